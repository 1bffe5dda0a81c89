using System.Net;
using Cordon.Core.Casework;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Access;

/// <summary>What every answer says, whatever it is: pages, files, refusals, faults.</summary>
public sealed class AnswerHeadersTests(OneConsole one) : IClassFixture<OneConsole>
{
    [Fact]
    public async Task Every_answer_tells_the_browser_what_to_refuse()
    {
        var wrong = new List<string>();
        var statuses = new HashSet<HttpStatusCode>();
        using var nobody = one.Console.Caller();
        using var officer = await one.Console.CallerAsync(OfficerRole.Supervisor);
        foreach (var caller in (HttpClient[])[nobody, officer])
        {
            foreach (var (method, path) in Calls())
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                statuses.Add(answer.StatusCode);
                wrong.AddRange(Missing(answer).Select(name => $"{method} {path} {(int)answer.StatusCode}: {name}"));
            }
        }

        Assert.Empty(wrong);
        Assert.Superset(
            new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.NotFound }, statuses);
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_itself_and_keeps_the_headers()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        using var caller = console.Caller();
        await console.BreakAsync("Invitations");
        using var answer = await caller.GetAsync(new Uri("/welcome/guess", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Something went wrong.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Invitations", text, StringComparison.Ordinal);
        Assert.Empty(Missing(answer));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    [InlineData("/not-there")]
    [InlineData("/assets/console.css")]
    public async Task No_answer_names_the_server(string path)
    {
        using var caller = one.Console.Caller();
        using var answer = await caller.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.DoesNotContain("ASP.NET", string.Join(' ', answer.Headers.SelectMany(header => header.Value)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Missing(HttpResponseMessage answer)
    {
        string Of(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";
        var policy = Of("Content-Security-Policy");
        (string Name, bool IsRight)[] all =
        [
            ("Content-Security-Policy", policy.Contains("default-src 'none'", StringComparison.Ordinal)
                && !policy.Contains("script-src 'unsafe", StringComparison.Ordinal)
                && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) && policy.Contains("form-action 'self'", StringComparison.Ordinal)),
            ("X-Content-Type-Options", Of("X-Content-Type-Options") == "nosniff"),
            ("X-Frame-Options", Of("X-Frame-Options") == "DENY"),
            ("Referrer-Policy", Of("Referrer-Policy") == "no-referrer"),
            ("Cross-Origin-Opener-Policy", Of("Cross-Origin-Opener-Policy") == "same-origin"),
            ("Permissions-Policy", Of("Permissions-Policy").Contains("camera=()", StringComparison.Ordinal)),
            ("Cache-Control", answer.RequestMessage!.RequestUri!.AbsolutePath is var path
                && (path.StartsWith("/assets", StringComparison.Ordinal) || path.StartsWith("/_framework", StringComparison.Ordinal)
                    || answer.Headers.CacheControl?.NoStore == true)),
        ];
        return all.Where(one => !one.IsRight).Select(one => one.Name);
    }

    private IEnumerable<(string Method, string Path)> Calls() => (
        from endpoint in one.Console.Endpoints
        where endpoint.RoutePattern.RawText is var path && !path!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)
            && !path.Contains("**", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "OPTIONS"
        select (method, AccessMatrixTests.Filled(endpoint))).Append(("GET", "/not-there")).Append(("GET", "/assets/not-there.css")).Distinct();
}
