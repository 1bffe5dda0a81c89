using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Cordon.Core.Cases;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Server.Abroad;
using Cordon.Server.Demo;
using Cordon.Server.Http;
using Cordon.Simulation.Economy;
using Cordon.Web;
using Cordon.Web.Story;

namespace Cordon.Server.CommandLine;

/// <summary>
/// <c>cordon demo</c>: a simulated week with scams in it, over HTTP, through the real server, and then an evening in which somebody is on duty.
/// </summary>
internal static class DemoCommand
{
    /// <summary>An hour of the town in twelve minutes: something happens now and then, and there is time to decide about it.</summary>
    private const double SpeedDefault = 5;

    /// <summary>When the demo's present is: most payments of a day have been made, and the hotline is busy.</summary>
    private static readonly TimeSpan Evening = TimeSpan.FromHours(19);

    private const int DemoSecretCharacters = 32;

    public static System.CommandLine.Command Build()
    {
        var speed = new Option<double>("--speed")
        {
            Description = "How many times as fast as a true clock the evening runs.",
            DefaultValueFactory = _ => SpeedDefault,
        };
        var port = new Option<int>("--port") { Description = "The port of the page; 0 takes a free one.", DefaultValueFactory = _ => 0 };
        var seed = new Option<ulong>("--seed") { Description = "Which day.", DefaultValueFactory = _ => 1UL };
        var exitAfter = new Option<double?>("--exit-after") { Description = "End after so many seconds.", HelpName = "SECONDS" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Accepted for scripts; no browser is ever opened." };
        var abroad = new Option<bool>("--abroad")
        {
            Description = "With the centre of a country beside and a third party, each a process of its own: some of the money crosses the border.",
        };
        var neighbour = new Option<string?>("--neighbour")
        {
            Description = "Serve the neighbour of a demonstration whose folder this is; --abroad starts it so.",
            HelpName = "DIR",
        };
        var country = CountryCode.Option();
        var command = new System.CommandLine.Command(
            "demo", "Plays a simulated week with scams through the real server, then its evening live, with a guided story.")
        {
            speed, port, seed, exitAfter, noBrowser, country, abroad, neighbour,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (fast, after) = (parsed.GetValue(speed), parsed.GetValue(exitAfter));
            if (!(fast > 0 && fast <= 100_000) || after is <= 0 or > 1_000_000 || parsed.GetValue(port) is < 0 or > 65_535)
            {
                throw new UsageException("--speed is above 0 up to 100000, --exit-after is above 0, --port is 0 to 65535.");
            }

            var code = CountryCode.Read(parsed, country);
            if (parsed.GetValue(neighbour) is { } root)
            {
                var world = EconomyOptions.Demo(parsed.GetValue(seed));
                await DemoNeighbour.ServeAsync(root, PresentOf(world), ScamEconomy.LargestBank, code, cancellation).ConfigureAwait(false);
                return 0;
            }

            await RunAsync(fast, parsed.GetValue(port), parsed.GetValue(seed), code, parsed.GetValue(abroad), after, cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Instant PresentOf(EconomyOptions world) => Instant.From(new DateTimeOffset(world.Start, TimeOnly.MinValue, TimeSpan.Zero)) + Evening;

    private static async Task RunAsync(
        double speed, int port, ulong seed, string countryCode, bool isAbroad, double? exitAfter, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (exitAfter is { } seconds)
        {
            end.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        var folder = Directory.CreateTempSubdirectory("cordon-demo-");
        try
        {
            await ServeAsync(folder.FullName, speed, port, EconomyOptions.Demo(seed), countryCode, isAbroad, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Ctrl-C, or the time given is over: that is how a demo ends.
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ServeAsync(
        string folder, double speed, int port, EconomyOptions world, string countryCode, bool isAbroad, CancellationToken end)
    {
        var present = PresentOf(world);
        await using var federation = isAbroad ? await DemoFederation.MakeAsync(folder, end).ConfigureAwait(false) : null;
        var clock = new DemoClock(present + -Evening + TimeSpan.FromDays(-world.WarmUpDays));
        var gang = new DemoGang(present, ScamEconomy.LargestBank, isAbroad);
        await using var journal = new SqliteJournal(Path.Combine(folder, UpCommand.JournalFile));
        await using var centre = await Centre.OpenAsync(new CentreOptions { FirstModel = TreeEnsemble.DefaultText }, journal, clock, end).ConfigureAwait(false);
        await using var desk = await UpCommand.OpenDeskAsync(journal, folder, clock, centre, scanner: null, end).ConfigureAwait(false);
        await using var keeper = DeskKeeper.Start(desk, centre, clock, Console.Error);
        await using var gangs = new GangFinder(journal, desk, centre, clock, countryCode);
        await using var evidence = await UpCommand.OpenEvidenceAsync(journal, folder, clock, end).ConfigureAwait(false);
        await using var abroad = federation is null ? null
            : await AbroadDesk.OpenAsync(federation.Choice, folder, journal, (centre, desk), clock, DemoGang.CodeOf(countryCode), end).ConfigureAwait(false);
        var beside = federation is null ? null : await federation.StartAsync(end).ConfigureAwait(false);
        var settings = new ServerSettings
        {
            Urls = [$"http://127.0.0.1:{port}"],
            Time = clock,
            Desk = desk,
            Console = ConsoleOf(desk, gangs, folder, clock, gang.Story) with
            {
                Evidence = evidence,
                Abroad = abroad?.Settings,
            },
        };
        await using var server = await HttpServer.StartAsync(centre, settings, end).ConfigureAwait(false);
        var address = server.Addresses[0];
        var key = await UpCommand.PrintFirstKeyAsync(centre, settings.Random, end).ConfigureAwait(false);
        var (ownKey, _) = await ApiKeys.IssueAsync(centre, ScamEconomy.LargestBank, "gateway", KeyOrigin.CommandLine, settings.Random, end)
            .ConfigureAwait(false);
        using var others = new DemoBank(address, key!);
        using var own = new DemoBank(address, ownKey);
        using var teller = new DemoBank(address, ownKey);
        var day = new DemoDay(
            new DemoBanks(ScamEconomy.LargestBank, own, others), new DemoPeople(centre, desk, ScamEconomy.LargestBank, isAbroad), clock, present);
        using var rows = DemoRows.Of(gang.Rows, ScamEconomy.Rows(world)).GetEnumerator();
        Console.WriteLine("A simulated week of a small town is played, with its scams; all of it is made up.");
        await Task.Run(() => day.PlayPastAsync(rows, Console.Out, end), end).ConfigureAwait(false);
        server.Feed.BeginDay();
        if (abroad is not null)
        {
            await DemoFederation.OpenAsync(abroad, DemoFederation.Neighbour, end).ConfigureAwait(false);
        }


        // The past came in a few seconds: what hangs together in it is looked for now.
        gangs.Ask();

        // By its name, for a passkey is bound to a name.
        var named = address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"Ready. The story, in the console, signed in as a duty officer: {named}{server.FirstPath}");
        Console.WriteLine($"The live page: {named}/live");
        if (beside is not null)
        {
            Console.WriteLine($"What goes abroad, signed in as the liaison: {named}/demo/{settings.Console!.DemoSecret}/liaison?next=/abroad");
            Console.WriteLine($"The same, in the console of the country beside: {beside}");
        }

        var pace = speed.ToString("0.##", CultureInfo.InvariantCulture);
        Console.WriteLine($"It is evening, and goes on {pace} times as fast as a true clock. Ctrl-C ends it.");
        Console.WriteLine();
        var playing = Task.Run(() => day.PlayAsync(rows, speed, end), end);
        var telling = new DemoTeller(centre, teller, gang, clock).PlayAsync(end);
        var showing = ShowAsync(server, named, day, end);
        await Task.WhenAll(playing, telling, showing).ConfigureAwait(false);
    }

    private static ConsoleSettings ConsoleOf(CaseDesk desk, GangFinder gangs, string folder, TimeProvider time, DemoStory story) => new()
    {
        Desk = desk,
        Gangs = gangs,
        Folder = folder,
        Time = time,
        DemoSecret = RandomNumberGenerator.GetHexString(DemoSecretCharacters, lowercase: true),
        DemoBank = ScamEconomy.LargestBank,
        Story = story,
    };

    private static async Task ShowAsync(HttpServer server, string named, DemoDay day, CancellationToken end)
    {
        var text = new DemoText(Console.Out, !Console.IsOutputRedirected);
        var state = await server.Feed.NextAsync(null, end).ConfigureAwait(false);
        while (!day.IsOver)
        {
            text.Show(state);
            state = await server.Feed.NextAsync(state, end).ConfigureAwait(false);
        }

        text.Show(await server.Feed.NextAsync(state, end).ConfigureAwait(false));
        Console.WriteLine();
        Console.WriteLine($"The day has been played. The page stays at {named}/live until Ctrl-C.");
        await UpCommand.UntilCancelledAsync(end).ConfigureAwait(false);
    }
}
