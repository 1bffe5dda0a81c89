using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Web.Figures;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Figures;

public sealed class FigureTablesTests(OneConsole one) : IClassFixture<OneConsole>
{
    private static readonly Instant Lost = Instant.From(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private static readonly Currency Euro = Currency.Parse("EUR");

    [Theory]
    [InlineData(4, ",,,")]
    [InlineData(5, "5,500.00,250.00,50.00")]
    public void Of_a_few_cases_neither_sums_nor_shares_nor_their_number_is_told(int cases, string told) => Assert.Equal(
        $"""
        at,by,from_minutes,to_minutes,currency,cases,stolen,held,returned
        2026-03-02T09:00:00Z,report,30,60,EUR,{told}

        """,
        FigureTables.Curve(View(cases)));

    [Fact]
    public void A_figure_is_a_row_a_currency_and_never_a_total()
    {
        var table = FigureTables.Sums(View(1)).Split('\n');
        Assert.Equal("at,figure,currency,count,amount", table[0]);
        Assert.Equal(["2026-03-02T09:00:00Z,stopped,EUR,12,12.34", "2026-03-02T09:00:00Z,stopped,JPY,5,500"], table[1..3]);
        Assert.Equal(["2026-03-02T09:00:00Z,held,EUR,,", ""], table[3..]);
    }

    [Theory]
    [InlineData(new long[] { 20, 9, 1, 8 }, "20 9 . .")]
    [InlineData(new long[] { 20, 9, 1, 1 }, "20 . . .")]
    [InlineData(new long[] { 20, 9, 3, 3 }, "20 9 . .")]
    [InlineData(new long[] { 20, 9, 0, 8 }, "20 9 0 8")]
    [InlineData(new long[] { 1, 0, 1, 0 }, ". 0 . 0")]
    [InlineData(new long[] { 2 }, ".")]
    public void What_is_not_told_is_not_what_the_others_leave_over(long[] cases, string told)
    {
        var may = PublishedFigure.Told(cases);
        Assert.Equal(told, string.Join(' ', cases.Select((count, at) => may[at] ? $"{count}" : ".")));
    }

    [Fact]
    public void A_sum_of_one_case_is_not_computed_from_the_sums_beside_it()
    {
        var figures = new RecoveryFigures(
            [new(Euro, 12, 1_234)], [new(Euro, 20, 828_685)], [new(Euro, 9, 160_823)], [new(Euro, 1, 10_000)], [new(Euro, 8, 657_862)], [], []);
        var table = FigureTables.Sums(new FiguresView(Lost, figures, []));
        foreach (var hidden in (string[])["released,EUR,,", "returned,EUR,,"])
        {
            Assert.Contains($",{hidden}\n", table, StringComparison.Ordinal);
        }

        foreach (var told in (string[])["stopped,EUR,12,12.34", "frozen,EUR,20,8286.85", "held,EUR,9,1608.23"])
        {
            Assert.Contains($",{told}\n", table, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, ",,")]
    [InlineData(4, ",,")]
    [InlineData(5, "5,2400,2400")]
    public void Of_a_few_cases_no_span_is_told(int cases, string told) =>
        Assert.Contains($"2026-03-02T09:00:00Z,{RecoveryClocks.Of(View(cases).Cases)[0].Name},{told}\n", FigureTables.Clocks(View(cases)));

    [Fact]
    public void Each_step_that_is_counted_has_a_name_in_both_languages()
    {
        var orders = Enumerable.Range(1, 9).Select(hop => new OrderClock(hop, Lost, Lost, Lost, Lost)).ToList();
        var spans = RecoveryClocks.Of([new CaseClock(new Money(1, Euro), Lost, Lost, Lost, 0, 0, orders)]);
        Assert.Equal(6 + 8, spans.Count);
        Assert.All(spans, span => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", FiguresWords.StepOf(span.Name).Chinese));
    }

    [Theory]
    [InlineData("sums")]
    [InlineData("clocks")]
    [InlineData("curve")]
    public async Task A_statistician_takes_them_away_as_tables(string name)
    {
        using var caller = await one.Console.CallerAsync(OfficerRole.Statistician);
        using var answer = await caller.GetAsync(new Uri($"/figures/{name}.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("at,", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Cases of 100 EUR each, reported after 40 minutes; 50 are held and 10 were returned.</summary>
    private static FiguresView View(int cases)
    {
        var reported = Lost + TimeSpan.FromMinutes(40);
        var clock = new CaseClock(new Money(10_000, Euro), Lost, reported, reported, 5_000, 1_000, []);
        CurrencySum[] stopped = [new(Euro, 12, 1_234), new(Currency.Parse("JPY"), 5, 500)];
        var figures = new RecoveryFigures(stopped, [], [new(Euro, 4, 5_000)], [], [], [], []);
        return new FiguresView(Lost + TimeSpan.FromHours(1), figures, [.. Enumerable.Repeat(clock, cases)]);
    }
}
