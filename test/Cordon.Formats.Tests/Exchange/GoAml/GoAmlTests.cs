using System.Text;
using System.Xml.Linq;
using Cordon.Core.Values;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Exchange.GoAml;
using CsCheck;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange.GoAml;

public sealed class GoAmlTests
{
    private static readonly FtmEntity[] Matter =
    [
        Entity("Project", "c", ("projectId", "CASE-7"), ("description", "A fake broker")),
        Entity("BankAccount", "a", ("accountNumber", "10020030"), ("bic", "HARBXA2X")),
        Entity("BankAccount", "b", ("iban", "DE89370400440532013000")),
        Entity("Person", "p", ("firstName", "Ann"), ("lastName", "Li"), ("phone", "+6591234567"), ("birthDate", "1970-05-12")),
        Entity("Ownership", "o", ("owner", "p"), ("asset", "b")),
        Entity("Payment", "t", ("transactionNumber", "p-1"), ("amount", "1950.00"), ("currency", "EUR"), ("date", "2026-03-01T09:30:00.250000Z"),
            ("payerAccount", "a"), ("beneficiaryAccount", "b"), ("programme", "mobile")),
    ];

    [Fact]
    public void A_payment_is_a_transaction_between_accounts_with_their_holders_inside()
    {
        var report = XDocument.Parse(Write(Settings, Matter)).Root!;
        Assert.Equal(
            ("7", "E", "STR", "CASE-7", "EUR", "A fake broker"),
            (Of(report, "rentity_id"), Of(report, "submission_code"), Of(report, "report_code"), Of(report, "entity_reference"),
                Of(report, "currency_code_local"), Of(report, "reason")));
        Assert.StartsWith("Handling: TLP:GREEN PAP:AMBER", Of(report, "action"), StringComparison.Ordinal);
        var one = report.Element("transaction")!;
        Assert.Equal(("p-1", "2026-03-01T09:30:00.250Z", "MB", "1950.00"),
            (Of(one, "transactionnumber"), Of(one, "date_transaction"), Of(one, "transmode_code"), Of(one, "amount_local")));
        var (from, to) = (one.Element("t_from")!, one.Element("t_to")!);
        var (payer, payee) = (from.Element("from_account")!, to.Element("to_account")!);
        Assert.Equal(("HARBXA2X", "10020030", "XA"), (Of(payer, "swift"), Of(payer, "account"), Of(from, "from_country")));
        Assert.Equal(("-", "DE89370400440532013000", "DE"), (Of(payee, "institution_code"), Of(payee, "iban"), Of(to, "to_country")));
        var person = payee.Element("signatory")!.Element("t_person")!;
        Assert.Equal(("Ann", "Li", "1970-05-12T00:00:00"), (Of(person, "first_name"), Of(person, "last_name"), Of(person, "birthdate")));
        Assert.Equal("+6591234567", Of(person.Element("phones")!.Element("phone")!, "tph_number"));
        Schema().Validate(Bytes(Write(Settings, Matter)));
    }

