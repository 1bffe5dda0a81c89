namespace Cordon.Core.Cases;

/// <summary>
/// Divides recovered money of one currency among victims. First everybody gets his own: what of it is traced to his payment; where traces claim
/// more than there is, in proportion. What is left goes to all in proportion of what they still miss, up to that. A later division counts all that
/// was ever recovered, and takes nothing back: who had more than his part by then keeps it, and the others share what is there.
/// </summary>
public static class Restitution
{
    /// <summary>The division.</summary>
    /// <param name="recoveredMinor">All that was ever recovered, what was paid already among it; in minor units.</param>
    /// <param name="claims">Each case once, in any order.</param>
    /// <returns>A share for each claim, in the order of the stolen payments.</returns>
    public static IReadOnlyList<RestitutionShare> Divide(long recoveredMinor, IEnumerable<RestitutionClaim> claims)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recoveredMinor);
        var all = claims.OrderBy(claim => claim.Payment).ToList();
        var keys = all.ConvertAll(claim => claim.Payment);
        var own = UpTo(recoveredMinor, all.ConvertAll(claim => Math.Min(claim.TracedMinor, claim.MostMinor)), keys);
        var missing = all.Select((claim, i) => claim.IsSameCurrency ? claim.MostMinor - own[i] : 0).ToList();
        var rest = UpTo(recoveredMinor - own.Sum(), missing, keys);
        var open = all.Select((claim, i) => Math.Max(0, own[i] + rest[i] - claim.PaidMinor)).ToList();
        var due = UpTo(recoveredMinor - all.Sum(claim => claim.PaidMinor), open, keys);
        return [.. all.Select((claim, i) => new RestitutionShare(claim.Case, own[i], rest[i], claim.PaidMinor, due[i]))];
    }

    /// <summary>To everybody what he asks for, or in proportion of it where there is less.</summary>
    private static IReadOnlyList<long> UpTo(long there, IReadOnlyList<long> asked, IReadOnlyList<long> keys) =>
        asked.Aggregate(Int128.Zero, (sum, amount) => sum + amount) <= there ? asked : LargestRemainder.Divide(Math.Max(0, there), asked, keys);
}
