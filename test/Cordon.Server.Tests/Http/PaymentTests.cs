using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

public sealed class PaymentTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int, string> BadPayments => new()
    {
        { "empty body", "", 400, "Not JSON" },
        { "not JSON", "nonsense", 400, "Not JSON at line 1, byte 2" },
        { "an array", "[]", 400, "one JSON object" },
        { "cut off", Payment("b1")[..40], 400, "Not JSON at line 1" },
        { "two objects", Payment("b2") + Payment("b2"), 400, "Not JSON" },
        { "no payer", Payment("b3", ("payer_account", null)), 400, "payer_account is missing" },
        { "no id", Payment("b4", ("payment_id", null)), 400, "payment_id is missing" },
        { "id too long", Payment(new string('x', 129)), 400, "payment_id is longer than 128 bytes" },
        { "a field twice", Payment("b5")[..^1] + ",\"amount\":\"2\"}", 400, "amount stands there twice" },
        { "an escaped field twice", Payment("b5")[..^1] + ",\"\\u0061mount\":\"2\"}", 400, "amount stands there twice" },
        { "a flag for a text", Payment("b6", ("currency", "true")), 400, "currency must be a string" },
        { "an object for a text", Payment("b7", ("payer_bank", "{}")), 400, "payer_bank must be a string" },
        { "a number for a text", Payment("b8", ("payer_account", "10020030")), 400, "payer_account must be a string" },
        { "an exponent", Payment("b9", ("amount", "1e3")), 400, "is not a plain decimal" },
        { "a time without offset", Payment("b10", ("time", "\"2026-03-01T09:30:00\"")), 400, "is not an RFC 3339 time" },
        { "half a surrogate pair", Payment("b11", ("purpose", "\"\\ud800\"")), 400, "surrogate" },
        { "too deep", Payment("b12", ("extra", "[[[[[[[[1]]]]]]]]")), 400, "nested deeper than 8" },
        { "far in the future", Payment("b13", ("time", "\"2026-03-01T12:30:00Z\"")), 422, "in the future" },
        { "negative", Payment("b14", ("amount", "\"-5.00\"")), 422, "is not above zero" },
        { "nothing", Payment("b15", ("amount", "0")), 422, "is not above zero" },
        { "a metal", Payment("b16m", ("currency", "\"XAU\"")), 422, "is not a currency that one can pay in" },
        { "a code for tests", Payment("b16t", ("currency", "\"XTS\"")), 422, "is not a currency that one can pay in" },
        { "a comma too many", "{\"payment_id\":\"b16c\",}", 400, "A comma stands before the end" },
        { "an open object", "{\"payment_id\":\"b16o\"", 400, "is not closed" },
        { "nothing but blanks", "   ", 400, "There is nothing in it" },
        { "no such currency", Payment("b16", ("currency", "\"EUX\"")), 422, "is not an ISO 4217 currency" },
        { "no such bank", Payment("b17", ("payee_bank", "\"NOBANK\"")), 422, "is not a BIC" },
        { "too many decimals", Payment("b18", ("amount", "\"1.005\"")), 422, "more decimals" },
        { "too much", Payment("b19", ("amount", "\"99999999999999999999\"")), 422, "is too large" },
        { "too many fields", "{" + string.Join(",", Enumerable.Range(0, 65).Select(i => $"\"f{i}\":1")) + "}", 413, "more than 64 fields" },
        { "too long", Payment("b20", ("extra", $"\"{new string('x', 33_000)}\"")), 413, "larger than 32768 bytes" },
    };

    [Theory]
    [MemberData(nameof(BadPayments))]
    public async Task Refuses_a_bad_payment_and_says_why(string what, string body, int status, string why)
    {
        using var response = await served.Client.PostAsync("/v1/payments", Json(body), Cancellation);
        var problem = await ProblemAsync(response, status);
        Assert.True(problem.GetProperty("detail").GetString()!.Contains(why, StringComparison.Ordinal), $"{what}: {problem}");
    }

    [Fact]
    public async Task Refuses_what_is_not_UTF_8()
    {
        var bytes = Encoding.Latin1.GetBytes(Payment("n1", ("purpose", "\"caf\u00e9\"")));
        using var response = await served.Client.PostAsync("/v1/payments", Body(bytes, "application/json"), Cancellation);
        var problem = await ProblemAsync(response, 400);
        Assert.Contains($"not UTF-8 from byte {Array.IndexOf(bytes, (byte)0xE9)}", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Refuses_other_content_types(string type)
    {
        using var response = await served.Client.PostAsync("/v1/payments", Body(Encoding.UTF8.GetBytes(Payment("t1")), type), Cancellation);
        await ProblemAsync(response, 415);
    }

    [Fact]
    public async Task Refuses_a_content_coding()
    {
        using var content = Json(Payment("t2"));
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await served.Client.PostAsync("/v1/payments", content, Cancellation);
        await ProblemAsync(response, 415);
    }

    [Fact]
    public async Task Decides_and_answers_with_all_fields()
    {
        using var response = await served.Client.PostAsync("/v1/payments", Json(Payment("ok-\\\"\\u00e9", ("amount", "48.10"))), Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await ReadAsync(response);
        Assert.Equal("ok-\"é", answer.GetProperty("payment_id").GetString());
        Assert.Equal("allow", answer.GetProperty("outcome").GetString());
        Assert.Equal(
            ["payment_id", "outcome", "score", "reasons", "payer_message", "scam_type", "hold_until", "at_expiry", "sequence", "repeated"],
            answer.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Holds_with_reasons_a_message_and_a_time()
    {
        using var response = await served.Client.PostAsync("/v1/payments", Json(Large("large-1")), Cancellation);
        var answer = await ReadAsync(response);
        Assert.Equal("hold", answer.GetProperty("outcome").GetString());
        Assert.Equal(0.9m, answer.GetProperty("score").GetDecimal());
        Assert.Equal("large", answer.GetProperty("reasons")[0].GetProperty("code").GetString());
        Assert.Equal("The amount is 12000.00 EUR.", answer.GetProperty("reasons")[0].GetProperty("text").GetString());
        Assert.Equal("We are holding your 12000.00 EUR.", answer.GetProperty("payer_message").GetString());
        Assert.Equal("2026-03-01T16:00:00Z", answer.GetProperty("hold_until").GetString());
        Assert.Equal("release", answer.GetProperty("at_expiry").GetString());
    }

    [Fact]
    public async Task A_repeat_gets_the_same_answer_and_other_content_a_conflict()
    {
        using var first = await served.Client.PostAsync("/v1/payments", Json(Large("again-1")), Cancellation);
        using var second = await served.Client.PostAsync("/v1/payments", Json(Large("again-1")), Cancellation);
        var (before, after) = (await ReadAsync(first), await ReadAsync(second));
        Assert.False(before.GetProperty("repeated").GetBoolean());
        Assert.True(after.GetProperty("repeated").GetBoolean());
        Assert.Equal(
            before.EnumerateObject().Where(p => p.Name != "repeated").Select(p => p.ToString()),
            after.EnumerateObject().Where(p => p.Name != "repeated").Select(p => p.ToString()));
        using var other = await served.Client.PostAsync("/v1/payments", Json(Payment("again-1", ("amount", "\"1.00\""))), Cancellation);
        var problem = await ProblemAsync(other, 409);
        Assert.Equal("again-1", problem.GetProperty("payment_id").GetString());
    }

    [Fact]
    public async Task The_idempotency_key_stands_for_a_missing_payment_id()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments") { Content = Json(Payment("", ("payment_id", null))) };
        request.Headers.Add("Idempotency-Key", "\"key-7\"");
        using var response = await served.Client.SendAsync(request, Cancellation);
        Assert.Equal("key-7", (await ReadAsync(response)).GetProperty("payment_id").GetString());
    }

    [Fact]
    public async Task A_body_that_ends_early_decides_nothing()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(served.Address.Host, served.Address.Port, Cancellation);
            var stream = socket.GetStream();
            var key = served.Client.DefaultRequestHeaders.Authorization!.Parameter;
            var head = $"POST /v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head + Payment("cut-1")), Cancellation);
            socket.Client.Shutdown(SocketShutdown.Send);
            try
            {
                await stream.CopyToAsync(Stream.Null, Cancellation);
            }
            catch (IOException)
            {
                // The server may cut the connection instead of answering; what counts is what it decided.
            }
        }

        using var found = await served.Client.GetAsync("/v1/payments/cut-1", Cancellation);
        await ProblemAsync(found, 404);
    }
}
