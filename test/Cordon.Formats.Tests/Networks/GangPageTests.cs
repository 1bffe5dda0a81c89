using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Cordon.Core.Language;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.Networks;

namespace Cordon.Formats.Tests.Networks;

public sealed class GangPageTests
{
    private const long Start = 1_772_000_000_000;
    private const long Hour = 3_600_000;

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(300)]
    public void A_page_is_well_formed_without_scripts_of_bounded_size_and_the_same_every_time(int mules)
    {
        var page = Page(Made(mules));
        Assert.InRange(page.Length, 1, 400_000);
        Assert.Equal(page, Page(Made(mules)));
        var root = Parse(page);
        Assert.Equal("html", root.Name.LocalName);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "link" or "img");
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(4, root.Descendants().Count(element => element.Name.LocalName == "svg" && element.Attribute("role") is not null));
    }

    [Fact]
    public void Names_of_patterns_are_unique_on_the_page_and_all_that_are_used_are_there()
    {
        var root = Parse(Page(Made(40)));
        var names = root.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        var used = root.Descendants().Select(element => element.Attribute("fill")?.Value).OfType<string>()
            .Where(fill => fill.StartsWith("url(#", StringComparison.Ordinal));
        Assert.All(used, fill => Assert.Contains(fill[5..^1], names));
    }

    [Fact]
    public void What_is_folded_in_the_drawing_is_counted_there_and_whole_in_the_data()
    {
        var gang = Made(300);
        Assert.Contains(Parse(Page(gang)).Descendants().Select(element => element.Value), text => text.EndsWith(" others", StringComparison.Ordinal));
        using var data = JsonDocument.Parse(Json(gang));
        Assert.Equal(gang.Money.Accounts.Count, data.RootElement.GetProperty("accounts").GetArrayLength());
        Assert.Equal(gang.Money.Transfers.Count, data.RootElement.GetProperty("transfers").GetArrayLength());
        Assert.Equal(gang.Suspects.Count, data.RootElement.GetProperty("suspects").GetArrayLength());
    }

    [Fact]
    public void Data_have_their_fields_in_one_order()
    {
        using var data = JsonDocument.Parse(Json(Made(3)));
        Assert.Equal(
            "gang at currency summary taken left to_freeze held returned released not_found asked with_others accounts transfers keys contacts suspects "
            + "warnings",
            string.Join(' ', data.RootElement.EnumerateObject().Select(field => field.Name)));
        Assert.Equal("suspected", data.RootElement.GetProperty("suspects")[0].GetProperty("status").GetString());
    }

    [Fact]
    public void A_name_cannot_break_out_of_its_place()
    {
        var gang = Made(3, "</td><script>alert(1)</script>\u202e");
        var page = Page(gang);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', page);
        Assert.Contains(Parse(page).Descendants("b"), cell => cell.Value.Contains("<script>alert(1)", StringComparison.Ordinal));
    }

    [Fact]
    public void Victims_among_the_accounts_used_and_bystanders_are_warned_of()
    {
        var page = Parse(Page(Made(3))).Descendants("li").Select(item => item.Value).ToList();
        Assert.Contains(page, text => text.StartsWith("Victims among the accounts used: 1002", StringComparison.Ordinal));
        Assert.Contains(page, text => text.StartsWith("Bystanders, not to be touched: 1003", StringComparison.Ordinal));
    }

    [Fact]
    public void A_victims_number_device_and_address_are_neither_on_the_page_nor_in_the_data_and_victims_are_told_apart()
    {
        GangAccount[] accounts = [.. ((string[])["7001112221", "7001113331", "7001114441"]).Select(number =>
            new GangAccount("HARBXA2X", number, AccountKind.Person, Facts.Unknown, default) { Holder = $"Holder of {number}" })];
        GangTransfer[] transfers =
        [
            new("p1", 0, 2, 100_000, Start, GangTransferKind.VictimPays, 1) { Device = "victims-own", Ip = "203.0.113.7" },
            new("p2", 1, 2, 100_000, Start + Hour, GangTransferKind.VictimPays, 2) { Device = "victims-own", Ip = "203.0.113.7" },
            new("p3", 2, 1, 500, Start + (2 * Hour), GangTransferKind.Bait, 2) { Device = "gangs-device", Ip = "198.51.100.7" },
        ];
        var gang = GangDossier.Of("7", new GangMoney(Currency.Parse("EUR"), Start + (3 * Hour), accounts, transfers, []), []);
        var (page, data) = (Page(gang), Encoding.UTF8.GetString(Json(gang)));
        foreach (var own in (string[])["victims-own", "203.0.113.7", "7001112221", "7001113331"])
        {
            Assert.DoesNotContain(own, page, StringComparison.Ordinal);
            Assert.DoesNotContain(own, data, StringComparison.Ordinal);
        }

        using var read = JsonDocument.Parse(data);
        Assert.Equal(
            ["…2221~1", "…3331~2", "7001114441"],
            read.RootElement.GetProperty("accounts").EnumerateArray().Select(account => account.GetProperty("account").GetString()));
        Assert.All((string[])["gangs-device", "198.51.100.7", "\"payment_id\":\"p1\""], told => Assert.Contains(told, data, StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_that_money_merely_reached_stands_apart_and_its_holder_is_named_nowhere()
    {
        GangAccount Held(string number, string holder) => new("HARBXA2X", number, AccountKind.Person, Facts.Unknown, default) { Holder = holder };
        GangAccount[] accounts = [Held("1", "Vera Victim"), Held("2", "Max Mule"), Held("3", "Ina Innocent")];
        GangTransfer[] transfers =
        [
            new("p1", 0, 1, 100_000, Start, GangTransferKind.VictimPays, 1),
            new("p2", 1, 2, 60_000, Start + Hour, GangTransferKind.PassesOn, -1),
        ];
        var money = new GangMoney(Currency.Parse("EUR"), Start + (2 * Hour), accounts, transfers, []);
        var names = accounts.Select(account => new Sighting(
            SightingSource.BankRecord, $"opening {account.Number}", Start, GangDossier.ThingOf(account), new Trait(TraitKind.Name, account.Holder!)));
        var gang = GangDossier.Of("7", money, [.. names]);
        Assert.Equal([2], gang.Disputed.Select(account => account.Account));
        var page = Page(gang);
        Assert.Contains("Max Mule", page, StringComparison.Ordinal);
        var data = Encoding.UTF8.GetString(Json(gang));
        Assert.Contains("Max Mule", data, StringComparison.Ordinal);
        foreach (var innocent in new[] { "Vera Victim", "Ina Innocent" })
        {
            Assert.DoesNotContain(innocent, page, StringComparison.Ordinal);
            Assert.DoesNotContain(innocent, data, StringComparison.Ordinal);
        }

        var section = Parse(page).Descendants("section").Single(one => one.Element("h2")?.Value == "Freeze now, by bank");
        var apart = section.Elements("h3").Single(head => head.Value == "Role not told: only the amount is disputed");
        Assert.Contains(apart.ElementsAfterSelf().Descendants("td"), cell => cell.Value == "3");
        Assert.DoesNotContain(apart.ElementsBeforeSelf().Descendants("td"), cell => cell.Value == "3");

        // An innocent explanation that fits stands where the freeze is proposed.
        var fits = new TestedExplanation(Explanation.MarketTrader, [new SignFinding(BystanderSign.IsFirm, 1, 1, false, SignSpeaks.For)]);
        var explained = gang with { Explanations = new Dictionary<int, IReadOnlyList<TestedExplanation>> { [2] = [fits] } };
        Assert.DoesNotContain("market trader", page, StringComparison.Ordinal);
        Assert.Contains("fits: market trader", Page(explained), StringComparison.Ordinal);
        Assert.Contains("\"explanation\":\"market_trader\",\"verdict\":\"fits\"", Encoding.UTF8.GetString(Json(explained)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void A_page_in_Chinese_has_no_English_left(int mules)
    {
        var page = Parse(Page(Made(mules), Tongue.Chinese));
        var said = page.DescendantNodes().OfType<XText>().Where(text => text.Parent!.Name.LocalName != "style").Select(text => text.Value)
            .Concat(page.Descendants().Attributes("aria-label").Select(label => label.Value));
        string[] names = ["Ada Orban", "HARBXA2X", "LANTXB2X", "Cordon", "docs/gangs.md", "JSON", "UTC", "EUR", "d1", "G-"];
        var left = said.Select(text => names.Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal)))
            .Where(text => text.Any(char.IsAsciiLetterLower));
        Assert.Empty(left);
        Assert.Equal("zh-Hans", page.Attribute("lang")!.Value);
    }

    private static string Page(GangDossier gang, Tongue tongue = Tongue.English)
    {
        using var to = new MemoryStream();
        GangPage.Write(to, gang, tongue);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private static byte[] Json(GangDossier gang)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            GangJson.Write(json, gang);
            json.WriteEndObject();
        }

        return to.ToArray();
    }

    private static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }

    /// <summary>Accounts: 0 and 1 victims, 2 a victim used, 3 a bystander, 4 an exchange, mules from 5 on.</summary>
    private static GangDossier Made(int mules, string holder = "Ada Orban")
    {
        var accounts = Enumerable.Range(0, 5 + mules).Select(at => new GangAccount(
            at % 2 == 0 ? "HARBXA2X" : "LANTXB2X", $"{1000 + at}", at == 4 ? AccountKind.Exchange : AccountKind.Person, Facts.Unknown,
            at == 3 ? new OwnLife(80, 20, 5_000_000, 4_900_000, 40) : default)
        { Holder = holder }).ToList();
        var transfers = new List<GangTransfer>();
        for (var mule = 5; mule < accounts.Count; mule++)
        {
            Pay(mule % 2, mule, 50_000 + (mule * 1_000), GangTransferKind.VictimPays, mule);
            Pay(mule, 2, 10_000, GangTransferKind.PassesOn, -1);
            Pay(mule, 4, 35_000, GangTransferKind.Leaves, -1);
            Pay(2, 4, 9_000, GangTransferKind.Leaves, -1);
        }

        if (mules > 0)
        {
            Pay(2, 5, 20_000, GangTransferKind.VictimPays, 1);
            Pay(5, 3, 700, GangTransferKind.PassesOn, -1);
        }

        var contact = new GangContact(TraitKind.Phone, "+99910000001", [5]);
        var money = new GangMoney(Currency.Parse("EUR"), Start + (9_000 * Hour), accounts, transfers, [contact]);
        var sightings = accounts.Select(account => new Sighting(
            SightingSource.BankRecord, $"opening {account.Number}", Start, GangDossier.ThingOf(account), new Trait(TraitKind.Name, holder))).ToList();
        return GangDossier.Of("7", money, sightings);

        void Pay(int payer, int payee, long minor, GangTransferKind kind, int number) => transfers.Add(
            new GangTransfer($"p{transfers.Count:D4}", payer, payee, minor, Start + (transfers.Count * Hour), kind, number) { Device = "d1" });
    }
}
