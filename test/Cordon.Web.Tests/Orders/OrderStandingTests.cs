using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Web.Language;
using Cordon.Web.Orders;

namespace Cordon.Web.Tests.Orders;

public sealed class OrderStandingTests
{
    public static TheoryData<FreezeOrderState> States => [.. Enum.GetValues<FreezeOrderState>().Where(state => state != FreezeOrderState.None)];

    [Fact]
    public void Every_state_is_told_by_a_sentence_of_its_own() =>
        Assert.Equal(States.Count, States.Select(row => OrderStanding.MeaningOf(Order(row.Data)).English).Distinct().Count());

    [Fact]
    public void A_sentence_tells_what_is_to_be_done_where_a_state_is_more_than_one_thing()
    {
        var (proposed, frozen) = (Order(FreezeOrderState.Proposed), Order(FreezeOrderState.Frozen));
        (FreezeOrder Order, string Words)[] told =
        [
            (proposed, "An officer has"), (proposed with { ApprovalsNeeded = 2 }, "two officers have"),
            (proposed with { ApprovalsNeeded = 2, Approvals = ["a"] }, "A second one has"), (frozen, "paid back"),
            (frozen with { FrozenMinor = 8_600 }, "86.00 EUR of the 500.00 EUR asked for was found and is held"),
            (frozen with { ReleaseAskedMinor = 5 }, "asked the bank to let"),
            (frozen with { ReleaseAskedMinor = 5, IsContested = true }, "A supervisor who"),
        ];
        Assert.All(told, one => Assert.Contains(one.Words, OrderStanding.MeaningOf(one.Order).English, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("returned", "150.00 EUR frozen, 2025-10-09 08:53:20 +00:00", "150.00 EUR paid back")]
    [InlineData("in part", "150.00 EUR frozen, 2025-10-09 08:53:20 +00:00", "50.00 EUR paid back, 100.00 EUR held now")]
    [InlineData("expired", "150.00 EUR frozen, 2025-10-09 08:53:20 +00:00", "150.00 EUR lapsed by law")]
    [InlineData("late", "refused, 2025-10-09 08:53:20 +00:00", "20.00 EUR paid back")]
    [InlineData("frozen", "150.00 EUR frozen, 2025-10-09 08:53:20 +00:00", null)]
    [InlineData("sent", "no answer yet", null)]
    public void What_a_bank_answered_stands_with_its_time_and_what_became_of_it_without(string order, string answer, string? since)
    {
        var frozen = Order(FreezeOrderState.Frozen) with { FrozenMinor = 15_000, AnsweredAt = new Instant(1_760_000_000_000) };
        var told = order switch
        {
            "returned" => frozen with { State = FreezeOrderState.Returned, ReturnedMinor = 15_000 },
            "in part" => frozen with { ReturnedMinor = 5_000 },
            "expired" => frozen with { State = FreezeOrderState.Expired, ReleasedMinor = 15_000 },
            "late" => frozen with
            {
                FrozenMinor = 0,
                State = FreezeOrderState.Returned,
                EndedAs = FreezeOrderState.Refused,
                ReturnedMinor = 2_000,
                UnheldMinor = 2_000,
            },
            "sent" => Order(FreezeOrderState.Sent),
            _ => frozen,
        };
        var speech = new Speech(Tongue.English, TimeZoneInfo.Utc);
        Assert.Equal((answer, since), (speech.AnswerGiven(told).Replace('\u00a0', ' '), speech.SinceAnswer(told)?.Replace('\u00a0', ' ')));
    }

    [Theory]
    [InlineData("order FO-000012 with the bank", "order |FO-000012| with the bank")]
    [InlineData("FO-000001", "FO-000001")]
    [InlineData("FO-000001、FO-000002：", "FO-000001|、|FO-000002|：")]
    [InlineData("针对止付指令FO-123456的申诉", "针对止付指令|FO-123456|的申诉")]
    [InlineData("XFO-000001 FO-12 FO-000000 FO-0000001 FO-4294967296 FO-000001-2", "XFO-000001 FO-12 FO-000000 FO-0000001 FO-4294967296 FO-000001-2")]
    [InlineData("", "")]
    public void An_orders_number_in_a_line_is_a_part_of_its_own(string line, string parts)
    {
        var found = OrderMentions.Of(line).ToList();
        Assert.Equal(parts, string.Join('|', found.Select(part => part.Text)));
        Assert.All(found, part => Assert.Equal(part.IsOrder, FreezeOrder.TryParseId(part.Text, out var number) && FreezeOrder.IdOf(number) == part.Text));
    }

    private static FreezeOrder Order(FreezeOrderState state) => new()
    {
        Number = 1,
        Case = 1,
        ReportId = "r1",
        Purse = 1,
        Bank = "LANTXB2XSUD",
        Account = "77120045",
        Asked = new Money(50_000, Currency.Parse("EUR")),
        FirstAskedMinor = 50_000,
        Hop = 1,
        Policy = TaintPolicy.Fifo,
        ProposedAt = new Instant(1_760_000_000_000),
        ApprovalsNeeded = 1,
        State = state,
    };
}
