using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Language;
using Cordon.Web.Tests.Networks;

namespace Cordon.Web.Tests.Language;

/// <summary>What a Chinese reader is told: pages as they come, and what stands on them only when something happens.</summary>
public sealed partial class ChineseScreenTests(GangConsole gangs) : IClassFixture<GangConsole>
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    // A name that people have, a rule's or a model's text and what a person typed is data.
    private static readonly string[] Data = ["pre", "code", "script", "style", "textarea", "[lang=en]"];

    public static TheoryData<string, OfficerRole> Screens => new()
    {
        { "/sign-in", OfficerRole.None }, { "/check", OfficerRole.None }, { "/duty", OfficerRole.DutyOfficer },
        { "/report?draft=00000000000000000000000000000000", OfficerRole.DutyOfficer },
        { "/cases", OfficerRole.Supervisor }, { "/cases/1", OfficerRole.Supervisor }, { "/orders", OfficerRole.Investigator },
        { "/look-up?q=nobody", OfficerRole.Liaison }, { "/bank", OfficerRole.BankOfficer }, { "/figures", OfficerRole.Statistician },
        { "/policy", OfficerRole.Supervisor }, { "/policy/rules", OfficerRole.Investigator }, { "/networks", OfficerRole.Investigator },
        { "/networks/G-1", OfficerRole.Investigator }, { "/networks?view=channels", OfficerRole.Supervisor }, { "/centre", OfficerRole.Administrator },
        { "/people", OfficerRole.Administrator }, { "/account", OfficerRole.BankOfficer }, { "/audit", OfficerRole.Auditor },
        { "/story", OfficerRole.DutyOfficer },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_Chinese_screen_says_nothing_in_English(string path, OfficerRole role)
    {
        using var caller = role == OfficerRole.None ? gangs.Console.Caller() : await gangs.Console.CallerAsync(role);
        caller.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var page = await new HtmlParser().ParseDocumentAsync(await caller.GetStringAsync(new Uri(path, UriKind.Relative)));
        Assert.Equal("zh-Hans", page.DocumentElement.GetAttribute("lang"));
        foreach (var data in page.QuerySelectorAll(string.Join(',', Data)).ToList())
        {
            data.Remove();
        }

        Assert.DoesNotContain(page.Body!.Descendants<IText>().Select(text => text.Text), IsLatinSentence);
        Assert.DoesNotContain(page.Body!.Descendants<IText>().Select(text => text.Text), MarkOfLatin().IsMatch);
        Assert.DoesNotContain(
            page.Body!.Descendants<IText>().Select(text => text.Text), text => text.TrimStart().StartsWith(BankKey.Centre, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Body!.QuerySelectorAll("[aria-label]").Select(named => named.GetAttribute("aria-label")!), IsLatinSentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rules \"a\" version 1\nrule a\n  when amuont > 5 and\n  then hold\n  score 2\n  payer \"{x}\"\n  file zh \"好\"")]
    [InlineData(
        "rules \"a\" version 1\nrule a\n  when amount + hour > 5 EUR or not amount\n"
        + "  then stop\n  payer \"{payee.risk}\n  file \"{\"\nrule a\n  when 5 = \"x\"")]
    [InlineData(
        "rules \"\" version 0\nrul b\nrule B\n  when amount > 1.234 EUR and hour in 3 and is_night is maybe && amount > 5 weeks\n"
        + "  then allow\n  scam none\n  score 1")]
    public void Faults_of_a_rule_set_are_told_in_Chinese(string text)
    {
        var faults = RuleSet.Read(text, Euro).Faults;
        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.True(Han().IsMatch(fault.Said.Chinese) && !IsLatinSentence(fault.Words.Chinese), fault.Words.Chinese));
    }

    [Fact]
    public void Every_rule_that_comes_with_the_program_tells_its_reason_in_Chinese_with_the_same_facts()
    {
        var rules = RuleSet.Default(Euro);
        using var block = new FactBlock { Count = 1 };
        foreach (var fact in Facts.All)
        {
            block[fact.Index, 0] = fact.Type == FactType.Text ? Facts.TextValue("exchange"u8) : 12_345;
        }

        Assert.All(rules.Rules, rule =>
        {
            var told = rules.Tell(rule, block, 0);
            Assert.True(Han().IsMatch(told.Chinese) && !IsLatinSentence(told.Chinese), told.Chinese);
            Assert.Equal(rules.Explain(rule, block, 0), told.English);
            Assert.Equal(FactsOf(rules.Text, rule.Code, "file \""), FactsOf(rules.Text, rule.Code, "file zh \""));
        });
    }

    [Fact]
    public void A_rule_without_Chinese_tells_its_English()
    {
        const string text = "rules \"a\" version 1\nrule a\n  when is_night\n  then warn\n  score 0.5\n  payer \"x\"\n  file \"At night.\"";
        var rules = RuleSet.Read(text, Euro).RuleSet!;
        using var block = new FactBlock { Count = 1 };
        var told = rules.Tell(rules.Rules[0], block, 0);
        Assert.Equal(("At night.", "At night."), (told.English, told.Chinese));
        Assert.Equal("en", new Speech(Tongue.Chinese, TimeZoneInfo.Utc).TagOf(told));
    }

    [Fact]
    public async Task What_the_desk_and_the_centre_refuse_is_told_in_Chinese()
    {
        var (duty, supervisor) = (await gangs.Console.OfficerAsync(OfficerRole.DutyOfficer), await gangs.Console.OfficerAsync(OfficerRole.Supervisor));
        var (desk, centre, cancellation) = (gangs.Console.Desk, gangs.Console.Centre, TestContext.Current.CancellationToken);
        var speech = new Speech(Tongue.Chinese, TimeZoneInfo.Utc);
        string[] told =
        [
            speech.Why(await desk.DoAsync(900_000, new CaseCommand.Note("x"), supervisor, cancellation)),
            speech.Why(await desk.DoAsync(1, new CaseCommand.Note(""), supervisor, cancellation)),
            speech.Why(await desk.DoAsync(1, new CaseCommand.Move(Core.Casework.CaseStage.New, "x"), supervisor, cancellation)),
            speech.Why(await desk.DoAsync(1, new CaseCommand.DecideContest(9, true, "x"), duty, cancellation)),
            speech.Why(await desk.DoAsync(77, new GraveCommand.Approve(), supervisor, cancellation)),
            speech.Why(await desk.LookAsync("/cases/1", "", duty, cancellation)),
            speech.Why(await centre.SubmitAsync(new Command.EndHold("none", 0, true, "x", null), cancellation)),
            speech.Why(await centre.SubmitAsync(new Command.RollBackPolicy("x", "y"), cancellation)),
            speech.Why(await centre.SubmitAsync(new Command.PublishPolicy("rules", null, false, "x"), cancellation)),
            speech.Why(new CommandResult(CommandStatus.Busy)),
        ];
        Assert.All(told, words => Assert.True(Han().IsMatch(words) && !IsLatinSentence(words), words));
    }

    [Fact]
    public void Why_gangs_are_one_is_told_in_Chinese() =>
        Assert.All(gangs.Console.Gangs.State.Last!.Book.Gangs.Values.SelectMany(gang => gang.Events), what =>
            Assert.True(Han().IsMatch(what.Why.Chinese) && !IsLatinSentence(what.Why.Chinese), what.Why.Chinese));

    private static IEnumerable<string> FactsOf(string text, string code, string clause)
    {
        var from = text.IndexOf("\nrule " + code + "\n", StringComparison.Ordinal);
        var at = text.IndexOf("\n  " + clause, from, StringComparison.Ordinal);
        var next = text.IndexOf("\n  ", at + 3, StringComparison.Ordinal);
        var end = Rest().Match(text, at + 3) is { Success: true } rest ? rest.Index : next;
        return Braces().Matches(text[at..(end < 0 ? text.Length : end)]).Select(fact => fact.Value).Order();
    }

    /// <summary>Three words in a row, none of them quoted, with a small letter first: names of people are not sentences.</summary>
    private static bool IsLatinSentence(string text) => LatinWords().IsMatch(Quoted().Replace(text, ""));

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();

    [GeneratedRegex(@"[\u4e00-\u9fff）][:,;](\s|$)")]
    private static partial Regex MarkOfLatin();

    [GeneratedRegex(@"(?<![\w./-])[A-Za-z']{2,} [a-z']{2,} [a-z']{2,}")]
    private static partial Regex LatinWords();

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|if unknown (skip|fire)|hold \\d+ h, then release")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\n(  [a-z]|\n|#|rule )")]
    private static partial Regex Rest();
}
