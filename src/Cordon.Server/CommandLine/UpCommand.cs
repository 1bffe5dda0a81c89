using System.CommandLine;
using System.Security.Cryptography;
using Cordon.Core.Cases;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Engine.Proving;
using Cordon.Server.Abroad;
using Cordon.Server.Delivery;
using Cordon.Server.Http;
using Cordon.Server.Live;
using Cordon.Web;
using Cordon.Web.People;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon up</c>: serves a centre until it is told to stop.</summary>
internal static class UpCommand
{
    /// <summary>The journal's file in a centre's data folder.</summary>
    public const string JournalFile = "journal.db";

    /// <summary>What the screens read of the casework, beside the journal it is made from.</summary>
    private const string DeskFile = "casework.db";

    /// <summary>The file from which the secrets of webhooks are derived, beside the journal.</summary>
    public const string WebhookRootFile = "webhook.root";

    public static System.CommandLine.Command Build()
    {
        var choices = new CentreChoices();
        var dataFolder = new Option<string>("--data") { Description = "The folder of the centre's data.", Required = true, HelpName = "DIR" };
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen at, parted by ';'.",
            DefaultValueFactory = _ => "http://127.0.0.1:8080",
        };
        var live = new Option<LivePageAccess>("--live")
        {
            Description = "Who may see the live page: loopback, all, off.",
            DefaultValueFactory = _ => LivePageAccess.Loopback,
        };
        var snapshotEvery = new Option<int>("--snapshot-every")
        {
            Description = "Payments between two snapshots of the state, from which a start is quick.",
            DefaultValueFactory = _ => new CentreOptions().SnapshotEveryPayments,
            HelpName = "PAYMENTS",
        };
        var freezeRules = new Option<string?>("--freeze-rules")
        {
            Description = "How orders are approved and how long the laws let them hold, from now on.",
            HelpName = "FILE",
        };
        var scanner = new Option<string?>("--scanner")
        {
            Description = "The ClamAV daemon that looks at files before they are laid into cases.",
            HelpName = "HOST:PORT",
        };
        var country = CountryCode.Option();
        var command = new System.CommandLine.Command("up", "Serves the centre: HTTP API, live page, embedded store.")
            { dataFolder, urls, live, snapshotEvery, freezeRules, scanner, country };
        var (names, exchange) = (new NameListOptions(), new ExchangeOptions());
        names.AddTo(command);
        exchange.AddTo(command);
        choices.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = new ServerSettings { Urls = ReadUrls(parsed.GetValue(urls)!), LivePage = parsed.GetValue(live) };
            var folder = parsed.GetValue(dataFolder)!;
            _ = choices.Options(parsed);
            var code = CountryCode.Read(parsed, country);
            var every = parsed.GetValue(snapshotEvery) is var payments and > 0
                ? payments : throw new UsageException("--snapshot-every takes a number of payments above zero.");
            var looksAtFiles = ReadScanner(parsed.GetValue(scanner));
            settings = settings with { NameLists = names.Read(parsed, Instant.From(settings.Time.GetUtcNow())) };
            var abroad = exchange.Read(parsed);
            MakeFolder(folder);
            using var data = DataFolder.Take(folder);
            await using var journal = choices.PostgresJournal(parsed) ?? new SqliteJournal(data.Journal);
            var options = await choices.OptionsAsync(parsed, journal, cancellation).ConfigureAwait(false) with
            {
                SnapshotFolder = Path.Combine(folder, "snapshots"),
                SnapshotEveryPayments = every,
            };
            if (await journal.NextPositionAsync(0, cancellation).ConfigureAwait(false) == 0)
            {
                choices.TellOfModel(parsed, options, own: null);
            }

