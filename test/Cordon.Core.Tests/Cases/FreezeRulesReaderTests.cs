using Cordon.Core.Cases;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

public sealed class FreezeRulesReaderTests
{
    private const string Everywhere = """{"country":"*","first_hours":72,"basis":"none known"}""";
    private static readonly Currency Euro = Currency.Parse("EUR");

    [Fact]
    public void Laws_count_by_country_and_from_their_day_on()
    {
        const string thai = """{"country":"TH","first_hours":72,"extension_hours":168,"basis":"Royal Decree"}""";
        const string later = """{"country":"TH","from":"2027-01-01","first_hours":48,"basis":"a later one"}""";
        var (rules, fault) = FreezeRulesReader.Read($$"""{"automatic_up_to":"250.50","laws":[{{later}},{{thai}},{{Everywhere}}]}""", Euro);
        Assert.Null(fault);
        Assert.Equal((25_050, FreezeRules.Standard.TwoPersonsAbove), (rules!.AutomaticUpTo, rules.TwoPersonsAbove));
        Assert.Equal("Royal Decree", rules.LawOf("BANKTHBK", Day(2026, 12, 31)).Basis);
        Assert.Equal("a later one", rules.LawOf("BANKTHBK", Day(2027, 1, 1)).Basis);
        Assert.Equal("none known", rules.LawOf("BANKSGSG", Day(2027, 1, 1)).Basis);
    }

    [Theory]
    [InlineData("{", "line 1, byte 1: it is no JSON")]
    [InlineData("[]", "the freeze rules is an object")]
    [InlineData("""{"laws":[]}""", "laws is a list of 1 to 1000")]
    [InlineData("""{"law":[]}""", "there is no field law")]
    [InlineData("""{"automatic_up_to":100}""", "automatic_up_to is a sum in EUR as a text, such as \"10000.00\"")]
    [InlineData("""{"automatic_up_to":"0.001"}""", "automatic_up_to is a sum in EUR as a text, such as \"10000.00\"")]
    [InlineData("""{"two_persons_above":"1.00"}""", "two_persons_above is less than automatic_up_to: what needs two persons would need none")]
    [InlineData("""{"answer_within_minutes":0}""", "answer_within_minutes is a whole number from 1 to 43200")]
    [InlineData("""{"answer_within_minutes":1,"answer_within_minutes":2}""", "the freeze rules has answer_within_minutes twice")]
    [InlineData("""{"laws":[{"country":"th","first_hours":1,"basis":"x"}]}""", "laws[0].country is two capitals of ISO 3166-1, or \"*\" for every country")]
    [InlineData("""{"laws":[{"country":"*","basis":"x"}]}""", "laws[0].first_hours is missing")]
    [InlineData("""{"laws":[{"first_hours":1,"basis":"x"}]}""", "laws[0].country is missing")]
    [InlineData("""{"laws":[{"country":"*","first_hours":1,"basis":"x","from":"soon"}]}""", "laws[0].from is a day such as 2026-01-31")]
    [InlineData("""{"laws":[{"country":"*","first_hours":1,"basis":"x","until":"x"}]}""", "there is no field laws[0].until")]
    [InlineData(
        """{"laws":[{"country":"TH","first_hours":1,"basis":"x"}]}""",
        "the last of laws is for every country (\"*\") and has no from: each account needs a law at each time")]
    public void A_fault_is_named_with_its_place(string json, string expected) => Assert.Equal(expected, FreezeRulesReader.Read(json, Euro).Fault);

    [Theory]
    [InlineData("EUR")]
    [InlineData("JPY")]
    [InlineData("KWD")]
    public void Rules_that_are_written_are_read_as_the_same(string code)
    {
        var reference = Currency.Parse(code);
        var standard = FreezeRules.StandardIn(reference);
        var rules = standard with
        {
            AutomaticHopsMax = 5,
            AnswerWithin = TimeSpan.FromMinutes(45),
            Laws = [new HoldLaw("TH", Day(2027, 1, 31), TimeSpan.FromHours(48), TimeSpan.FromDays(2), "by \"decree\""), .. standard.Laws],
        };
        foreach (var one in new[] { standard, rules })
        {
            var (read, fault) = FreezeRulesReader.Read(FreezeRulesWriter.Write(one, reference), reference);
            Assert.Null(fault);
            Assert.Equal(one.Laws, read!.Laws);
            Assert.Equal(one, read with { Laws = one.Laws });
        }
    }

    private static Instant Day(int year, int month, int day) => Instant.From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));
}
