using System.Net;
using Cordon.Core.Casework;
using Cordon.Web.Access;
using Cordon.Web.Shell;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Access;

/// <summary>Every role against every call, made from the calls there are: a new one is in the matrix by itself.</summary>
public sealed class AccessMatrixTests(OneConsole one) : IClassFixture<OneConsole>
{
    /// <summary>What looks for a file that the build did not list; it says nothing, and so nobody is let in.</summary>
    private const string UnlistedFiles = "{**path:file}";

    private ConsoleUnderTest Console => one.Console;

    [Fact]
    public void Every_call_says_what_it_needs_or_why_it_is_open() => Assert.DoesNotContain(
        Console.Endpoints.Where(e => e.RoutePattern.RawText != UnlistedFiles),
        e => e.Metadata.GetMetadata<NeedsAttribute>() is null && e.Metadata.GetMetadata<OpenToAllAttribute>() is null);

    [Fact]
    public void No_call_is_both_open_and_closed() => Assert.DoesNotContain(
        Console.Endpoints,
        e => e.Metadata.GetMetadata<NeedsAttribute>() is not null && e.Metadata.GetMetadata<OpenToAllAttribute>() is not null);

    [Fact]
    public void Each_entry_of_the_menu_leads_to_a_screen_that_needs_what_the_entry_says() => Assert.All(ConsoleMenu.Entries, entry => Assert.Contains(
        Console.Endpoints,
        e => e.RoutePattern.RawText == entry.Path && e.Metadata.GetMetadata<NeedsAttribute>()?.Act == entry.Act));

    [Fact]
    public async Task A_role_opens_what_it_is_allowed_and_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<OfficerRole>())
        {
            using var caller = role == OfficerRole.None ? Console.Caller() : await Console.CallerAsync(role);
            foreach (var (method, path, needs) in Closed())
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
                var isClosed = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString is var to
                        && (to.Contains("/sign-in?next=", StringComparison.Ordinal) || to.Contains("/not-yours", StringComparison.Ordinal)));
                if (isClosed == Authority.Allows(role, needs))
                {
                    wrong.Add($"{role} {method} {path}: {(int)answer.StatusCode}, needs {needs}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.NotEmpty(Closed());
        TestContext.Current.TestOutputHelper!.WriteLine($"{Enum.GetValues<OfficerRole>().Length} roles, each against {Closed().Count()} calls");
    }

    private IEnumerable<(string Method, string Path, Act Needs)> Closed() =>
        from endpoint in Console.Endpoints
        let needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()
        where needs is not null && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, Filled(endpoint), needs.Act);

    /// <summary>A path of a call, with something of the right kind in each of its places.</summary>
    internal static string Filled(RouteEndpoint endpoint) => string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => "/" + string.Concat(
        segment.Parts.Select(part => part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))));
}
