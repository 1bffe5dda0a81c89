using Cordon.Core.Cases;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Cases;

/// <summary>Recovered money is divided as an auditor would do it by hand.</summary>
public sealed class RestitutionTests
{
    /// <summary>A claim of a case: what was lost, what of the recovered money is traced to it, what it has had.</summary>
    private static readonly Gen<RestitutionClaim[]> Claims =
        Gen.Select(Gen.Long[1, 100_000], Gen.Long[0, 120_000], Gen.Long[0, 100_000], Gen.Bool)
            .Array[1, 12].Select(all => all.Select((claim, i) => new RestitutionClaim(
                (uint)i + 1, 1_000 - i, claim.Item1, claim.Item4, claim.Item2, Math.Min(claim.Item3, claim.Item1), 0)).ToArray());

    private static readonly Gen<(RestitutionClaim[], long)> Recoveries = Gen.Select(Claims, Gen.Long[0, 900_000]);

    /// <summary>
    /// Recovered; for each victim lost/traced/paid; for each victim due. In order: own money only. Re Hallett's estate, the traced part first and the
    /// other in what is left. Pari passu in a mixed account (Barlow Clowes): nothing traced, 300 + 200 + 100 lost, 150 there. More traced than there
    /// is. All made good, and 50 left over. A cent among three. What was paid in the first division stays with its owner.
    /// </summary>
    [Theory]
    [InlineData(20_000, "50000/20000/0 40000/0/0", "20000 0")]
    [InlineData(60_000, "50000/20000/0 40000/0/0", "37143 22857")]
    [InlineData(15_000, "30000/0/0 20000/0/0 10000/0/0", "7500 5000 2500")]
    [InlineData(10_000, "30000/12000/0 20000/8000/0", "6000 4000")]
    [InlineData(15_000, "10000/10000/0 0/0/0", "10000 0")]
    [InlineData(1, "100/0/0 100/0/0 100/0/0", "1 0 0")]
    [InlineData(100, "100/0/0 100/0/0 100/0/0", "34 33 33")]
    [InlineData(30_000, "30000/0/10000 30000/20000/0", "0 20000")]
    [InlineData(10_000, "30000/0/8000 30000/10000/0", "0 2000")]
    public void Each_gets_his_own_first_and_then_a_part_of_what_is_nobodys(long recovered, string claims, string due)
    {
        var shares = Restitution.Divide(recovered, claims.Split(' ').Select((claim, i) => Claim(i, [.. claim.Split('/').Select(long.Parse)])));
        Assert.Equal(due, string.Join(' ', shares.Select(share => share.DueMinor)));
    }

    [Fact]
    public void Money_in_another_currency_goes_to_those_whose_it_is_and_to_nobody_else()
    {
        // 110.00 US dollars are what 100.00 of the first victim's euros became; he has been given 40.00 euros back already.
        var first = new RestitutionClaim(1, 1, 6_000, IsSameCurrency: false, TracedMinor: 11_000, TracedShareMinor: 10_000, PaidMinor: 0);
        var second = new RestitutionClaim(2, 2, 50_000, IsSameCurrency: false, 0, 0, 0);
        var third = new RestitutionClaim(3, 3, 3_000, IsSameCurrency: true, 0, 0, 0);
        var shares = Restitution.Divide(12_000, [third, second, first]);
        Assert.Equal([6_600, 0, 3_000], shares.Select(share => share.DueMinor));
    }

    [Fact]
    public void Never_is_more_paid_than_was_recovered_or_more_to_anybody_than_he_lost() => Recoveries.Sample((claims, recovered) =>
    {
        var shares = Restitution.Divide(recovered, claims);
        var most = claims.ToDictionary(claim => claim.Case, claim => claim.MostMinor);
        return shares.All(share => share.DueMinor >= 0 && share.DueMinor <= most[share.Case]) && shares.Sum(share => share.DueMinor) <= recovered;
    });

    [Fact]
    public void All_that_was_recovered_is_paid_unless_everybody_has_what_he_lost() => Recoveries.Sample((claims, recovered) =>
    {
        var same = claims.Select(claim => claim with { IsSameCurrency = true }).ToArray();
        return Restitution.Divide(recovered, same).Sum(share => share.DueMinor) == Math.Min(recovered, same.Sum(claim => claim.LossMinor));
    });

    [Fact]
    public void The_order_of_reports_changes_nothing() => Recoveries.Sample((claims, recovered) =>
        Restitution.Divide(recovered, claims).SequenceEqual(Restitution.Divide(recovered, claims.Reverse())));

    [Fact]
    public void A_later_return_is_divided_without_taking_anything_back() =>
        Gen.Select(Claims, Gen.Long[0, 300_000], Gen.Long[0, 300_000], Gen.Long[0, 100]).Sample((claims, first, more, tracedLater) =>
        {
            var paid = Restitution.Divide(first, claims).ToDictionary(share => share.Case, share => share.DueMinor);
            var later = claims.Select(claim => claim with { PaidMinor = paid[claim.Case], TracedMinor = claim.TracedMinor + tracedLater }).ToList();
            var shares = Restitution.Divide(first + more, later);
            return shares.All(share => share.DueMinor >= 0 && share.DueMinor + share.PaidMinor <= later.First(c => c.Case == share.Case).MostMinor)
                && shares.Sum(share => share.DueMinor + share.PaidMinor) <= first + more;
        });

    [Fact]
    public void Parts_add_up_to_the_whole_and_lie_within_a_unit_of_the_proportion() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[0, long.MaxValue / 20].Array[1, 20]).Sample((total, weights) =>
        {
            var parts = LargestRemainder.Divide(total, weights, [.. weights.Select((_, i) => (long)i)]);
            var all = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
            return all == 0
                ? parts.All(part => part == 0)
                : parts.Aggregate(Int128.Zero, (sum, part) => sum + part) == total
                    && parts.Zip(weights).All(p => Int128.Abs(((Int128)p.First * all) - ((Int128)total * p.Second)) < all);
        });

    private static RestitutionClaim Claim(int index, long[] numbers) =>
        new((uint)index + 1, index + 1, numbers[0], IsSameCurrency: true, numbers[1], numbers[1], numbers[2]);
}
