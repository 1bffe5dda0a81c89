using System.Security.Cryptography;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Server.Abroad;
using Cordon.Server.CommandLine;
using Cordon.Server.Http;
using Cordon.Simulation.Economy;
using Cordon.Web;

namespace Cordon.Server.Demo;

/// <summary>
/// The centre of the country beside the demonstration's, in a process of its own: its banks have what crossed the border, and answer what they are told.
/// </summary>
internal static class DemoNeighbour
{
    private const int SecretCharacters = 32;

    // A bank's people look at what they are told.
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    // Of the shifts before, who have no sign-in.
    private static readonly ActingOfficer Investigator = new("Sanne Veldt", OfficerRole.Investigator);

    /// <summary>Serves it until its standard input ends, or it is cancelled.</summary>
    /// <param name="root">The demonstration's folder.</param>
    public static async Task ServeAsync(string root, Instant present, string homeBank, string countryCode, CancellationToken cancellation)
    {
        if (Refusal(root) is { } refusal)
        {
            throw new RunException(refusal);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
        }, CancellationToken.None);
        var folder = DemoFederation.FolderOf(root, DemoFederation.Neighbour);
        var gang = new DemoGang(present, homeBank, isAbroad: true);
        var clock = new DemoClock(present + TimeSpan.FromDays(-7));
        await using var journal = new SqliteJournal(Path.Combine(folder, UpCommand.JournalFile));
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, clock, end.Token).ConfigureAwait(false);
        await using var desk = await UpCommand.OpenDeskAsync(journal, folder, clock, centre, scanner: null, end.Token).ConfigureAwait(false);
        await using var keeper = DeskKeeper.Start(desk, centre, clock, Console.Error);
        await using var gangs = new GangFinder(journal, desk, centre, clock, "");
        await using var evidence = await UpCommand.OpenEvidenceAsync(journal, folder, clock, end.Token).ConfigureAwait(false);
        await using var abroad = await AbroadDesk.OpenAsync(
            DemoFederation.ChoiceOf(root, DemoFederation.Neighbour), folder, journal, (centre, desk), clock, DemoGang.CodeOf(countryCode), end.Token)
            .ConfigureAwait(false);
        var settings = new ServerSettings
        {
            Urls = ["http://127.0.0.1:0"],
            Time = clock,
            Desk = desk,
            Console = new ConsoleSettings
            {
                Desk = desk,
                Gangs = gangs,
                Folder = folder,
                Time = clock,
                Evidence = evidence,
                DemoSecret = RandomNumberGenerator.GetHexString(SecretCharacters, lowercase: true),
                DemoBank = DemoGang.AbroadBank,
                Abroad = abroad.Settings,
            },
        };
        await using var server = await HttpServer.StartAsync(centre, settings, end.Token).ConfigureAwait(false);
        var (key, _) = await ApiKeys.IssueAsync(centre, ApiKeys.Centre, "banks", KeyOrigin.CommandLine, settings.Random, end.Token).ConfigureAwait(false);
        using var banks = new DemoBank(server.Addresses[0], key);
        foreach (var row in gang.AbroadRows)
        {
            clock.StandAt(row.Time);
            await (row switch
            {
                SimulatedAccount account => banks.DescribeAsync(account, end.Token),
                SimulatedPayment payment => AddAsync(banks, payment),
                SimulatedReport report => TakeAsync(banks, centre, desk, report, end.Token),
                _ => Task.CompletedTask,
            }).ConfigureAwait(false);
        }

        await banks.SendAsync(end.Token).ConfigureAwait(false);
        clock.StandAt(present);
        clock.Run(1);
        await DemoFederation.OpenAsync(abroad, DemoFederation.Own, end.Token).ConfigureAwait(false);
        var named = server.Addresses[0].Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"The neighbour's console, signed in as its liaison: {named}/demo/{settings.Console!.DemoSecret}/liaison?next=/abroad");
        Console.WriteLine("Ready.");
        await AnswerAsync(centre, end.Token).ConfigureAwait(false);
    }

    /// <summary>Why no neighbour can be served from a folder; null where one can.</summary>
    internal static string? Refusal(string root) => !Directory.Exists(DemoFederation.FolderOf(root, DemoFederation.Neighbour))
        ? $"{root} is no folder of a demonstration with a neighbour: cordon demo --abroad makes one, and starts the neighbour itself"
        : File.Exists(Path.Combine(DemoFederation.FolderOf(root, DemoFederation.Neighbour), UpCommand.JournalFile))
            ? $"the neighbour of {root} was started before and is not started twice: cordon demo --abroad makes another, and starts it itself"
        : null;

    private static Task AddAsync(DemoBank banks, SimulatedPayment payment)
    {
        banks.Add(payment);
        return Task.CompletedTask;
    }

    /// <summary>A victim's report comes in, its bank holds the money, and somebody of the centre takes the case.</summary>
    private static async Task TakeAsync(DemoBank banks, Centre centre, CaseDesk desk, SimulatedReport report, CancellationToken cancellation)
    {
        await banks.SendAsync(cancellation).ConfigureAwait(false);
        await banks.ReportAsync(report, cancellation).ConfigureAwait(false);
        foreach (var order in centre.FindOrders(order => !order.IsOver && order.IsUnanswered, 0, int.MaxValue))
        {
            await centre.SubmitAsync(HoldOf(order), cancellation).ConfigureAwait(false);
            await desk.DoAsync(order.Case, new CaseCommand.Assign(Investigator.Id), Investigator, cancellation).ConfigureAwait(false);
        }
    }

    private static Command.MoveOrder HoldOf(FreezeOrder order) => new(
        order.Number, FreezeEventKind.Freeze, $"{order.Bank} (freeze desk)", order.Bank, order.Asked.Minor, order.Asked.Currency)
    {
        IsAnswer = true,
    };

    /// <summary>The banks hold what they are told to.</summary>
    private static async Task AnswerAsync(Centre centre, CancellationToken cancellation)
    {
        var seen = new Dictionary<uint, long>();
        try
        {
            while (true)
            {
                foreach (var order in centre.FindOrders(order => !order.IsOver && order.IsUnanswered && order.State != FreezeOrderState.Proposed, 0, 100))
                {
                    if (!seen.TryGetValue(order.Number, out var since))
                    {
                        seen[order.Number] = TimeProvider.System.GetTimestamp();
                    }
                    else if (TimeProvider.System.GetElapsedTime(since) >= AnswersAfter)
                    {
                        await centre.SubmitAsync(HoldOf(order), cancellation).ConfigureAwait(false);
                    }
                }

                await Task.Delay(LookEvery, TimeProvider.System, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The demonstration is over.
        }
    }
}
