using System.Net;
using System.Text;
using System.Xml.Linq;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class MessageTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.09";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_each_transaction_of_a_message()
    {
        var message = Message(Transaction("T1", "48.00"), Transaction("T2", "12000.00"), Transaction("T3", "-4"));
        using var response = await SendAsync(message);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/xml", response.Content.Headers.ContentType?.MediaType);
        var answer = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        XNamespace name = "urn:iso:std:iso:20022:tech:xsd:pacs.002.001.11";
        Assert.Equal(["T1 ACCP", "T2 PDNG", "T3 RJCT"], answer.Descendants(name + "TxInfAndSts")
            .Select(t => $"{t.Element(name + "OrgnlTxId")?.Value} {t.Element(name + "TxSts")?.Value}"));
    }

    [Theory]
    [InlineData("<Document", 400)]
    [InlineData("<other/>", 422)]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>", 400)]
    public async Task Refuses_what_is_no_such_message(string text, int status)
    {
        using var response = await SendAsync(text);
        await ProblemAsync(response, status);
    }

    [Fact]
    public async Task Refuses_a_message_without_a_transaction()
    {
        using var response = await SendAsync(Message());
        await ProblemAsync(response, 422);
    }

    private static string Transaction(string id, string amount) =>
        $"<CdtTrfTxInf><PmtId><EndToEndId>E{id}</EndToEndId><TxId>{id}</TxId></PmtId><IntrBkSttlmAmt Ccy=\"EUR\">{amount}</IntrBkSttlmAmt>"
        + "<AccptncDtTm>2026-03-01T09:30:00Z</AccptncDtTm><ChrgBr>SLEV</ChrgBr>"
        + "<Dbtr><Nm>Anna</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>"
        + "<DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><BICFI>NDEAFIHH</BICFI></FinInstnId></CdtrAgt>"
        + "<Cdtr><Nm>Matti</Nm></Cdtr><CdtrAcct><Id><IBAN>FI2112345600000785</IBAN></Id></CdtrAcct></CdtTrfTxInf>";

    private static string Message(params string[] transactions) =>
        $"<Document xmlns=\"{Namespace}\"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-01T09:00:00Z</CreDtTm>"
        + $"<NbOfTxs>{transactions.Length}</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>{string.Concat(transactions)}"
        + "</FIToFICstmrCdtTrf></Document>";

    private async Task<HttpResponseMessage> SendAsync(string message) =>
        await served.Client.PostAsync("/v1/payments", Body(Encoding.UTF8.GetBytes(message), "application/xml"), Cancellation);
}
