using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>
/// What a bank is told about one of its freeze orders, as it was at that moment: it is sent until the bank has it, the same words under the same
/// identifier each time.
/// </summary>
/// <param name="Number">From 1, over all banks, in the order of what happened.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Time">When that happened, by the centre's clock.</param>
/// <param name="AmountMinor">The amount it is about, in minor units of the order's currency.</param>
/// <param name="Order">The order as it was then.</param>
public sealed record FreezeNotice(uint Number, NoticeKind Kind, Instant Time, long AmountMinor, FreezeOrder Order)
{
    private const string IdPrefix = "FN-";

    /// <summary>Characters of a BIC that name the bank; the rest names a branch.</summary>
    private const int BankCharacters = 8;

    /// <summary>Its identifier outside: by it a bank knows what it has had before.</summary>
    public string Id => IdOf(Number);

    /// <summary>The bank that is told, without its branch.</summary>
    public string Bank => BankOf(Order.Bank);

    /// <summary>A bank without its branch: branches have one door.</summary>
    public static string BankOf(string bic) => bic.Length > BankCharacters ? bic[..BankCharacters] : bic;

    /// <summary>The same of a BIC's bytes.</summary>
    public static ReadOnlySpan<byte> BankOf(ReadOnlySpan<byte> bic) => bic.Length > BankCharacters ? bic[..BankCharacters] : bic;

    /// <summary>The identifier of a notice's number.</summary>
    public static string IdOf(uint number) => string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{number:D6}");

    /// <summary>The number of a notice's identifier; false when it is none.</summary>
    public static bool TryParseId(string id, out uint number)
    {
        number = 0;
        return id.StartsWith(IdPrefix, StringComparison.Ordinal)
            && uint.TryParse(id.AsSpan(IdPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }

    /// <summary>What the order's bank is to be told of something that happened; null for nothing. A bank hears of an order from its approval on.</summary>
    /// <param name="number">The notice's number.</param>
    /// <param name="before">The order before it.</param>
    /// <param name="after">The order after it.</param>
    public static FreezeNotice? Of(uint number, FreezeOrder before, FreezeOrder after, FreezeEvent what)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(what);
        var (kind, amountMinor) = what.Kind switch
        {
            FreezeEventKind.Approve when after.State == FreezeOrderState.Approved => (NoticeKind.Freeze, after.Asked.Minor),
            FreezeEventKind.Raise when after.State == FreezeOrderState.Approved => (NoticeKind.Freeze, after.Asked.Minor),
            _ when before.State == FreezeOrderState.Proposed => (NoticeKind.None, 0),
            FreezeEventKind.Reduce when after.State != FreezeOrderState.Withdrawn => (NoticeKind.Reduce, after.Asked.Minor),
            FreezeEventKind.Reduce or FreezeEventKind.Withdraw => (NoticeKind.Withdraw, before.Asked.Minor),
            FreezeEventKind.AskRelease => (NoticeKind.Release, what.AmountMinor),
            FreezeEventKind.Remind => (NoticeKind.Remind, after.ReleaseAskedMinor > 0 ? after.ReleaseAskedMinor : after.Asked.Minor),
            FreezeEventKind.Extend => (NoticeKind.Extend, after.HeldMinor),
            FreezeEventKind.Expire => (NoticeKind.Expire, before.HeldMinor),
            _ => (NoticeKind.None, 0),
        };
        return kind == NoticeKind.None ? null : new FreezeNotice(number, kind, what.Time, amountMinor, after);
    }
}
