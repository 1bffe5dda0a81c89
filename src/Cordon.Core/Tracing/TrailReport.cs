using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>
/// A trail for people and other programs: accounts by their names, amounts as money, parts that took the same way put together. What tables,
/// JSON and the drawing are made of.
/// </summary>
/// <param name="Payments">The stolen payments.</param>
/// <param name="Stolen">What they moved.</param>
/// <param name="Since">When they were paid: the own time of the first; null where it is asked whose the money of an account is.</param>
/// <param name="At">The moment for which the answer holds.</param>
/// <param name="Policy">Which money was taken to leave when some did.</param>
/// <param name="Accounts">
/// All accounts of the trail, those the money was taken from first, then in the order in which it reached them; backward first the one that has the money
/// asked about.
/// </param>
/// <param name="Transfers">The money's moves, in the order of booking; one for each transfer.</param>
/// <param name="Ends">Where the money is, the largest share first; one for each account and fate.</param>
/// <param name="IsBounded">Whether a bound was met, so that some of it was not followed.</param>
public sealed record TrailReport(
    IReadOnlyList<string> Payments, Money Stolen, Instant? Since, Instant At, TaintPolicy Policy, IReadOnlyList<TrailAccount> Accounts,
    IReadOnlyList<TrailTransfer> Transfers, IReadOnlyList<TrailPlace> Ends, bool IsBounded)
{
    /// <summary>
    /// Whether it tells whence the money of the payments came: then what is called stolen is what was asked about, ends are sources, and those are
    /// victims' accounts which a reported payment was taken from.
    /// </summary>
    public bool IsBackward { get; init; }

    /// <summary>
    /// Of a trail backward from all that lies in an account: the account, by its index, and there are no payments then; null where it is asked of
    /// payments.
    /// </summary>
    public int? AskedAccount { get; init; }

    /// <summary>
    /// Of what still lies in accounts, so much that it is not pursued any more, in the stolen currency: a person let it go, or it has come back in another
    /// way. Null where there is nothing of the kind, and where it is not known: only a running centre knows, under fifo and for now.
    /// </summary>
    public Money? NotPursued { get; init; }

    /// <summary>Whether the ends' shares add up to the money; else amounts tell what may be in it, and must not be added up.</summary>
    public bool HasShares => Trail.HasSharesUnder(Policy, IsBackward);

    /// <summary>Accounts through which likely other victims' money passes; none backward, nor under poison, which reaches everybody.</summary>
    public IReadOnlyList<TrailMule> LikelyMules { get; init; } = [];

    /// <summary>
    /// The accounts whose pasts were tested against innocent explanations, in the order of <see cref="Accounts"/>: those that the money reached, nearest
    /// first, as far as they are looked at. None backward, nor under poison.
    /// </summary>
    public IReadOnlyList<TrailBystander> Bystanders { get; init; } = [];

    /// <summary>Accounts that the money reached: all but the victims' own.</summary>
    public int ReachedCount() => Accounts.Count(account => !account.IsVictims);
}