            settings = settings with { WebhookRoot = WebhookSecrets.OpenRoot(Path.Combine(folder, WebhookRootFile), settings.Random) };
            var rules = parsed.GetValue(freezeRules) is { } file ? PolicyFile.Read(file) : null;
            await ServeAsync(
                options, journal, folder, rules, code, looksAtFiles, abroad, settings, model => choices.TellOfModelInForce(parsed, model), cancellation)
                .ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static string[] ReadUrls(string text)
    {
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return urls.Length > 0 && urls.All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == "http")
            ? urls : throw new UsageException("--urls takes addresses such as http://127.0.0.1:8080; for https put a proxy in front.");
    }

    private static MalwareScanner? ReadScanner(string? address) => address is null ? null
        : MalwareScanner.At(address) ?? throw new UsageException("--scanner takes a ClamAV daemon's address, such as 127.0.0.1:3310.");

    private static async Task ServeAsync(
        CentreOptions options, IJournal journal, string folder, string? freezeRules, string countryCode, MalwareScanner? scanner,
        AbroadChoice? abroad, ServerSettings settings, Action<TreeEnsemble?> tellOfModel, CancellationToken cancellation)
    {
        await using var centre = await Centre.OpenAsync(options, journal, settings.Time, cancellation).ConfigureAwait(false);
        foreach (var passedOver in centre.SnapshotsPassedOver)
        {
            await Console.Error.WriteLineAsync($"The snapshot {passedOver.File} was not used: {passedOver.Reason}.").ConfigureAwait(false);
        }

        tellOfModel(centre.Policy.Model);
        await PublishFreezeRulesAsync(centre, freezeRules, cancellation).ConfigureAwait(false);
        await using var desk = await OpenDeskAsync(journal, folder, settings.Time, centre, scanner, cancellation).ConfigureAwait(false);
        await using var keeper = DeskKeeper.Start(desk, centre, settings.Time, Console.Error);
        await using var gangs = new GangFinder(journal, desk, centre, settings.Time, countryCode);
        await using var evidence = await OpenEvidenceAsync(journal, folder, settings.Time, cancellation).ConfigureAwait(false);
        await using var exchanges = abroad is null ? null
            : await AbroadDesk.OpenAsync(abroad, folder, journal, (centre, desk), settings.Time, countryCode, cancellation).ConfigureAwait(false);
        settings = settings with
        {
            Desk = desk,
            Console = new ConsoleSettings
            {
                Desk = desk,
                Gangs = gangs,
                Evidence = evidence,
                Abroad = exchanges?.Settings,
                Folder = folder,
                Time = settings.Time,
                Random = settings.Random,
                OpenId = ReadOpenId(folder),
            },
        };
        await using var server = await HttpServer.StartAsync(centre, settings, cancellation).ConfigureAwait(false);
        if (abroad is not null)
        {
            Console.WriteLine($"Other centres reach this one at https://{abroad.Listen}");
        }

        foreach (var address in server.Addresses)
        {
            Console.WriteLine($"Cordon serves at {address}");
        }

        await PrintFirstKeyAsync(centre, settings.Random, cancellation).ConfigureAwait(false);
        if (server.FirstPath is { } path)
        {
            Console.WriteLine("The first administrator comes in by this link, once and within a day:");
            Console.WriteLine($"  {server.Addresses[0]}{path}");
        }

        Console.WriteLine("Ready. Ctrl-C stops it.");
        await Task.WhenAny(UntilCancelledAsync(cancellation), centre.Ended).ConfigureAwait(false);
        if (centre.Ended.IsCompleted)
        {
            throw new RunException($"the centre decides nothing any more: {centre.StateReason}");
        }
    }

    /// <summary>Opens the casework of a centre, beside its journal.</summary>
    public static Task<CaseDesk> OpenDeskAsync(
        IJournal journal, string folder, TimeProvider time, Centre centre, MalwareScanner? scanner, CancellationToken cancellation) =>
        CaseDesk.OpenAsync(
            journal, Path.Combine(folder, DeskFile), time, centre, centre.HasCase, scanner: scanner, cancellation: cancellation);

    /// <summary>Opens the evidence log of a centre, beside its journal.</summary>
    /// <exception cref="RunException">It is damaged, or the journal lacks what was sealed.</exception>
    public static async Task<EvidenceLog> OpenEvidenceAsync(IJournal journal, string folder, TimeProvider time, CancellationToken cancellation)
    {
        var own = Path.Combine(folder, VerifyCommand.LogFolder);
        try
        {
            return await EvidenceLog.OpenAsync(journal, own, time, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new RunException($"the evidence log cannot go on: {failure.Message}. Find out why; a folder {own} moved elsewhere lets a new log begin.");
        }
    }

    private static async Task PublishFreezeRulesAsync(Centre centre, string? text, CancellationToken cancellation)
    {
        if (text is null)
        {
            return;
        }

        var result = await centre.SubmitAsync(new Engine.Command.PublishFreezeRules(text, "--freeze-rules"), cancellation).ConfigureAwait(false);
        if (result.Status is not (CommandStatus.Done or CommandStatus.AlreadyDone))
        {
            throw new RunException($"the freeze rules cannot be used: {result.Detail?.English ?? result.Status.ToString()}");
        }
    }

    private static OpenIdProvider? ReadOpenId(string folder)
    {
        try
        {
            return OpenIdProvider.Read(folder);
        }
        catch (InvalidDataException failure)
        {
            throw new RunException(failure.Message);
        }
    }

    private static void MakeFolder(string data)
    {
        if (File.Exists(data))
        {
            throw new RunException($"--data {data} is a file, not a folder.");
        }

        try
        {
            PrivateFile.MakeFolder(data);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"the folder {data} cannot be made: {failure.Message}");
        }
    }

    /// <summary>A centre without keys gets one of its own, told once and kept nowhere but as a hash.</summary>
    public static async Task<string?> PrintFirstKeyAsync(Centre centre, RandomNumberGenerator random, CancellationToken cancellation)
    {
        if (centre.KeyCount > 0)
        {
            return null;
        }

        var (key, result) = await ApiKeys.IssueAsync(centre, ApiKeys.Centre, "first key", KeyOrigin.CommandLine, random, cancellation).ConfigureAwait(false);
        if (result.Status != CommandStatus.Done)
        {
            throw new RunException($"the first key could not be recorded: {result.Detail?.English ?? result.Status.ToString()}");
        }

        Console.WriteLine("The first key, shown this once and never again. It is the centre's own: it speaks for all banks and issues their keys.");
        Console.WriteLine($"  {key}");
        return key;
    }

    /// <summary>Waits for Ctrl-C or the like.</summary>
    public static async Task UntilCancelledAsync(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(stopped.SetResult).ConfigureAwait(false);
        await stopped.Task.ConfigureAwait(false);
    }
}
