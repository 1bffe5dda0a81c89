using Cordon.Core.Cases;
using Cordon.Core.Intake;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Web.Reporting;

namespace Cordon.Web.Tests.Reporting;

public sealed class TakenReportTests
{
    private static readonly Currency Currency = Currency.Parse("EUR");
    private static readonly Instant At = new(5);

    /// <summary>The sums add up: what banks hold on orders of other cases is none of what the case's own ask for, and is said beside it.</summary>
    [Theory]
    [InlineData(new uint[] { 8 }, 23_400, 8_600)]
    [InlineData(new uint[] { 7, 8 }, 23_400, 0)]
    public void What_orders_of_other_cases_hold_is_told_apart_from_what_the_cases_own_ask_for(uint[] own, long ordered, long elsewhere)
    {
        var taken = Taken(own);
        Assert.Equal([new Money(ordered * own.Length, Currency)], taken.Ordered);
        Assert.Equal(new Money(elsewhere, Currency), taken.HeldElsewhere);
        Assert.Null((taken with { Trail = null }).HeldElsewhere);

        // The victim's own account is none that the money reached, here as above the trail's drawing.
        Assert.Equal((2, 2), (taken.AccountCount, taken.Trail!.ReachedCount()));
    }

    private static TakenReport Taken(uint[] own)
    {
        var stolen = new Money(62_000, Currency);
        var ends = new List<TrailPlace>
        {
            new(1, TrailFate.Cash, stolen with { Minor = 30_000 }, 30_000, At, 1),
            new(1, TrailFate.Rests, stolen with { Minor = 23_400 }, 23_400, At, 1),
            new(2, TrailFate.Frozen, stolen with { Minor = 8_600 }, 8_600, At, 2) { Orders = [(7, 8_600, 8_600)] },
        };
        TrailAccount[] accounts =
        [
            new("AAAAXAAA", "V1", EndKind.None, true, 0), new("BBBBXBBB", "M1", EndKind.None, false, 1), new("BBBBXBBB", "M2", EndKind.None, false, 2),
        ];
        var trail = new TrailReport(["p1"], stolen, new Instant(1), new Instant(9), TaintPolicy.Fifo, accounts, [], ends, false);
        var payment = new LikelyPayment("p1", 0, 1, At, stolen, "AAAAXAAA/V1", "BBBBXBBB/M1", default(PaymentFit), 0, 0);
        var file = new CaseSummary(2, true, 1, [.. own.Select(Order)]) { Sequence = 1 };
        return new TakenReport("r1", At, payment, false, file, trail, null);
    }

    private static FreezeOrder Order(uint number) => new()
    {
        Number = number,
        Case = 2,
        ReportId = "r1",
        Purse = 1,
        Bank = "BBBBXBBB",
        Account = "M1",
        Asked = new Money(23_400, Currency),
        FirstAskedMinor = 23_400,
        Hop = 1,
        Policy = TaintPolicy.Fifo,
        ProposedAt = At,
        ApprovalsNeeded = 1,
        State = FreezeOrderState.Sent,
    };
}
