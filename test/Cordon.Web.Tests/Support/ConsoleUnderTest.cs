using System.Net;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Web.People;
using Cordon.Web.Story;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cordon.Web.Tests.Support;

/// <summary>A console on loopback with a centre behind it, and one person of each role who comes in by a demonstration's link.</summary>
public sealed class ConsoleUnderTest : IAsyncDisposable
{
    private const string Secret = "for-tests-only";

    /// <summary>A story whose payment has not been handed in.</summary>
    private static readonly DemoStory Told = new()
    {
        PaymentId = "story-1",
        NextPaymentId = "story-2",
        NextBank = "ARDEXA2K",
        Contact = "+99960704412",
        Told = new("I paid 950 EUR to 6120894473.", "我转了950 EUR到6120894473。"),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-web-tests-");
    private readonly MemoryJournal _journal = new();
    private WebApplication _application = null!;
    private DeskKeeper _keeper = null!;

    /// <summary>The centre behind it.</summary>
    public Centre Centre { get; private set; } = null!;

    /// <summary>The casework behind it.</summary>
    public CaseDesk Desk { get; private set; } = null!;

    /// <summary>The console's address, by its name and without a path.</summary>
    public string Address { get; private set; } = "";

    /// <summary>All calls that it has.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _application.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>Starts one. Without a demonstration nobody is in, and <paramref name="isDemo"/> tells.</summary>
    public static async Task<ConsoleUnderTest> StartAsync(bool isDemo = true)
    {
        var console = new ConsoleUnderTest();
        console.Centre = await Centre.OpenAsync(new CentreOptions(), console._journal, TimeProvider.System).ConfigureAwait(false);
        console.Desk = await CaseDesk.OpenAsync(
            console._journal, Path.Combine(console._folder.FullName, "casework.db"), TimeProvider.System, console.Centre).ConfigureAwait(false);
        console._keeper = DeskKeeper.Start(console.Desk, console.Centre, TimeProvider.System, TextWriter.Null);
        var settings = new ConsoleSettings
        {
            Desk = console.Desk,
            Folder = console._folder.FullName,
            DemoSecret = isDemo ? Secret : null,
            DemoBank = "ARDEXA2K",
            Story = isDemo ? Told : null,

            // All tests sign in from one address.
            SignInsPerMinute = int.MaxValue,
        };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Cordon.Web.Tests" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.AddCordonConsole(console.Centre, settings);
        console._application = builder.Build();
        console.FirstPath = await console._application.UseCordonConsoleAsync(settings, CancellationToken.None).ConfigureAwait(false);
        await console._application.StartAsync().ConfigureAwait(false);
        var bound = console._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        console.Address = bound.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return console;
    }

    /// <summary>The path by which the first comes in.</summary>
    public string? FirstPath { get; private set; }

    /// <summary>The path that signs a person of a role in.</summary>
    public static string PathOf(OfficerRole role) => $"/demo/{Secret}/{DemoEndpoints.Cast.First(person => person.Role == role).UserName}";

    /// <summary>A caller with cookies of its own that follows no redirect.</summary>
    public HttpClient Caller() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(Address),
    };

    /// <summary>A caller who has signed in.</summary>
    public async Task<HttpClient> CallerAsync(OfficerRole role)
    {
        var caller = Caller();
        using var answer = await caller.GetAsync(new Uri(PathOf(role), UriKind.Relative)).ConfigureAwait(false);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return caller;
    }

    /// <summary>The identifier of the person of a role.</summary>
    public async Task<string> IdOfAsync(OfficerRole role)
    {
        await using var scope = _application.Services.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<PeopleBook>().AllAsync().ConfigureAwait(false);
        return people.Single(one => one.Role == role).Id;
    }

    /// <summary>The person of a role, who acts.</summary>
    public async Task<ActingOfficer> OfficerAsync(OfficerRole role) => new(await IdOfAsync(role).ConfigureAwait(false), role);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        await _keeper.DisposeAsync().ConfigureAwait(false);
        await Desk.DisposeAsync().ConfigureAwait(false);
        await Centre.DisposeAsync().ConfigureAwait(false);
        await _journal.DisposeAsync().ConfigureAwait(false);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
