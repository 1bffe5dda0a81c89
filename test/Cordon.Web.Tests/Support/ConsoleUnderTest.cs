using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Engine.Proving;
using Cordon.Web.Abroad;
using Cordon.Web.People;
using Cordon.Web.Story;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;

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
    private ConsoleSettings _settings = null!;
    private Action<IServiceCollection>? _services;

    /// <summary>The centre behind it.</summary>
    public Centre Centre { get; private set; } = null!;

    /// <summary>The casework behind it.</summary>
    public CaseDesk Desk { get; private set; } = null!;

    /// <summary>What finds gangs behind it.</summary>
    public GangFinder Gangs { get; private set; } = null!;

    /// <summary>The log that evidence is shown to be in.</summary>
    public EvidenceLog Evidence { get; private set; } = null!;

    /// <summary>The console's address, by its name and without a path.</summary>
    public string Address { get; private set; } = "";

    /// <summary>All calls that it has.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _application.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>Starts one. Without a demonstration nobody is in, and <paramref name="isDemo"/> tells.</summary>
    public static async Task<ConsoleUnderTest> StartAsync(
        bool isDemo = true, TimeProvider? signInTime = null, OpenIdProvider? openId = null, ILoggerProvider? log = null, int signInsPerMinute = int.MaxValue,
        bool isHttps = false, Action<IServiceCollection>? services = null, AbroadSettings? abroad = null)
    {
        var console = new ConsoleUnderTest { _services = services };
        console.Centre = await Centre.OpenAsync(new CentreOptions(), console._journal, TimeProvider.System).ConfigureAwait(false);
        console.Desk = await CaseDesk.OpenAsync(
            console._journal, Path.Combine(console._folder.FullName, "casework.db"), TimeProvider.System, console.Centre).ConfigureAwait(false);
        console._keeper = DeskKeeper.Start(console.Desk, console.Centre, TimeProvider.System, TextWriter.Null);
        console.Gangs = new GangFinder(console._journal, console.Desk, console.Centre, TimeProvider.System);
        console.Evidence = await EvidenceLog.OpenAsync(
            console._journal, Path.Combine(console._folder.FullName, "evidence"), TimeProvider.System).ConfigureAwait(false);
        console._settings = new ConsoleSettings
        {
            Desk = console.Desk,
            Gangs = console.Gangs,
            Evidence = console.Evidence,
            Abroad = abroad,
            Folder = console._folder.FullName,
            DemoSecret = isDemo ? Secret : null,
            DemoBank = "ARDEXA2K",
            Story = isDemo ? Told : null,

            // All tests sign in from one address.
            SignInsPerMinute = signInsPerMinute,
            SignInTime = signInTime ?? TimeProvider.System,
            OpenId = openId,
        };
        await console.ServeAsync(log, isHttps).ConfigureAwait(false);
        return console;
    }

    /// <summary>Stops the web server and starts another on what lies in the folder, as a new start of the program does. Its address is another.</summary>
    public async Task ServeAgainAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        await ServeAsync(null, isHttps: false).ConfigureAwait(false);
    }

    private async Task ServeAsync(ILoggerProvider? log, bool isHttps)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Cordon.Web.Tests" });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (isHttps)
            {
                listen.UseHttps(Certificate());
            }
        }));
        if (log is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        }

        builder.AddCordonConsole(Centre, _settings);
        _services?.Invoke(builder.Services);
        _application = builder.Build();
        FirstPath = await _application.UseCordonConsoleAsync(_settings, CancellationToken.None).ConfigureAwait(false);
        await _application.StartAsync().ConfigureAwait(false);
        var bound = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = bound.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    /// <summary>A certificate of this machine's name that nobody signed.</summary>
    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>The path by which the first comes in.</summary>
    public string? FirstPath { get; private set; }

    /// <summary>The folder of its data.</summary>
    public string Folder => _folder.FullName;

    /// <summary>What the console's screens are given.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>The path that signs a person of a role in.</summary>
    public static string PathOf(OfficerRole role) => PathOf(DemoEndpoints.Cast.First(person => person.Role == role).UserName);

    /// <summary>The path that signs a person of the demonstration in.</summary>
    public static string PathOf(string userName) => $"/demo/{Secret}/{userName}";

    /// <summary>A caller with cookies of its own that follows no redirect.</summary>
    public HttpClient Caller() => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),

        // The certificate of a test is its own.
        ServerCertificateCustomValidationCallback = static (request, _, _, _) => request.RequestUri!.IsLoopback,
    })
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
        return people.First(one => one.Role == role && DemoEndpoints.Cast.First(person => person.Role == role).UserName == one.UserName).Id;
    }

    /// <summary>Does something with the people, as a screen would.</summary>
    public async Task<T> WithPeopleAsync<T>(Func<PeopleBook, UserManager<Officer>, Task<T>> work)
    {
        await using var scope = _application.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PeopleBook>(), scope.ServiceProvider.GetRequiredService<UserManager<Officer>>())
            .ConfigureAwait(false);
    }

    /// <summary>Takes a table of the people's file away, so that whatever reads it fails.</summary>
    public async Task BreakAsync(string table)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "people.db")}");
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of tests.
        command.CommandText = $"ALTER TABLE {table} RENAME TO Gone{table}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    /// <summary>What happened to people's ways in, the first first.</summary>
    public IReadOnlyList<DeskMoment> PeopleMoments() =>
        [.. Desk.Moments(new MomentChoice(new Instant(0), new Instant(long.MaxValue)) { KindPrefix = "person." }).Reverse()];

    /// <summary>The token of a form on a page, for a caller who has its cookie.</summary>
    public static async Task<string> TokenAsync(HttpClient caller, string path = "/sign-in")
    {
        var page = await caller.GetStringAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
        return System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    /// <summary>Posts a form of this console's own.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient caller, string path, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(caller).ConfigureAwait(false);
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await caller.PostAsync(new Uri(path, UriKind.Relative), form).ConfigureAwait(false);
    }

    /// <summary>The person of a role, who acts.</summary>
    public async Task<ActingOfficer> OfficerAsync(OfficerRole role) => new(await IdOfAsync(role).ConfigureAwait(false), role);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync().ConfigureAwait(false);
        await _keeper.DisposeAsync().ConfigureAwait(false);
        await Gangs.DisposeAsync().ConfigureAwait(false);
        await Evidence.DisposeAsync().ConfigureAwait(false);
        await Desk.DisposeAsync().ConfigureAwait(false);
        await Centre.DisposeAsync().ConfigureAwait(false);
        await _journal.DisposeAsync().ConfigureAwait(false);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
