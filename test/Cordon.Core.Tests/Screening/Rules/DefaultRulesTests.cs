using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening.Rules;

public sealed class DefaultRulesTests
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    private static readonly RuleSet Default = RuleSet.Default(RuleTexts.Euro);

    // A payment between two people who know each other, each with a history: what the rows below change.
    private static readonly Dictionary<string, object> Ordinary = new()
    {
        ["amount"] = 80_00L,
        ["payee.kind"] = "person",
        ["payer.kind"] = "person",
        ["payer.seen_for"] = 900 * Day,
        ["payee.seen_for"] = 700 * Day,
        ["payee.idle"] = 2 * Day,
        ["payer.idle"] = Day,
        ["amount.to_usual"] = 9_000L,
        ["amount.to_largest"] = 500L,
        ["amount.to_balance"] = 400L,
        ["payer.sent.count.30d"] = 40L,
        ["payer.sent.sum.30d"] = 3_000_00L,
        ["payer.sent.sum.7d"] = 700_00L,
        ["payer.night_share"] = 300L,
        ["payer.pass_through"] = 4_000L,
        ["payer.since_received"] = 9 * Day,
        ["payee.pass_through"] = 3_000L,
        ["payee.dwell"] = 9 * Day,
        ["payer.dwell"] = 9 * Day,
        ["payee.received.payers.24h"] = 1L,
        ["payee.received.payers.7d"] = 2L,
        ["payee.burst"] = 10_000L,
    };

    // Who pays, the facts that differ, and the rules that fire.
    public static readonly TheoryData<string, Dictionary<string, object>, string[]> People = new()
    {
        { "a friend", [], [] },
        { "a friend of many years", new() { ["pair.count"] = 30L, ["pair.age"] = 400 * Day }, ["long-known-payee"] },
        { "a worker's salary", new() { ["payer.kind"] = "business", ["pair.count"] = 0L, ["amount"] = 3_000_00L, ["payer.burst"] = 300_000L, ["payer.sent.payees.24h"] = 200L }, [] },
        { "a buyer at a market trader's who pays suppliers daily",
            new() { ["payee.received.payers.24h"] = 60L, ["payee.received.payers.7d"] = 300L, ["payee.pass_through"] = 9_500L, ["payee.dwell"] = Hour, ["pair.count"] = 0L }, [] },
        { "a club's treasurer paying members", new() { ["payer.sent.payees.24h"] = 25L, ["payer.pass_through"] = 9_800L, ["payer.dwell"] = 5 * Day, ["payer.received.sum.24h"] = 2_000_00L }, [] },
        { "a member paying the club's treasurer", new() { ["payee.received.payers.24h"] = 30L, ["payee.received.payers.7d"] = 40L, ["payee.pass_through"] = Facts.Unknown, ["is_round"] = 1L }, [] },
        { "a student's first rent", new() { ["amount.to_largest"] = 40_000L, ["amount.to_usual"] = 90_000L, ["amount"] = 600_00L, ["payer.seen_for"] = 10 * Day }, [] },
        { "the buyer of a car from a dealer", new() { ["amount"] = 18_000_00L, ["amount.to_largest"] = 90_000L, ["amount.to_usual"] = 900_000L, ["payee.kind"] = "business", ["amount.to_balance"] = 9_500L }, [] },
        { "a buyer in a shop where stolen money was spent", new() { ["payee.kind"] = "merchant", ["payee.risk"] = 9_000L }, [] },
        { "somebody new in a young centre", new() { ["payer.seen_for"] = Facts.Unknown, ["payee.seen_for"] = Facts.Unknown, ["amount"] = 5_000_00L, ["amount.to_usual"] = Facts.Unknown, ["amount.to_largest"] = Facts.Unknown, ["payer.sent.count.30d"] = 0L }, [] },
        { "a payee on the allow list", new() { ["payee.allowed"] = 1L }, ["allowed-payee"] },
        { "the holder of frozen money paying with it", new() { ["payer.takes_frozen"] = 1L, ["payee.allowed"] = 1L }, ["frozen-money"] },
        { "a payee on the watch list", new() { ["payee.watched"] = 1L }, ["watched-payee"] },
        { "the second victim of a reported account", new() { ["payee.reports"] = 1L, ["payee.risk"] = 10_000L, ["payee.risk_hops"] = 0L }, ["reported-payee", "hot-payee", "warm-payee"] },
        { "a victim whose payee's kind is not known", new() { ["payee.reports"] = 1L, ["payee.kind"] = Facts.Unknown }, ["reported-payee"] },
        { "a mule passing stolen money on", new() { ["payer.risk"] = 8_000L, ["payer.pass_through"] = 9_500L, ["payer.since_received"] = Hour }, ["passing-stolen-money-on"] },
        { "a mule buying coins", new() { ["payer.risk"] = 8_000L, ["payer.since_received"] = Hour, ["payee.kind"] = "exchange" }, ["stolen-money-way-out"] },
        { "a victim of a collector",
            new() { ["amount.to_usual"] = 40_000L, ["payee.received.payers.24h"] = 6L, ["payee.pass_through"] = 9_500L, ["payee.dwell"] = 20 * Minute, ["payee.seen_for"] = 9 * Day }, ["gathering-payee"] },
        { "a victim of a safe-account call at the second payment",
            new() { ["pair.count"] = 2L, ["pair.age"] = Hour, ["amount"] = 900_00L, ["amount.to_usual"] = 80_000L }, ["again-and-again-within-hours"] },
        { "an investor", new() { ["amount"] = 6_000_00L, ["amount.to_largest"] = 40_000L, ["amount.to_usual"] = 300_000L, ["payee.seen_for"] = Facts.Unknown, ["payee.idle"] = Facts.Unknown, ["payee.age"] = Facts.Unknown },
            ["far-above-usual-to-young-account", "large-first-payment"] },
        { "a recruit spreading money", new() { ["payer.sent.payees.24h"] = 4L, ["payer.pass_through"] = 9_900L, ["payer.dwell"] = 10 * Minute, ["payer.seen_for"] = 20 * Day, ["payer.age"] = 25 * Day, ["payer.received.sum.24h"] = 4_000_00L },
            ["young-account-spreads-money"] },
        { "an investor of whom the model thinks nothing",
            new() { ["amount"] = 6_000_00L, ["amount.to_largest"] = 40_000L, ["amount.to_usual"] = 300_000L, ["model.score"] = 200L },
            [] },
        { "somebody whose loss the model expects", new() { ["amount"] = 250_00L, ["model.score"] = 4_000L }, ["expected-loss"] },
        { "somebody who would lose too little to be held", new() { ["amount"] = 249_99L, ["model.score"] = 4_000L }, ["expected-loss-warning"] },
        { "somebody of whom the model is not sure enough", new() { ["amount"] = 900_000_00L, ["model.score"] = 3_999L }, ["expected-loss-warning"] },
        { "somebody of whom the model doubts little", new() { ["amount"] = 900_000_00L, ["model.score"] = 299L }, [] },
    };

    [Theory]
    [MemberData(nameof(People))]
    public void Stops_scams_and_leaves_those_alone_who_only_look_like_them(string who, Dictionary<string, object> differs, string[] fires)
    {
        using var block = new FactBlock { Count = 1 };
        foreach (var fact in Facts.All)
        {
            block[fact.Index, 0] = Value((differs.TryGetValue(fact.Name, out var value) ? value : Ordinary.GetValueOrDefault(fact.Name))
                ?? (fact.CanBeUnknown ? Facts.Unknown : 0L));
        }

        var fired = new ulong[Default.Rules.Count];
        Default.Evaluate(block, fired);
        Assert.True(fires.SequenceEqual(Default.Rules.Where(r => fired[r.Index] != 0).Select(r => r.Code)),
            $"{who}: {string.Join(", ", Default.Rules.Where(r => fired[r.Index] != 0))}");
    }

    [Fact]
    public void Is_one_text_for_every_currency_one_can_pay_in() =>
        Assert.All(Currency.All, currency => Assert.Equal(Default.Rules.Count, RuleSet.Default(currency).Rules.Count));

    [Fact]
    public void Every_rule_that_stops_names_what_to_do_and_no_machine_blocks_for_good_but_by_the_watch_list()
    {
        Assert.InRange(Default.Rules.Count, 20, 40);
        Assert.All(Default.Rules.Where(r => r.Action.Outcome != Outcome.Allow), r => Assert.InRange(r.PayerSentence.Length, 80, RuleLimits.SentenceLengthMax));
        Assert.Equal("watched-payee", Assert.Single(Default.Rules, r => r.Action.AtExpiry == Outcome.Block).Code);
        Assert.Equal(5, Default.Rules.Select(r => r.ScamType).Where(s => s != ScamType.None).Distinct().Count());
        Assert.DoesNotContain(Default.Rules, r => r.PayerSentence.Contains("  ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "large-series-to-new-payee",
        "The payer first paid this payee 6 d ago. Payments since: 6; now 15970.00 EUR, which is 402 % of the payer's usual amount.")]
    [InlineData("hot-payee", "Payments between reported money and the payee's account: 1; nearness to it: 57 %. The payer never paid it before.")]
    public void What_the_file_says_names_whose_each_figure_is(string code, string said)
    {
        var facts = new long[Facts.Count];
        foreach (var (name, value) in new (string, long)[]
        {
            ("pair.age", 6 * Day), ("pair.count", 6), ("amount", 15_970_00), ("amount.to_usual", 40_211), ("payee.risk_hops", 1), ("payee.risk", 5_700),
        })
        {
            facts[Facts.Find(name)!.Index] = value;
        }

        Assert.Equal(said, Default.Explain(Default.Rules.Single(rule => rule.Code == code), facts));
    }

    [Fact]
    public void An_allow_list_vetoes_only_in_its_lanes()
    {
        var fired = new ulong[Default.Rules.Count];
        (fired[0], fired[1], fired[2]) = (0b0001, 0b0100, 0b1000);
        Assert.Equal(0b0101UL, Default.AllowedIn(fired));
    }

    private static long Value(object value) => value is string text ? Facts.TextValue(System.Text.Encoding.UTF8.GetBytes(text)) : (long)value;
}
