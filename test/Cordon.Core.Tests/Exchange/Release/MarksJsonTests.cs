using Cordon.Core.Exchange.Release;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>Marks on the wire: what was written is read, and what is not exactly that is refused.</summary>
public sealed class MarksJsonTests
{
    private static readonly string Here = World.Here.Value!;

    private static readonly string Written = $$"""
        {"tlp":"AMBER+STRICT","pap":"GREEN","handling":["H1","H3"],"handling_texts":["not before May"],"evaluation":"B2",
        "purposes":["recovery","protection"],"role":"unknown","rights":["political-offence","possible-trafficking"],
        "originators":["{{Here}}"],"audience":"everybody","retain_until":"2027-03-01T09:30:00Z",
        "legal_bases":["directive-2023977","e-evidence"]}
        """.Replace("\n", "", StringComparison.Ordinal);

    [Fact]
    public void They_are_written_as_the_page_on_exchange_says()
    {
        var (marks, fault) = MarksReader.Read(Written);
        Assert.Null(fault);
        Assert.Equal(Written, MarksWriter.Write(marks!));
        Assert.Equal(
            (Tlp.AmberStrict, HandlingCodes.H1 | HandlingCodes.H3, RightsRisks.PoliticalOffence | RightsRisks.PossibleTrafficking, true),
            (marks!.Tlp, marks.Handling, marks.Rights, marks.Audience.IsEverybody));
    }

    [Fact]
    public void Whatever_is_written_is_read_as_it_was() =>
        World.AnyMarks.Sample(marks => MarksReader.Read(MarksWriter.Write(marks)) is { Marks: { } read } && read.Equals(marks), iter: 5_000);

    [Theory]
    [InlineData("\"tlp\":\"AMBER+STRICT\",", "", "tlp is missing")]
    [InlineData("\"rights\":[\"political-offence\",\"possible-trafficking\"],", "", "rights is missing")]
    [InlineData("\"tlp\":", "\"colour\":\"red\",\"tlp\":", "there is no field colour")]
    [InlineData("\"tlp\":", "\"TLP\":", "there is no field TLP")]
    [InlineData("\"pap\":", "\"pap\":\"CLEAR\",\"pap\":", "pap stands there twice")]
    [InlineData("AMBER+STRICT", "WHITE", "tlp does not know \"WHITE\"")]
    [InlineData("AMBER+STRICT", "NONE", "tlp does not know \"NONE\"")]
    [InlineData("\"H1\",\"H3\"", "\"H1\",\"H4\"", "handling does not know \"H4\"")]
    [InlineData("\"H1\",\"H3\"", "\"H3\",\"H3\"", "handling says something twice")]
    [InlineData("[\"H1\",\"H3\"]", "[\"H1\"]", "H3 and its words")]
    [InlineData("[\"H1\",\"H3\"]", "\"H1\"", "handling is a list")]
    [InlineData("\"B2\"", "\"B5\"", "evaluation is")]
    [InlineData("\"B2\"", "\"22\"", "evaluation is")]
    [InlineData("\"B2\"", "\"B\"", "evaluation is")]
    [InlineData("\"B2\"", "2", "evaluation is a text")]
    [InlineData("\"unknown\"", "null", "role is a text")]
    [InlineData("\"unknown\"", "\"Unknown\"", "role does not know")]
    [InlineData("\"recovery\"", "\"administration\"", "combating crime alone")]
    [InlineData("\"everybody\"", "\"all\"", "audience is a list")]
    [InlineData("\"everybody\"", "[\"DEUTDEFF\"]", "audience are keys")]
    [InlineData("09:30:00Z", "09:30:00", "retain_until is a time")]
    [InlineData("\"unknown\"", "\"unknown\",", "it is no JSON")]
    [InlineData("not before May", "\\ud800", "half a character")]
    public void What_is_anything_else_is_refused_with_the_reason(string what, string by, string why)
    {
        var (marks, fault) = MarksReader.Read(Written.Replace(what, by, StringComparison.Ordinal));
        Assert.Null(marks);
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"tlp\":\"\ud800\"}")]
    public void What_is_no_object_is_refused(string json) => Assert.NotNull(MarksReader.Read(json).Fault);

    [Fact]
    public void A_text_without_end_is_not_read() => Assert.Contains(
        "more than", MarksReader.Read(new string(' ', MarksReader.CharactersMax + 1)).Fault, StringComparison.Ordinal);
}
