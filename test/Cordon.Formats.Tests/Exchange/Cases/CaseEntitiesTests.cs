using Cordon.Core.Exchange.Release;
using Cordon.Core.Networks.Linking;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.Cases;
using Cordon.Formats.Tests.Trails;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange.Cases;

public sealed class CaseEntitiesTests
{
    private static CaseExtract Extract(Marks marks) => new(
        "C-7", marks, [new CaseReport("r-17", Now, "investment")], [MadeTrails.Random(12, 30, 5)],
        [
            .. ContactText.Read("+6591234567 a@example.org @fakebroker fake.example.org 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").Read
                .Select(read => new CaseContact(read, SubjectRole.Suspect, read.Kind == IdentifierKind.Host ? "fake.example.org/x" : null)),
        ]);

    [Fact]
    public void A_case_has_all_that_was_handed_over_each_once_and_under_its_own_role()
    {
        var entities = CaseEntities.Of(Extract(Made(Draft)));
        Assert.Equal(entities.Count, entities.Select(entity => entity.Id).Distinct().Count());
        var trail = MadeTrails.Random(12, 30, 5);
        Assert.Equal(trail.Transfers.Select(one => one.Payment).Distinct().Count(), entities.Count(entity => entity.Schema.Name == "Payment"));
        Assert.Equal(
            ["+6591234567", "@fakebroker", "a@example.org", "https://fake.example.org/x"],
            entities.Select(entity => entity.First("number") ?? entity.First("email") ?? entity.First("username") ?? entity.First("website")).OfType<string>()
                .Order(StringComparer.Ordinal));
        Assert.Equal("BTC", Assert.Single(entities, entity => entity.Schema.Name == "CryptoWallet").First("currencySymbol"));
        Assert.Contains(entities, entity => entity.Schema.Name == "BankAccount" && entity.Marks!.Role == SubjectRole.Victim);
        Assert.All(entities, entity => Assert.NotNull(entity.Marks));
        Assert.Equal(entities, Read(Lines(entities)));
    }

    [Fact]
    public void A_case_can_be_written_in_every_format_and_victims_are_no_indicators()
    {
        var lines = Lines(CaseEntities.Of(Extract(Made(Draft))));
        Assert.All(FormatConversion.Written, to => Assert.NotEmpty(Convert(FormatConversion.FollowTheMoney, lines, to)));
        var trail = MadeTrails.Random(12, 30, 5);
        var victim = trail.Accounts.First(account => account.IsVictims);
        Assert.DoesNotContain($"\"{victim.Account}\"", Convert(FormatConversion.FollowTheMoney, lines, FormatConversion.Stix), StringComparison.Ordinal);
    }
}
