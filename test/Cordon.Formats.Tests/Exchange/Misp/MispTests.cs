using System.Text;
using System.Text.Json.Nodes;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Exchange.Misp;
using CsCheck;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange.Misp;

public sealed class MispTests
{
    private static readonly FtmEntity Phone = Entity("UserAccount", "p", ("number", "+6591234567"));

    [Theory]
    [InlineData(Tlp.Clear, true, HandlingCodes.None, "3")]
    [InlineData(Tlp.Green, true, HandlingCodes.None, "1")]
    [InlineData(Tlp.Green, true, HandlingCodes.H2, "0")]
    [InlineData(Tlp.Green, false, HandlingCodes.None, "0")]
    [InlineData(Tlp.Clear, false, HandlingCodes.None, "0")]
    [InlineData(Tlp.Amber, true, HandlingCodes.None, "0")]
    [InlineData(Tlp.AmberStrict, true, HandlingCodes.None, "0")]
    [InlineData(Tlp.Red, false, HandlingCodes.None, "0")]
    public void An_event_is_passed_on_as_far_as_its_marks_let_it(Tlp tlp, bool isForAll, HandlingCodes codes, string level)
    {
        var marks = Made(Draft with { Tlp = tlp, Handling = codes, Audience = isForAll ? Audience.Everybody : Audience.Of(Here) });
        var written = Event(Write(Settings with { Marks = marks }, Phone));
        Assert.Equal(level, (string?)written["distribution"]);
        Assert.Equal("0", (string?)written["sharing_group_id"]);
        Assert.NotEqual((string?)written["uuid"], (string?)written["Object"]![0]!["uuid"]);
        Assert.False((bool?)written["published"]);
        Assert.All(written["Object"]!.AsArray(), one => Assert.Equal("5", (string?)one!["distribution"]));
    }

