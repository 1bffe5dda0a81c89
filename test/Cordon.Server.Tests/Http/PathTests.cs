using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Http;

/// <summary>Identifiers in paths that look like other paths.</summary>
public sealed class PathTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    [Theory]
    [InlineData("GET", "/v1/payments/../keys", 400)]
    [InlineData("GET", "/v1/payments/%2e%2e/keys", 400)]
    [InlineData("GET", "/v1/payments/.%2E/keys", 400)]
    [InlineData("GET", "/v1/payments/%2E", 400)]
    [InlineData("GET", "/v1/payments/..", 400)]
    [InlineData("GET", "/v1/./keys", 400)]
    [InlineData("POST", "/v1/payments/x/../batch", 400)]
    [InlineData("GET", "/v1/traces/a%252Fb", 400)]
    [InlineData("GET", "/v1/payments/..%2Fkeys", 404)]
    [InlineData("GET", "/v1/payments/..%2F..%2Fkeys", 404)]
    [InlineData("GET", "/v1/payments/...", 404)]
    [InlineData("GET", "/v1/payments/a..b", 404)]
    [InlineData("GET", "/v1/payments/none%2Fexplanation", 404)]
    [InlineData("POST", "/v1/payments/none%2Frelease", 405)]
    [InlineData("GET", "/v1/traces/..%2Fkeys", 404)]
    [InlineData("GET", "/v1/payments%2Fbatch", 404)]
    [InlineData("GET", "/v1/origins/accounts/..%2F..%2Fkeys/1", 422)]
    public async Task Reach_no_other_route(string method, string path, int status)
    {
        // As it stands: the client would take the dots out itself.
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri($"{served.Address.GetLeftPart(UriPartial.Authority)}{path}", asWritten);
        using var request = new HttpRequestMessage(new HttpMethod(method), uri);
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await ProblemAsync(response, status);
    }

    [Fact]
    public async Task A_payment_whose_identifier_has_slashes_and_dots_is_found()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var paid = await served.Client.PostAsync("/v1/payments", Json(Payment("../a/./b..")), cancellation);
        using var found = await served.Client.GetAsync("/v1/payments/..%2Fa%2F.%2Fb..", cancellation);
        Assert.Equal((await ReadAsync(paid)).GetProperty("sequence").GetInt64(), (await ReadAsync(found)).GetProperty("sequence").GetInt64());
    }
}
