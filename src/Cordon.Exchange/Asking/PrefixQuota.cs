using Cordon.Core.Exchange;

namespace Cordon.Exchange.Asking;

/// <summary>
/// Whoever fishes goes through ranges of numbers. The holder sees none of them, since what it evaluates is blinded; an inspector does, in the sample that is
/// opened: honest questions are spread, a range is not.
/// </summary>
public static class PrefixQuota
{
    /// <summary>The last digits, which a range goes through: a block of ten thousand numbers.</summary>
    private const int TailDigits = 4;

    /// <summary>Of one block at most such a part of what is opened.</summary>
    private const int Share = 10;

    /// <summary>So many of one block are no range yet.</summary>
    private const int LimitMin = 3;

    /// <summary>How many of one range may be among so many opened identifiers.</summary>
    public static int LimitOf(int opened) => Math.Max(LimitMin, opened / Share);

    /// <summary>
    /// The range in which an identifier lies: for accounts, telephone numbers and documents all but the last four signs, for a mailbox its host and its name
    /// without digits at the end, for an address on the web its host. Null for a wallet: those cannot be gone through.
    /// </summary>
    public static string? RangeOf(CanonicalIdentifier identifier)
    {
        var value = identifier.Value ?? "";
        switch (identifier.Kind)
        {
            case CanonicalKind.Iban:
                // The check digits follow from the rest, so that neighbours do not share them.
                return value[..2] + Head(value[4..]);
            case CanonicalKind.Account or CanonicalKind.Phone or CanonicalKind.Document:
                return Head(value);
            case CanonicalKind.Email:
                var at = value.LastIndexOf('@');
                return value[..Math.Max(at, 0)].TrimEnd(Digits) + value[Math.Max(at, 0)..];
            case CanonicalKind.Url:
                return value.Split('/')[0];
            default:
                return null;
        }
    }

    private static readonly char[] Digits = [.. "0123456789"];

    private static string Head(string value) => value[..Math.Max(0, value.Length - TailDigits)];
}
