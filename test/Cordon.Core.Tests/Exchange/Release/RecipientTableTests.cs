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
    [InlineData("recipient\ta\tpeer\t-\t1\t-\ts\nrecipient\ta\tpeer\t-\t1\t-\ts", "there already")]
    public void What_is_no_line_is_refused_with_its_number(string text, string why)
    {
        var (table, fault) = RecipientTable.Read("\n" + text);
        Assert.Null(table);
        Assert.StartsWith("line ", fault, StringComparison.Ordinal);
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }
}
