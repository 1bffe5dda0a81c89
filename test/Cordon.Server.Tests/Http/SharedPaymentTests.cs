using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>One payment, handed in by both of its banks and by the centre.</summary>
public sealed class SharedPaymentTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_banks_and_the_centre_get_one_decision_and_may_ask_for_it()
    {
        const string id = "8a562c67-ca16-48ba-b074-65581be6f001";
        Assert.False((await HandInAsync(served.Harbour, Payment(id))).GetProperty("repeated").GetBoolean());
        foreach (var (client, name) in new[] { (served.Lantern, id), (served.Client, id.ToUpperInvariant()) })
        {
            var repeat = await HandInAsync(client, Payment(name));
            Assert.Equal((true, name), (repeat.GetProperty("repeated").GetBoolean(), repeat.GetProperty("payment_id").GetString()));
            using var other = await client.PostAsync("/v1/payments", Json(Payment(name, ("amount", "\"48.01\""))), Cancellation);
            await ProblemAsync(other, 409);
            using var found = await client.GetAsync($"/v1/payments/{name}", Cancellation);
            Assert.Equal("48.00", (await ReadAsync(found)).GetProperty("amount").GetString());
        }

        using var origin = await served.Client.GetAsync($"/v1/origins/payments/{id}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, origin.StatusCode);
    }

    [Fact]
    public async Task The_bank_that_handed_it_in_first_ends_the_hold_and_the_other_sees_it()
    {
        const string id = "8a562c67-ca16-48ba-b074-65581be6f002";
        await HandInAsync(served.Harbour, Large(id));
        await HandInAsync(served.Lantern, Large(id));
        foreach (var word in new[] { "release", "cancel" })
        {
            using var refused = await served.Lantern.PostAsync($"/v1/payments/{id}/{word}", null, Cancellation);
            await ProblemAsync(refused, 403);
        }

        Assert.Equal("held", await HoldStateAsync(served.Lantern, id));
        using var cancelled = await served.Harbour.PostAsync($"/v1/payments/{id.ToUpperInvariant()}/cancel", null, Cancellation);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("cancelled", await HoldStateAsync(served.Lantern, id));
    }

    [Fact]
    public async Task A_bank_that_takes_no_part_learns_and_does_nothing()
    {
        const string id = "8a562c67-ca16-48ba-b074-65581be6f003";
        await HandInAsync(served.Harbour, Payment(id, ("amount", "\"12000.00\""), ("payee_bank", "\"MERIXC2X\"")));
        using var seen = await served.Lantern.GetAsync($"/v1/payments/{id}", Cancellation);
        await ProblemAsync(seen, 404);
        using var released = await served.Lantern.PostAsync($"/v1/payments/{id}/release", null, Cancellation);
        await ProblemAsync(released, 404);
        using var reported = await served.Lantern.PostAsync("/v1/reports", Json(Report("stranger", id)), Cancellation);
        await ProblemAsync(reported, 404);
        using var claimed = await served.Lantern.PostAsync("/v1/payments", Json(Large(id)), Cancellation);
        await ProblemAsync(claimed, 409);
    }

    [Fact]
    public async Task Reports_by_both_banks_are_one_case_with_one_order()
    {
        const string id = "8a562c67-ca16-48ba-b074-65581be6f004";
        var payment = Payment(id, ("amount", "\"1000.00\""), ("payer_account", "\"shared-payer\""), ("payee_account", "\"shared-payee\""));
        await HandInAsync(served.Harbour, payment);
        await HandInAsync(served.Lantern, payment);
        await HandInAsync(served.Client, payment);
        using var first = await served.Harbour.PostAsync("/v1/reports", Json(Report("both", id)), Cancellation);
        using var second = await served.Lantern.PostAsync("/v1/reports", Json(Report("both", id.ToUpperInvariant())), Cancellation);
        using var again = await served.Lantern.PostAsync("/v1/reports", Json(Report("both", id)), Cancellation);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode, again.StatusCode));
        var (told, toldToo) = (await ReadAsync(first), await ReadAsync(second));
        Assert.Equal(told.GetProperty("case").GetString(), toldToo.GetProperty("case").GetString());
        var order = Assert.Single(told.GetProperty("freeze_orders").EnumerateArray());
        var orderToo = Assert.Single(toldToo.GetProperty("freeze_orders").EnumerateArray());
        Assert.Equal("1000.00", order.GetProperty("amount").GetString());
        Assert.Equal(order.GetProperty("order_id").GetString(), orderToo.GetProperty("order_id").GetString());
    }

    [Theory]
    [InlineData("8a562c67-ca16-48ba-b074-65581be6f005", "48.00", "ACCP ACCP", false)]
    [InlineData("8a562c67-ca16-48ba-b074-65581be6f006", "47.50", "ACCP RJCT", false)]
    [InlineData("8a562c67-ca16-48ba-b074-65581be6f007", "48.00", "ACCP ACCP", true)]
    public async Task Two_legs_of_one_message_are_one_payment_where_they_say_the_same(string uetr, string amount, string states, bool isCapital)
    {
        var first = await SendAsync(served.Harbour, Leg(uetr, "48.00"), uetr);
        var second = await SendAsync(served.Lantern, Leg(isCapital ? uetr.ToUpperInvariant() : uetr, amount), uetr);
        Assert.Equal(states, $"{first} {second}");
        using var found = await served.Lantern.GetAsync($"/v1/payments/{uetr}", Cancellation);
        Assert.Equal("48.00", (await ReadAsync(found)).GetProperty("amount").GetString());
    }

    private static string Report(string report, string payment) => $$"""{"report_id":"{{report}}","payment_id":"{{payment}}"}""";

    // Beside the leg stands a transaction of the bank's own, so that a contradiction is answered in its place.
    private static string Leg(string uetr, string amount) =>
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.09\"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M1</MsgId>"
        + "<CreDtTm>2026-03-01T09:00:00Z</CreDtTm><NbOfTxs>2</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>"
        + Transaction($"<TxId>T1</TxId><UETR>{uetr}</UETR>", amount) + Transaction($"<TxId>T2{uetr[^3..]}</TxId>", "1.00") + "</FIToFICstmrCdtTrf></Document>";

    private static string Transaction(string ids, string amount) =>
        $"<CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId>{ids}</PmtId><IntrBkSttlmAmt Ccy=\"EUR\">{amount}</IntrBkSttlmAmt>"
        + "<AccptncDtTm>2026-03-01T09:30:00Z</AccptncDtTm><ChrgBr>SLEV</ChrgBr>"
        + "<Dbtr><Nm>Anna</Nm></Dbtr><DbtrAcct><Id><Othr><Id>10020030</Id></Othr></Id></DbtrAcct>"
        + "<DbtrAgt><FinInstnId><BICFI>HARBXA2X</BICFI></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><BICFI>LANTXB2X</BICFI></FinInstnId></CdtrAgt>"
        + "<Cdtr><Nm>Matti</Nm></Cdtr><CdtrAcct><Id><Othr><Id>77120045</Id></Othr></Id></CdtrAcct></CdtTrfTxInf>";

    private static async Task<string> SendAsync(HttpClient bank, string message, string uetr)
    {
        using var response = await bank.PostAsync("/v1/payments", Body(Encoding.UTF8.GetBytes(message), "application/xml"), Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        var transaction = System.Xml.Linq.XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "TxInfAndSts")
            .Single(e => e.Value.Contains(uetr, StringComparison.OrdinalIgnoreCase));
        return transaction.Elements().Single(e => e.Name.LocalName == "TxSts").Value;
    }

    private static async Task<JsonElement> HandInAsync(HttpClient client, string payment)
    {
        using var response = await client.PostAsync("/v1/payments", Json(payment), Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    private static async Task<string?> HoldStateAsync(HttpClient client, string id)
    {
        using var found = await client.GetAsync($"/v1/payments/{id}", Cancellation);
        return (await ReadAsync(found)).GetProperty("hold_state").GetString();
    }
}
