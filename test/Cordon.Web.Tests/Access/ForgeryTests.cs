using System.Net;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Access;

/// <summary>What other sites may make a browser do: tried on every call there is.</summary>
public sealed class ForgeryTests(OneConsole one) : IClassFixture<OneConsole>
{
    /// <summary>What Blazor's own script posts to make its line: it opens an empty line, and each word on it is bound to this address by CORS.</summary>
    private const string OwnLine = "_blazor";

    private static readonly string[] Changing = ["POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public async Task A_form_without_this_consoles_token_is_refused_by_every_call_that_changes_something()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (method, path, role) in Calls())
        {
            using var caller = role == OfficerRole.None ? one.Console.Caller() : await one.Console.CallerAsync(role);
            foreach (var token in (string?[])[null, "made-up"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Headers.Add("Origin", "https://evil.example");
                request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["language"] = "zh",
                    ["credential"] = "{}",
                    ["name"] = "n",
                    ["password"] = "p",
                    ["code"] = "1",
                    ["next"] = "/",
                    [token is null ? "nothing" : "__RequestVerificationToken"] = token ?? "",
                });
                using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
                wrong.AddRange(answer.StatusCode == HttpStatusCode.BadRequest ? [] : [$"{method} {path}: {(int)answer.StatusCode}"]);
                count++;
            }
        }

        Assert.Empty(wrong);
        Assert.NotEqual(0, count);
    }

    [Fact]
    public async Task No_answer_is_open_to_scripts_of_other_sites()
    {
        using var caller = await one.Console.CallerAsync(OfficerRole.Supervisor);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cases");
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<(string Method, string Path, OfficerRole Role)> Calls() =>
        from endpoint in one.Console.Endpoints
        where !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(OwnLine, StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where Changing.Contains(method)
        let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
        select (method, AccessMatrixTests.Filled(endpoint), needs is null ? OfficerRole.None
            : Enum.GetValues<OfficerRole>().First(role => Authority.Allows(role, needs.Act)));
}
