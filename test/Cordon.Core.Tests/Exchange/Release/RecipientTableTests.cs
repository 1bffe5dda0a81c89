using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>What a centre says of those it gives something to: a line each, and nothing of anybody who has none.</summary>
public sealed class RecipientTableTests
{
    [Fact]
    public void A_line_says_relation_competence_retention_and_what_is_to_be_feared_and_of_others_nothing_is_known()
    {
        var (table, fault) = RecipientTable.Read("# ours\nrecipient\tmorland\tpeer\trecovery,investigation\t365\tdeath-penalty,torture\tits law of 2020\r\n");
        Assert.Null(fault);
        var facts = table!.Find("morland")!;
        Assert.Equal(
            new RecipientFacts(
                RecipientRelation.Peer, ReleasePurposes.Recovery | ReleasePurposes.Investigation, TimeSpan.FromDays(365),
                RightsRisks.DeathPenalty | RightsRisks.Torture),
            facts);
        Assert.Null(table.Find("Morland"));
        Assert.Null(RecipientTable.Empty.Find("morland"));
    }

    [Fact]
    public void Another_system_is_known_by_its_key_and_an_empty_line_of_windows_is_empty()
    {
        var key = new string('c', PartyId.Digits);
        var (table, fault) = RecipientTable.Read($"# ours\r\n\r\nsystem\tfiu\t{key}\tpeer\tinvestigation\t30\t-\tmemorandum,domestic-law\tits law\r\n");
        Assert.Null(fault);
        var fiu = table!.System("fiu")!;
        Assert.Equal((PartyId.Read(key)!.Value, RecipientRelation.Peer, true), (fiu.Party, fiu.Relation, fiu.IsTrusted));
        Assert.Equal((ReleasePurposes.Investigation, TimeSpan.FromDays(30)), (fiu.Competence, fiu.KeepsAtLeast));
        Assert.Equal([LegalBases.DomesticLaw, LegalBases.Memorandum], fiu.Terms.Select(term => term.Basis));
        Assert.Null(table.System("cert"));
        Assert.Null(table.Find("fiu"));
    }

    [Fact]
    public void Hyphens_say_nothing() => Assert.Equal(
        new RecipientFacts(RecipientRelation.Outside, ReleasePurposes.None, TimeSpan.Zero, RightsRisks.None),
        RecipientTable.Read("recipient\ta\toutside\t-\t0\t-\ts").Table!.Find("a"));

    [Theory]
    [InlineData("recipient\ta\tfriend\trecovery\t1\t-\ts", "relation")]
    [InlineData("recipient\ta\tpeer\trecover\t1\t-\ts", "purposes")]
    [InlineData("recipient\ta\tpeer\tadministration\t1\t-\ts", "purposes")]
    [InlineData("recipient\ta\tpeer\t\t1\t-\ts", "purposes")]
    [InlineData("recipient\ta\tpeer\trecovery\t-1\t-\ts", "days")]
    [InlineData("recipient\ta\tpeer\trecovery\t99999\t-\ts", "days")]
    [InlineData("recipient\ta\tpeer\trecovery\t1\tnone\ts", "rights")]
    [InlineData("recipient\ta\tpeer\trecovery\t1\t-\t", "a row is")]
    [InlineData("recipient\ta\tpeer\trecovery\t1\t-", "a row is")]
    [InlineData("recipient\t\tpeer\trecovery\t1\t-\ts", "a row is")]
    [InlineData("recipients\ta\tpeer\trecovery\t1\t-\ts", "a row is")]
    [InlineData("system\ta\tkey\tpeer\trecovery\t1\t-\tmemorandum\ts", "SHA-256 of its key")]
    [InlineData("system\ta\t5555555555555555555555555555555555555555555555555555555555555555\tpeer\trecovery\t1\t-\thabit\ts", "legal bases")]
    [InlineData("system\ta\t5555555555555555555555555555555555555555555555555555555555555555\tpeer\trecovery\t1\t-\ts", "a row is")]
    [InlineData("recipient\ta\tpeer\t-\t1\t-\ts\nrecipient\ta\tpeer\t-\t1\t-\ts", "there already")]
    public void What_is_no_line_is_refused_with_its_number(string text, string why)
    {
        var (table, fault) = RecipientTable.Read("\n" + text);
        Assert.Null(table);
        Assert.StartsWith("line ", fault, StringComparison.Ordinal);
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }
}
