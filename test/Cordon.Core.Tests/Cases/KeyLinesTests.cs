using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

/// <summary>Which keys of the centre speak for one person by who issued them.</summary>
public sealed class KeyLinesTests
{
    // In the order of issue: a key's name, and that of the one it was issued with, or how else.
    private static readonly KeyLines Keys = Of(
        ("first", "command"), ("child", "first"), ("grandchild", "child"), ("sibling", "first"), ("other", "console"), ("its child", "other"),
        ("early", "unrecorded"), ("early too", "unrecorded"), ("of early", "early"), ("of none", "never issued"));

    [Theory]
    [InlineData("first", "child", true)]
    [InlineData("first", "grandchild", true)]
    [InlineData("grandchild", "first", true)]
    [InlineData("child", "sibling", true)]
    [InlineData("grandchild", "sibling", true)]
    [InlineData("first", "other", false)]
    [InlineData("grandchild", "its child", false)]
    [InlineData("other", "its child", true)]
    [InlineData("early", "early too", true)]
    [InlineData("of early", "early too", true)]
    [InlineData("of none", "early", true)]
    [InlineData("early", "first", false)]
    [InlineData("never heard of", "first", false)]
    public void Keys_whose_issue_leads_back_to_one_are_one_persons(string left, string right, bool isSame) =>
        Assert.Equal(isSame, PersonName.IsSame(By(left, "Ann"), By(right, "Ben"), Keys));

    [Theory]
    [InlineData("first", "first")]
    [InlineData("grandchild", "first")]
    [InlineData("its child", "other")]
    [InlineData("of early", null)]
    [InlineData("never heard of", null)]
    public void A_line_is_called_by_the_key_it_begins_with(string key, string? line) => Assert.Equal(line, Keys.LineOf(key));

    [Fact]
    public void A_name_that_two_keys_had_is_of_both_lines()
    {
        var keys = Of(("a", "command"), ("b", "console"), ("a", "b"));
        Assert.True(PersonName.IsSame(By("a", "Ann"), By("b", "Ben"), keys));

        // Nor does a name that looks like the end of another's hide whose it is.
        var hiding = Of(("a", "command"), ("b", "console"), ("a): x", "b"));
        Assert.True(PersonName.IsSame(By("a): x", "Ann"), By("b", "Ben"), hiding));
    }

    [Theory]
    [InlineData("first", "child", "issued one with the other", "同一签发链")]
    [InlineData("first", "of early", "taken for the same person", "视为同一人")]
    [InlineData("early", "early too", "nobody recorded who issued", "均无签发记录")]
    public void A_refusal_says_what_makes_the_two_one(string before, string now, string english, string chinese)
    {
        var taken = PersonName.Taken(By(before, "Ann"), By(now, "Ben"), Keys);
        Assert.Contains(english, taken.English, StringComparison.Ordinal);
        Assert.Contains(chinese, taken.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_proposed_with_a_key_is_decided_by_none_that_was_issued_with_it()
    {
        var proposed = GraveAct.Propose(new GraveMatter.PublishRules("rules"), "so", Officer("first"), new Instant(0)).Event;
        var act = GraveAct.Of(1, Assert.IsType<GraveEvent.Proposed>(proposed));
        foreach (var command in (GraveCommand[])[new GraveCommand.Approve(), new GraveCommand.Decline("no")])
        {
            var refused = act.Decide(command, Officer("grandchild"), new Instant(1), Keys);
            Assert.Null(refused.Event);
            Assert.Contains("issued one with the other", refused.Refusal?.English, StringComparison.Ordinal);
            Assert.NotNull(act.Decide(command, Officer("other"), new Instant(1), Keys).Event);
        }
    }

    private static ActingOfficer Officer(string key) => new(By(key, $"who holds {key}"), OfficerRole.Supervisor);

    private static string By(string key, string person) => $"CENTRE ({key}): {person}";

    private static KeyLines Of(params (string Name, string Origin)[] keys) => new(keys.Select((key, place) => new IssuedKey(
        keys.Take(place).Any(before => before.Name == key.Name) ? $"{key.Name} again" : key.Name,
        $"CENTRE ({key.Name})",
        key.Origin switch
        {
            "command" => KeyOrigin.CommandLine,
            "console" => KeyOrigin.OnConsole("adm"),
            "unrecorded" => KeyOrigin.Unrecorded,
            var with => KeyOrigin.WithKey(with),
        })));
}
