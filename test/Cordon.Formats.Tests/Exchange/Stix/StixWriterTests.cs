using System.Text.Json.Nodes;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Exchange.Stix;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange.Stix;

public sealed class StixWriterTests
{
    private static readonly FtmEntity Site = Entity("LegalEntity", "s", ("website", "https://example.com/research/index.html"));
    private static readonly FtmEntity Account = Entity("BankAccount", "a", ("iban", "DE89370400440532013000"), ("bankName", "O'Neil \\ Co"));

    [Theory]
    [InlineData("example.com", "domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7")]
    [InlineData("control.example.com", "domain-name--427e3664-0043-5865-b454-97df26649bde")]
    public void Observables_have_the_identifiers_that_other_programs_compute(string value, string id) =>
        Assert.Equal(id, StixIds.OfObservable("domain-name", [("value", value)]));

    [Fact]
    public void A_bundle_has_official_objects_with_the_official_markings()
    {
        var objects = Objects(Settings, Site);
        Assert.Equal(
            ["domain-name", "identity", "indicator", "indicator", "marking-definition", "marking-definition", "marking-definition", "observed-data",
                "observed-data", "relationship", "relationship", "sighting", "sighting", "url"],
            objects.Select(Type).Order(StringComparer.Ordinal));
        Assert.All(objects.Where(one => one["object_marking_refs"] is not null), one => Assert.Equal(
            ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "marking-definition--60f8932b-e51e-4458-b265-a2e8be9a80ab"],
            one["object_marking_refs"]!.AsArray().Select(mark => (string)mark!).Take(2)));
        var tlp = objects.Single(one => (string?)one["name"] == "TLP:GREEN");
        Assert.Equal("green", (string?)tlp["extensions"]!["extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"]!["tlp_2_0"]);
        var pap = objects.Single(one => (string?)one["name"] == "PAP:AMBER");
        Assert.Equal("amber", (string?)pap["extensions"]!["extension-definition--f8d78575-edfd-406e-8e84-6162a8450f5b"]!["pap"]);
        Assert.Contains(objects, one => (string?)one["pattern"] == "[url:value = 'https://example.com/research/index.html']");
    }

    [Fact]
    public void Whatever_is_referred_to_is_there_and_nothing_is_there_twice()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var objects = Objects(Settings, [.. MadeGraph.Of(seed)]);
            var ids = objects.Select(one => (string)one["id"]!).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.All(objects, one => Assert.StartsWith(Type(one) + "--", (string)one["id"]!, StringComparison.Ordinal));
            var refs = objects.SelectMany(one => one.AsObject().Where(field => field.Key.EndsWith("_ref", StringComparison.Ordinal)
                || field.Key.EndsWith("_refs", StringComparison.Ordinal)).SelectMany(field => field.Value is JsonArray many ? many.ToArray() : [field.Value]));
            Assert.All(refs, one => Assert.Contains((string)one!, ids));
        }
    }

    [Fact]
    public void Accounts_are_observables_of_an_extension_that_says_what_they_are()
    {
        var objects = Objects(Settings, Account);
        var account = objects.Single(one => Type(one) == "cordon-bank-account");
        Assert.Equal("new-sco", (string?)account["extensions"]![StixExtension.Id]!["extension_type"]);
        Assert.Equal("extension-definition", Type(objects.Single(one => (string?)one["id"] == StixExtension.Id)));
        Assert.Contains(objects, one => (string?)one["pattern"] == "[cordon-bank-account:iban = 'DE89370400440532013000']");
        Assert.DoesNotContain(Objects(Settings, Site), one => (string?)one["id"] == StixExtension.Id);
    }

    [Fact]
    public void Patterns_cannot_be_broken_out_of()
    {
        var pattern = Assert.Single(StixObservables.Of(Entity("UserAccount", "u", ("username", "a' OR x:y = '\\"), ("service", "chat")))).Pattern;
        Assert.Equal("[user-account:account_login = 'a\\' OR x:y = \\'\\\\' AND user-account:account_type = 'chat']", pattern);
    }

    [Theory]
    [InlineData(SubjectRole.Victim)]
    [InlineData(SubjectRole.Witness)]
    public void Nothing_of_a_victim_is_an_indicator(SubjectRole role)
    {
        var losses = new LossTally();
        var theirs = Account.Under(Made(Draft with { Role = role }));
        var bundle = Text(stream => StixWriter.Write(stream, [theirs, Account, Site], Settings, losses));
        Assert.DoesNotContain("DE89370400440532013000", bundle, StringComparison.Ordinal);
        Assert.Contains("example.com", bundle, StringComparison.Ordinal);
        Assert.Equal(2, losses.Counts.Count(told => told.Key.Contains("victim", StringComparison.Ordinal)));
        Assert.Contains("victims'", Assert.Throws<InterchangeException>(() => Objects(Settings, theirs)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SubjectRole.Suspect, "malicious-activity")]
    [InlineData(SubjectRole.Mule, "malicious-activity")]
    [InlineData(SubjectRole.Unknown, "unknown")]
    public void Nobody_is_called_malicious_whose_part_is_not_known(SubjectRole role, string type)
    {
        var indicator = Objects(Settings, Site.Under(Made(Draft with { Role = role }))).First(one => Type(one) == "indicator");
        Assert.Equal(type, (string?)Assert.Single(indicator["indicator_types"]!.AsArray()));
    }

    [Fact]
    public void What_two_say_is_under_the_narrower_marks()
    {
        var objects = Objects(
            Settings, Site.Under(Made(Draft with { Tlp = Tlp.Clear })), Entity("Person", "p", ("website", Site.First("website"))).Under(
                Made(Draft with { Tlp = Tlp.Red, Audience = Audience.Of(Here) })));
        Assert.DoesNotContain(objects, one => (string?)one["name"] == "TLP:CLEAR");
        Assert.Contains(objects, one => (string?)one["name"] == "TLP:RED");
    }

    private static string Type(JsonNode one) => (string)one["type"]!;

    private static List<JsonNode> Objects(ConversionSettings settings, params FtmEntity[] entities) =>
        [.. JsonNode.Parse(Text(stream => StixWriter.Write(stream, entities, settings, new LossTally())))!["objects"]!.AsArray().Select(one => one!)];
}
