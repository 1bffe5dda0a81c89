using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Live;

public sealed partial class LivePageTests(ServedCentre served) : IClassFixture<ServedCentre>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_what_happens_with_accounts_masked_and_counts_no_more_what_was_let_go()
    {
        using var held = await served.Client.PostAsync("/v1/payments", Json(Large("live-1")), Cancellation);
        Assert.True(held.IsSuccessStatusCode);
        using var stream = await served.Stranger.GetStreamAsync("/live/events", Cancellation);
        using var reader = new StreamReader(stream);
        string? line;
        do
        {
            line = await reader.ReadLineAsync(Cancellation);
        }
        while (line is not null && !line.Contains("12000.00 EUR", StringComparison.Ordinal));

        Assert.NotNull(line);
        Assert.StartsWith("data: ", line);
        Assert.DoesNotContain("77120045", line);
        Assert.DoesNotContain("10020030", line);
        using var state = JsonDocument.Parse(line["data: ".Length..]);
        Assert.Equal("12000.00", state.RootElement.GetProperty("stopped").GetString());
        Assert.Equal(1, state.RootElement.GetProperty("outcomes")[2].GetInt64());
        Assert.Equal("The amount is 12000.00 EUR.", state.RootElement.GetProperty("holds")[0].GetProperty("reasons")[0].GetString());

        using var released = await served.Client.PostAsync("/v1/payments/live-1/release", null, Cancellation);
        Assert.True(released.IsSuccessStatusCode);
        do
        {
            line = await reader.ReadLineAsync(Cancellation);
        }
        while (line is not null && !line.Contains("\"state\":\"released\"", StringComparison.Ordinal));

        using var after = JsonDocument.Parse(line!["data: ".Length..]);
        Assert.Equal("0.00", after.RootElement.GetProperty("stopped").GetString());
    }

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere_and_forbids_it()
    {
        using var response = await served.Stranger.GetAsync("/", Cancellation);
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", html);
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotMatch(@"\son\w+=", html);
    }

    [Fact]
    public async Task Every_element_the_script_names_is_on_the_page()
    {
        var html = await served.Stranger.GetStringAsync("/", Cancellation);
        var script = await served.Stranger.GetStringAsync("/live/live.js", Cancellation);
        var named = NamedElement().Matches(script).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.Contains($"id=\"{id}\"", html));
    }

    [GeneratedRegex(@"(?:byId|say)\(""([a-z0-9-]+)""")]
    private static partial Regex NamedElement();
}