    [Theory]
    [InlineData(SubjectRole.Victim, ReleasePurposes.Investigation, false)]
    [InlineData(SubjectRole.Witness, ReleasePurposes.Investigation, false)]
    [InlineData(SubjectRole.Victim, ReleasePurposes.Recovery, true)]
    [InlineData(SubjectRole.Suspect, ReleasePurposes.Investigation, true)]
    public void A_victim_and_a_witness_are_named_for_their_own_good_alone(SubjectRole role, ReleasePurposes purpose, bool isWritten)
    {
        var settings = Settings with { Marks = Made(Draft with { Role = role, Purposes = purpose }) };
        var person = FtmEntity.Of("p-1", FtmSchemata.Find("Person")!, ("name", "Ana Torres"));
        if (isWritten)
        {
            Assert.NotNull(Event(Write(settings, person)));
        }
        else
        {
            Assert.Contains("names a victim", Assert.Throws<InterchangeException>(() => Write(settings, person)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nothing_is_wider_than_the_narrowest() => Gen.Select(Gen.Enum<Tlp>(), Gen.Enum<Tlp>(), Gen.Bool, Gen.Bool).Sample((left, right, one, other) =>
    {
        if (left == Tlp.None || right == Tlp.None)
        {
            return true;
        }

        var marks = new[] { (left, one), (right, other) }.Select(each => Made(Draft with
        {
            Tlp = each.Item1,
            Audience = each.Item2 && each.Item1 != Tlp.Red ? Audience.Everybody : Audience.Of(Here),
        })).ToArray();
        var written = Event(Write(Settings with { Marks = null }, Phone.Under(marks[0]), Entity("Person", "x", ("name", "Li")).Under(marks[1])));
        return marks.All(each => string.CompareOrdinal((string?)written["distribution"], MispDistribution.Of(each)) <= 0);
    });

    [Fact]
    public void An_empty_audience_is_nobody_and_nothing_is_written()
    {
        foreach (var to in FormatConversion.Written)
        {
            var output = new MemoryStream();
            var lines = Lines(Phone.Under(Made(Draft with { Audience = Audience.Nobody })));
            var fault = Assert.Throws<InterchangeException>(
                () => FormatConversion.Run(FormatConversion.FollowTheMoney, Bytes(lines), to, output, Settings, new LossTally()));
            Assert.Contains("nobody", fault.Message, StringComparison.Ordinal);
            Assert.Equal(0, output.Length);
        }
    }

    [Fact]
    public void Audiences_that_nobody_is_in_together_are_nobody()
    {
        var other = PartyId.Read(new string('b', PartyId.Digits))!.Value;
        Assert.Contains("together", Assert.Throws<InterchangeException>(() => Write(
            Settings, Phone.Under(Made(Draft with { Audience = Audience.Of(Here) })),
            Entity("Person", "x", ("name", "Li")).Under(Made(Draft with { Audience = Audience.Of(other) })))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_marks_or_may_not_be_kept_does_not_leave()
    {
        var unmarked = Assert.Throws<InterchangeException>(() => Write(Settings with { Marks = null }, Phone));
        Assert.Contains("has no marks", unmarked.Message, StringComparison.Ordinal);
        var late = Settings with { Marks = Made(Draft with { RetainUntil = Now }) };
        Assert.Contains("may be kept until", Assert.Throws<InterchangeException>(() => Write(late, Phone)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to write", Assert.Throws<InterchangeException>(() => Write(Settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_have_the_templates_names_and_types()
    {
        var account = Entity("BankAccount", "a", ("iban", "DE89370400440532013000"), ("bic", "HARBXA2X"), ("currency", "EUR"));
        var payment = Entity("Payment", "t", ("amount", "1950.00"), ("currency", "EUR"), ("payerAccount", "a"), ("date", "2026-03-01T09:30:00Z"));
        var objects = Event(Write(Settings, account, payment))["Object"]!.AsArray();
        Assert.Equal(
            [("account", "bank-account-nr", "DE89370400440532013000"), ("iban", "iban", "DE89370400440532013000"), ("swift", "bic", "HARBXA2X"),
                ("currency-code", "text", "EUR")],
            objects[0]!["Attribute"]!.AsArray().Select(one => ((string)one!["object_relation"]!, (string)one["type"]!, (string)one["value"]!)));
        Assert.Equal("b4712203-95a8-4883-80e9-b566f5df11c9", (string?)objects[0]!["template_uuid"]);
        Assert.Contains(objects[1]!["Attribute"]!.AsArray(), one => (string?)one!["value"] == "1950.00 EUR");
        var link = Assert.Single(objects[1]!["ObjectReference"]!.AsArray());
        Assert.Equal(((string?)objects[0]!["uuid"], "connected-from"), ((string?)link!["referenced_uuid"], (string?)link["relationship_type"]));
        Assert.Null(Read(Convert(FormatConversion.Misp, Write(Settings, account), FormatConversion.FollowTheMoney))[0].First("accountNumber"));
    }

    [Theory]
    [InlineData(SubjectRole.Suspect, true, false)]
    [InlineData(SubjectRole.Mule, true, false)]
    [InlineData(SubjectRole.Unknown, false, false)]
    [InlineData(SubjectRole.Witness, false, true)]
    [InlineData(SubjectRole.Victim, false, true)]
    public void Machines_block_what_is_a_suspects_or_a_mules_alone(SubjectRole role, bool isBlocked, bool isApart)
    {
        var account = Entity("BankAccount", "a", ("iban", "DE89370400440532013000"), ("bankName", "B")).Under(Made(Draft with { Role = role }));
        var attributes = Event(Write(Settings, account, Phone))["Object"]![0]!["Attribute"]!.AsArray();
        Assert.Equal([isBlocked, isBlocked, false], attributes.Select(one => (bool)one!["to_ids"]!));
        Assert.Equal([isApart, isApart, true], attributes.Select(one => (bool)one!["disable_correlation"]!));
    }

    [Fact]
    public void An_event_of_others_is_as_narrow_as_it_says_and_as_whoever_reads_it_says()
    {
        Assert.Equal((Tlp.AmberStrict, Pap.Red), Marked("""[{"name":"tlp:amber"},{"name":"tlp:amber+strict"},{"name":"PAP:RED"}]""", "3"));
        Assert.Equal((Tlp.Green, Pap.Amber), Marked("""[{"name":"tlp:white"}]""", "0"));
        Assert.Equal((Tlp.AmberStrict, Pap.Amber), Marked("[]", "0"));
        Assert.Equal((Tlp.AmberStrict, Pap.Amber), Marked("[]", "4"));
        Assert.Equal((Tlp.Green, Pap.Amber), Marked("[]", "3"));
        Assert.Contains("tlp:unclear", Fault("""[{"name":"tlp:unclear"}]""", Settings), StringComparison.Ordinal);
        Assert.Contains("no marks were given", Fault("[]", Settings with { Marks = null }), StringComparison.Ordinal);
        Assert.Contains("TLP:RED", Fault("""[{"name":"tlp:red"}]""", Settings), StringComparison.Ordinal);

        static (Tlp, Pap) Marked(string tags, string level) =>
            MispReader.Read(Bytes(Foreign(tags, level)), Settings, new LossTally())[0].Marks is { } marks ? (marks.Tlp, marks.Pap) : default;

        static string Fault(string tags, ConversionSettings settings) =>
            Assert.Throws<InterchangeException>(() => MispReader.Read(Bytes(Foreign(tags, "3")), settings, new LossTally())).Message;
    }

    [Fact]
    public void What_of_an_event_is_not_read_is_told()
    {
        const string written = """
            {"Event":{"distribution":"1","Tag":[],"Attribute":[
            {"uuid":"11111111-1111-4111-8111-111111111111","type":"iban","value":"GB82WEST12345698765432"},
            {"uuid":"11111111-1111-4111-8111-111111111112","type":"md5","value":"x"}],
            "Object":[{"uuid":"11111111-1111-4111-8111-111111111113","name":"file","Attribute":[]},
            {"uuid":"11111111-1111-4111-8111-111111111114","name":"phone","Attribute":[
            {"object_relation":"msisdn","value":"6591234567"},{"object_relation":"imei","value":"3"}],
            "ObjectReference":[{"uuid":"11111111-1111-4111-8111-111111111115","referenced_uuid":"11111111-1111-4111-8111-111111111113",
            "relationship_type":"uses"}]},
            {"uuid":"11111111-1111-4111-8111-111111111116","name":"person","Attribute":[{"object_relation":"nationality","value":"German"}]}]}}
            """;
        var losses = new LossTally();
        var entities = MispReader.Read(Bytes(written), Settings, losses);
        Assert.Equal(["+6591234567", "GB82WEST12345698765432"], entities.Select(one => one.First("number") ?? one.First("iban")).OfType<string>());
        Assert.Equal(
            [
                "Person.nationality (it is no country's code in small letters)", "attribute md5", "object file (whole)", "phone.imei",
                "reference uses to what is not read",
            ],
            losses.Counts.Keys);
    }

    [Fact]
    public void Whatever_the_event_it_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes(Write(Settings, [.. MadeGraph.Of(3)]));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 60]).Array[1, 3].Sample(changes =>
        {
            var bytes = good.ToList();
            foreach (var (at, by, cut) in changes)
            {
                bytes[at % bytes.Count] = by;
                bytes.RemoveRange(at % bytes.Count, Math.Min(cut, bytes.Count - (at % bytes.Count) - 1));
            }

            try
            {
                MispReader.Read(new MemoryStream([.. bytes]), Settings, new LossTally());
            }
            catch (InterchangeException)
            {
                // Refused, which is as good.
            }
        }, iter: 2_000);
    }

    private static string Foreign(string tags, string level) => """
        {"Event":{"distribution":"LEVEL","Tag":TAGS,"Object":[{"uuid":"11111111-1111-4111-8111-111111111114","name":"phone",
        "Attribute":[{"object_relation":"msisdn","value":"+6591234567"}]}]}}
        """.Replace("LEVEL", level, StringComparison.Ordinal).Replace("TAGS", tags, StringComparison.Ordinal);

    private static string Write(ConversionSettings settings, params FtmEntity[] entities) =>
        Text(stream => MispWriter.Write(stream, entities, settings, new LossTally()));

    private static JsonNode Event(string json) => JsonNode.Parse(json)!["Event"]!;
}
