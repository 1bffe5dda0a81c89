using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange;

/// <summary>The table of losses against what is lost: nothing that it does not say, and nothing that it says in vain.</summary>
public sealed class LossTableTests
{
    private const int Graphs = 120;

    [Theory]
    [InlineData(FormatConversion.Misp)]
    [InlineData(FormatConversion.GoAml)]
    public void There_and_back_loses_what_the_table_says_and_all_of_it(string format)
    {
        var trip = new RoundTrip(format);
        for (var seed = 0; seed < Graphs; seed++)
        {
            var before = MadeGraph.Of(seed, format == FormatConversion.GoAml);
            var there = Convert(FormatConversion.FollowTheMoney, Lines(before), format);
            trip.Compare(before, Read(Convert(format, there, FormatConversion.FollowTheMoney)));
        }

        Equal(LossTable.Of(format).Where(loss => loss.Schema != "*").Select(RoundTrip.Row), trip.Seen);
    }

    [Theory]
    [InlineData(FormatConversion.Misp)]
    [InlineData(FormatConversion.GoAml)]
    public void Whatever_is_lost_is_told(string format)
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var (trip, losses, before) = (new RoundTrip(format), new LossTally(), MadeGraph.Of(seed, format == FormatConversion.GoAml));
            var there = Convert(FormatConversion.FollowTheMoney, Lines(before), format, losses: losses);
            trip.Compare(before, Read(Convert(format, there, FormatConversion.FollowTheMoney)));
            var seen = trip.Seen.Select(row => row.Split('\t')).Where(cells => cells[3] != "schema");
            Assert.All(seen, cells => Assert.Contains(
                losses.Counts.Keys, told => told.StartsWith(cells[3] == "*" ? $"{cells[1]} (whole" : $"{cells[1]}.{cells[3]}", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Stix_has_what_the_table_does_not_list_and_nothing_else()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var schema in FtmSchemata.All)
        {
            See(schema, "-", "*", LossKind.Lost);
            foreach (var property in schema.Properties.Where(_ => Basis(schema, "") is not null))
            {
                var losses = new LossTally();
                var bundle = Convert(FormatConversion.FollowTheMoney, Lines(Of(schema, property)), FormatConversion.Stix, losses: losses);
                var there = Two(property).Count(value => bundle.Contains($"\"{value}\"", StringComparison.Ordinal));
                var told = losses.Counts.Where(told => told.Key.StartsWith($"{schema}.{property.Name}", StringComparison.Ordinal)).Sum(told => told.Value);
                Assert.Equal(2 - there, told);
                if (there < 2)
                {
                    See(schema, "observable", property.Name, there == 0 ? LossKind.Lost : LossKind.First);
                }
            }
        }

        Equal(LossTable.Of(FormatConversion.Stix).Where(loss => loss.Schema != "*").Select(RoundTrip.Row), seen);

        void See(FtmSchema schema, string how, string property, LossKind kind) =>
            seen.Add(RoundTrip.Row(new Loss(FormatConversion.Stix, schema.Name, how, property, kind)));

        static FtmEntity Of(FtmSchema schema, FtmProperty property) => FtmEntity.Of(
            "x", schema, [Basis(schema, property.Name)!.Value, .. Two(property).Select(value => (property.Name, (string?)value))]);
    }

    [Fact]
    public void What_nothing_can_be_looked_for_of_is_not_in_a_bundle_and_told()
    {
        foreach (var schema in FtmSchemata.All)
        {
            var losses = new LossTally();
            var (name, basis) = (schema.Find("name") is null ? "summary" : "name", FtmEntity.Of("y", FtmSchemata.Find("UserAccount")!, ("username", "a")));
            Convert(FormatConversion.FollowTheMoney, Lines(FtmEntity.Of("x", schema, (name, "n")), basis), FormatConversion.Stix, losses: losses);
            Assert.Equal($"{schema} (whole: nothing of it can be looked for)", Assert.Single(losses.Counts).Key);
        }
    }

    [Theory]
    [InlineData(FormatConversion.Misp)]
    [InlineData(FormatConversion.GoAml)]
    [InlineData(FormatConversion.Stix)]
    public void What_stands_beside_properties_becomes_what_the_table_says(string format)
    {
        const string own = "9b2f8a0e-5d7c-4c1e-8f3a-0d6b1c2e4f5a";
        const string lines = """
            {"id":"9b2f8a0e-5d7c-4c1e-8f3a-0d6b1c2e4f5a","schema":"Person","caption":"x","properties":{"name":["Ann"],"phone":["+6591234567"]}}
            {"id":"b","schema":"Person","properties":{"name":["Li"],"phone":["+6591234568"]}}
            {"id":"c","schema":"Project","properties":{"projectId":["7"]}}
            """;
        var before = Read(lines).Select((entity, i) => entity.Under(Made(Draft with { Pap = i == 0 ? Core.Exchange.Release.Pap.Red : Draft.Pap }))).ToList();
        var there = Convert(FormatConversion.FollowTheMoney, Lines(before), format);
        var seen = new List<string> { Row("context", LossKind.Lost) };
        Assert.DoesNotContain("caption", there, StringComparison.Ordinal);
        if (format == FormatConversion.Stix)
        {
            Assert.DoesNotContain(own, there, StringComparison.Ordinal);
            Assert.DoesNotContain(Here.Value!, there, StringComparison.Ordinal);
            seen.AddRange([Row("id", LossKind.Lost), Row("marks", LossKind.First)]);
        }
        else
        {
            var after = Read(Convert(format, there, FormatConversion.FollowTheMoney)).Where(entity => entity.Schema.Is("Person")).ToList();
            Assert.All(after, entity => Assert.Empty(entity.Context));
            Assert.DoesNotContain("b", after.Select(entity => entity.Id));
            Assert.Equal(format == FormatConversion.Misp, after.Exists(entity => entity.Id == own));
            var marks = Assert.Single(after.Select(entity => entity.Marks).Distinct());
            Assert.Equal(format == FormatConversion.Misp ? before[0].Marks : Settings.Marks, marks);
            seen.AddRange([Row("id", LossKind.Renamed), Row("marks", format == FormatConversion.Misp ? LossKind.Joined : LossKind.Lost)]);
        }

        Equal(LossTable.Of(format).Where(loss => loss.Schema == "*").Select(RoundTrip.Row), seen);

        string Row(string property, LossKind kind) => RoundTrip.Row(new Loss(format, "*", "*", property, kind));
    }

    [Fact]
    public void Every_row_names_what_there_is()
    {
        Assert.NotEmpty(LossTable.All);
        Assert.Equal(LossTable.All.Count, LossTable.All.Distinct().Count());
        Assert.All(LossTable.All, loss => Assert.True(
            FormatConversion.Written.Contains(loss.Format)
            && (loss.Schema == "*" ? loss.Property is "id" or "marks" or "context"
                : FtmSchemata.Find(loss.Schema) is { } schema && (loss.Property is "*" or "schema" || schema.Find(loss.Property) is not null)),
            RoundTrip.Row(loss)));
    }

    /// <summary>What makes an entity of a schema one that can be looked for, besides a property.</summary>
    private static (string, string?)? Basis(FtmSchema schema, string property) =>
        schema.Is("LegalEntity") ? property == "phone" ? ("email", "z@example.org") : ("phone", "+6500000000")
        : schema.Name switch
        {
            "UserAccount" => property == "username" ? ("number", "+6500000000") : ("username", "z"),
            "BankAccount" => property == "iban" ? ("bic", "ZZZZXA2X") : ("iban", "FR1420041010050500013M02606"),
            "CryptoWallet" => ("publicKey", property == "publicKey" ? null : "z"),
            _ => null,
        };

    private static string[] Two(FtmProperty property) => property.Type switch
    {
        FtmType.Date => ["2001-01-01", "2002-01-01"],
        FtmType.Number => ["7001.01", "7002.01"],
        FtmType.Country => ["de", "sg"],
        FtmType.Currency => ["EUR", "USD"],
        FtmType.Iban => ["DE89370400440532013000", "GB82WEST12345698765432"],
        FtmType.Phone => ["+6591234567", "+6591234568"],
        FtmType.Email => ["a@example.org", "b@example.org"],
        FtmType.Url => ["https://a.example.org/x", "https://b.example.org/x"],
        FtmType.Gender => ["female", "male"],
        FtmType.Topic => ["crime.fraud", "fin"],
        _ => ["first-value", "second-value"],
    };

    private static void Equal(IEnumerable<string> table, IEnumerable<string> seen)
    {
        var (said, was) = (table.ToHashSet(), seen.ToHashSet());
        Assert.True(
            said.SetEquals(was),
            $"lost and not said:\n{string.Join('\n', was.Except(said))}\nsaid and not lost:\n{string.Join('\n', said.Except(was))}");
    }
}
