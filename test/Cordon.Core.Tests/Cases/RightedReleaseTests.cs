using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

public sealed class RightedReleaseTests
{
    private static readonly Money Sum = new(42_000, Currency.Parse("EUR"));

    [Theory]
    [InlineData("Release:10000 Contest AskRelease:32000 Release:32000", 32_000)]
    [InlineData("Release:10000 Contest AskRelease:32000", 0)]
    [InlineData("Release:10000 Contest Uphold Release:32000", 0)]
    [InlineData("AskRelease:10000 Release:10000", 0)]
    [InlineData("Contest AskRelease:42000 Release:12000 Release:30000", 42_000)]
    [InlineData("Contest AskRelease:10000 Release:30000", 10_000)]
    [InlineData("Contest AskRelease:42000 AskRelease:10000 Release:42000", 10_000)]
    [InlineData("Release:10000 Release:32000", 32_000, 14)]
    [InlineData("Release:10000 Release:32000", 0, 15)]
    [InlineData("Release:10000 Release:32000", 42_000, 1)]
    [InlineData("Contest AskRelease:10000 Release:30000", 30_000, 15)]
    public void What_was_let_go_since_the_holder_was_right_is_what_a_granted_complaint_asked_for(string life, long righted, int rightedAt = 100)
    {
        var proposed = new FreezeOrder
        {
            Number = 7,
            Case = 1,
            ReportId = "r1",
            Purse = 1,
            Bank = "BBBBXBBB",
            Account = "M1",
            Asked = Sum,
            FirstAskedMinor = Sum.Minor,
            Hop = 1,
            Policy = TaintPolicy.Fifo,
            ProposedAt = new Instant(2),
            ApprovalsNeeded = 1,
        };
        List<FreezeEvent> happened =
        [
            .. $"Approve Send Freeze:42000 {life}".Split(' ').Select(word => word.Split(':')).Select((parts, at) => new FreezeEvent(
                Enum.Parse<FreezeEventKind>(parts[0]), new Instant(10 + at), "bea", parts.Length > 1 ? long.Parse(parts[1], null) : 0)),
        ];
        var now = happened.Aggregate(proposed, (order, what) => order.After(what, FreezeRules.Standard));
        Assert.Equal(righted, RightedRelease.MinorOf(now with { RightedAt = new Instant(rightedAt) }, happened, FreezeRules.Standard));
    }
}
