using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Engine.Networks;

/// <summary>
/// What banks tell of the holders of accounts. A number may be given to somebody else after it was closed, and a table may contradict itself: whose an
/// account was at a moment is told only where one description alone can be of then.
/// </summary>
internal sealed class HolderBook
{
    /// <summary>A day of opening is written by some zone's clock: a payment may come within a day before it.</summary>
    private const long GraceMilliseconds = Instant.DayMilliseconds;

    private readonly Dictionary<uint, Holding> _told = [];
    private readonly Dictionary<uint, List<Holding>> _otherwise = [];

    /// <summary>Takes in a description. False where it says otherwise than one that is there; both are kept.</summary>
    public bool Add(uint account, Holding told)
    {
        if (!_told.TryGetValue(account, out var first))
        {
            _told.Add(account, told);
            return true;
        }

        if (first.With(told) is { } both)
        {
            _told[account] = both;
            return true;
        }

        if (!_otherwise.TryGetValue(account, out var others))
        {
            _otherwise.Add(account, others = []);
        }

        if (others.FindIndex(other => other.With(told) is not null) is var same and >= 0)
        {
            others[same] = others[same].With(told)!;
        }
        else
        {
            others.Add(told);
        }

        return false;
    }

    /// <summary>Whether a bank has told whose the account is, at any time.</summary>
    public bool IsNamed(uint account) =>
        _told.TryGetValue(account, out var told) && (told.Holder is not null || _otherwise.ContainsKey(account));

    /// <summary>Whether it is told of in two ways, or only from after a moment.</summary>
    public bool IsDoubtful(uint account, long atMilliseconds) =>
        _otherwise.ContainsKey(account) || (_told.ContainsKey(account) && At(account, atMilliseconds) is null);

    /// <summary>The description that holds at a moment; null where there is none, or where several may.</summary>
    public Holding? At(uint account, long atMilliseconds)
    {
        if (!_told.TryGetValue(account, out var told))
        {
            return null;
        }

        if (!_otherwise.TryGetValue(account, out var others))
        {
            return told.OpenedMilliseconds == Facts.Unknown || IsBefore(told) ? told : null;
        }

        List<Holding> before = [.. others.Append(told).Where(one => one.OpenedMilliseconds == Facts.Unknown || IsBefore(one))];
        var latest = before.OrderByDescending(one => one.OpenedMilliseconds).FirstOrDefault();
        return before.Exists(one => one != latest && (one.OpenedMilliseconds == Facts.Unknown || one.OpenedMilliseconds == latest!.OpenedMilliseconds))
            ? null : latest;

        bool IsBefore(Holding one) => one.OpenedMilliseconds <= atMilliseconds || one.OpenedMilliseconds - atMilliseconds <= GraceMilliseconds;
    }
}

/// <summary>A description of an account's holder.</summary>
internal sealed record Holding(AccountKind Kind, long OpenedMilliseconds, string? Holder, Identifier? Phone)
{
    /// <summary>Both in one, where neither says otherwise than the other; null where one does.</summary>
    public Holding? With(Holding other) =>
        (Kind == other.Kind || Kind == AccountKind.Unknown || other.Kind == AccountKind.Unknown)
        && (OpenedMilliseconds == other.OpenedMilliseconds || OpenedMilliseconds == Facts.Unknown || other.OpenedMilliseconds == Facts.Unknown)
        && (Holder == other.Holder || Holder is null || other.Holder is null) && (Phone == other.Phone || Phone is null || other.Phone is null)
            ? new Holding(
                Kind == AccountKind.Unknown ? other.Kind : Kind, OpenedMilliseconds == Facts.Unknown ? other.OpenedMilliseconds : OpenedMilliseconds,
                Holder ?? other.Holder, Phone ?? other.Phone)
            : null;

    /// <summary>Masked: a holder never goes into a log.</summary>
    public override string ToString() => $"holder of a {Kind} account";
}