    [Fact]
    public void Every_made_up_matter_fits_the_schema()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            Schema().Validate(Bytes(Write(Settings, [.. MadeGraph.Of(seed, isForGoAml: true)])));
        }
    }

    [Theory]
    [InlineData("USD", "100.05", "92.05")]
    [InlineData("USD", "0.01", "0.01")]
    [InlineData("EUR", "9007199254740993.01", "9007199254740993.01")]
    public void Another_currency_is_counted_at_the_rate_that_was_given_and_stands_as_it_was(string currency, string amount, string local)
    {
        var payment = Payment(("amount", amount), ("currency", currency));
        var report = Write(Settings, [.. Matter[..5], payment]);
        Assert.Equal(local, Of(XDocument.Parse(report).Root!.Element("transaction")!, "amount_local"));
        var read = GoAmlReader.Read(Bytes(report), Settings, new LossTally()).Single(entity => entity.Schema.Name == "Payment");
        Assert.Equal((amount, currency), (read.First("amount"), read.First("currency")));
    }

    public static TheoryData<string, string> Missing => new()
    {
        { "currency=CHF", "name no rate" },
        { "programme=carrier-pigeon", "no code for transmode.carrier-pigeon" },
        { "amount=", "an amount in one currency" },
        { "currency=XBT", "an amount in one currency" },
        { "date=2026-03", "the day on which" },
        { "date=", "the day on which" },
        { "payerAccount=", "a payerAccount or payer" },
        { "payerAccount=zzz", "zzz, which is not among" },
        { "payerAccount=p", "Person p, which is no BankAccount" },
        { "purpose=a\u0001b", "U+0001, which XML cannot hold" },
        { "purpose=a\uFFFFb", "U+FFFF, which XML cannot hold" },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_goAML_wants_and_is_not_there_is_asked_for(string change, string why)
    {
        var (name, value) = (change.Split('=')[0], change.Split('=')[1]);
        var fault = Assert.Throws<InterchangeException>(() => Write(Settings, [.. Matter[..5], Payment((name, value))]));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_does_not_fit_the_schema_is_refused_with_lines_and_reasons()
    {
        var other = Settings with { GoAml = Settings.GoAml! with { ReportCode = "XYZ" } };
        var message = Assert.Throws<InterchangeException>(() => Schema().Validate(Bytes(Write(other, Matter)))).Message;
        Assert.Contains("does not fit the schema, 1 times: line 5", message, StringComparison.Ordinal);
        Assert.Contains("XYZ", message, StringComparison.Ordinal);
        Assert.Contains("does not fit", Assert.Throws<InterchangeException>(() => Schema().Validate(Bytes("<other/>"))).Message, StringComparison.Ordinal);
        Assert.Contains("no XML", Assert.Throws<InterchangeException>(() => Schema().Validate(Bytes("<report>"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>", "cannot be read")]
    [InlineData("<x:schema xmlns:x=\"http://www.w3.org/2001/XMLSchema\"><x:include schemaLocation=\"http://127.0.0.1:1/x\"/></x:schema>", "not fetched")]
    [InlineData("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"report\" type=\"none\"/></xs:schema>", "cannot be read")]
    [InlineData("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:elemnt/></xs:schema>", "cannot be read")]
    [InlineData("<other/>", "cannot be read")]
    [InlineData("", "cannot be read")]
    public void A_schema_is_one_file_and_nothing_is_fetched_for_it(string schema, string why) =>
        Assert.Contains(why, Assert.Throws<InterchangeException>(() => GoAmlSchema.Read(Bytes(schema))).Message, StringComparison.Ordinal);

    public static TheoryData<string, string> Hostile => new()
    {
        { "<!DOCTYPE l [<!ENTITY a \"lol\">]><report>&a;</report>", "DTD" },
        { "<report>" + string.Concat(Enumerable.Repeat("<a>", 10_000)), "larger or deeper" },
        { "<report><transaction>" + string.Concat(Enumerable.Repeat("<a/>", 300_000)) + "</transaction></report>", "larger or deeper" },
        { "<other/>", "no goAML report" },
        { "<report><transaction/></report>", "currency_code_local stands before" },
        { "<report><currency_code_local>XYZ</currency_code_local></report>", "no currency" },
        { "<report><transaction>&#1;</transaction></report>", "line 1" },
        { "", "line" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_report_is_refused_with_why(string report, string why)
    {
        var fault = Assert.Throws<InterchangeException>(() => GoAmlReader.Read(Bytes(report), Settings, new LossTally()));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_without_a_zone_are_of_the_zone_that_is_said_and_days_stay_days()
    {
        Assert.Equal("2026-03-01T01:30:00Z", GoAmlTime.Read("2026-03-01T09:30:00", 480));
        Assert.Equal("2026-03-01T09:30:00Z", GoAmlTime.Read("2026-03-01T09:30:00Z", 480));
        Assert.Equal("2026-03-01T07:30:00Z", GoAmlTime.Read("2026-03-01T09:30:00+02:00", 480));
        Assert.Equal("2026-03-01", GoAmlTime.Read("2026-03-01T00:00:00", 480));
        Assert.Null(GoAmlTime.Read("yesterday", 0));
        Assert.Equal(
            ("2026-03-01T00:00:00Z", "2026-03-01T00:00:00", null),
            (GoAmlTime.Write("2026-03-01T00:00:00Z"), GoAmlTime.Write("2026-03-01"), GoAmlTime.Write("2026")));
    }

    [Fact]
    public void What_of_a_report_is_not_read_is_told()
    {
        var report = Write(Settings, Matter).Replace("<swift>", "<branch>Main</branch><swift>", StringComparison.Ordinal);
        var losses = new LossTally();
        GoAmlReader.Read(Bytes(report), Settings, losses);
        Assert.Contains("from_account/branch", losses.Counts.Keys);
    }

    [Fact]
    public void Whatever_the_report_it_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes(Write(Settings, Matter));
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
                GoAmlReader.Read(new MemoryStream([.. bytes]), Settings, new LossTally());
            }
            catch (InterchangeException)
            {
                // Refused, which is as good.
            }
        }, iter: 3_000);
    }

    [Fact]
    public void Settings_are_read_and_what_they_lack_is_asked_for()
    {
        const string written = """
            {"rentity_id":7,"report_code":"STR","currency_code_local":"EUR","indicators":["FRD"],"rates":{"USD":"0.92"},
            "reporting_person":{"first_name":"A","last_name":"B"},"lookups":{"transmode":{"transfer":"ELCFT"}}}
            """;
        var settings = GoAmlSettingsReader.Read(Bytes(written));
        Assert.Equal((7, "ELCFT", 0.92m), (settings.ReportingEntity, settings.Lookups.Code("transmode", "transfer"), settings.Rates[Currency.Parse("USD")]));
        (string What, string By, string Why)[] faults =
        [
            ("\"rentity_id\":7,", "", "rentity_id"), ("\"STR\"", "\"\"", "report_code"), ("\"EUR\"", "\"XAU\"", "currency_code_local"),
            ("\"0.92\"", "\"-1\"", "rates"), ("\"0.92\"", "0.92", "rates"),
            ("transmode", "transmod", "no table transmod"), ("indicators", "indicator", "no field indicator"), ("[\"FRD\"]", "[1]", "indicators"),
            ("{\"transfer\":\"ELCFT\"}", "[]", "transmode"), ("\"A\"", "null", "first_name"), ("{\"rentity", "[{\"rentity", "no JSON"),
        ];
        Assert.All(faults, fault => Assert.Contains(fault.Why, Assert.Throws<InterchangeException>(
            () => GoAmlSettingsReader.Read(Bytes(written.Replace(fault.What, fault.By, StringComparison.Ordinal)))).Message, StringComparison.Ordinal));
    }

    private static FtmEntity Payment(params (string Name, string? Value)[] changes) => FtmEntity.Of(
        "t", FtmSchemata.Find("Payment")!,
        Matter[5].Properties.Where(name => changes.All(change => change.Name != name)).Select(name => (name, Matter[5].First(name))).Concat(changes));

    private static GoAmlSchema Schema() => GoAmlSchema.Read(typeof(GoAmlTests).Assembly.GetManifestResourceStream("made-goaml.xsd")!);

    private static string Write(ConversionSettings settings, params FtmEntity[] entities) =>
        Text(stream => GoAmlWriter.Write(stream, settings.GoAml!.EntityReference is null && !entities.Any(one => one.Schema.Is("Project"))
            ? [.. entities, Matter[0]] : entities, settings, new LossTally()));

    private static string? Of(XElement element, string name) => element.Element(name)?.Value;
}
