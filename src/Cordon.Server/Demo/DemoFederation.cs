using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Cordon.Server.Abroad;
using Cordon.Server.CommandLine;
using Cordon.Web;

namespace Cordon.Server.Demo;

/// <summary>
/// The demonstration's centres: this one, that of a country beside it and a third party, each with folder, keys and port of its own, the two others in
/// processes
/// of their own; and the trust list that three made-up keepers sign.
/// </summary>
internal sealed class DemoFederation : IAsyncDisposable
{
    /// <summary>What the trust list calls this centre, its neighbour and the third party.</summary>
    public const string Own = "xavia";

    /// <inheritdoc cref="Own"/>
    public const string Neighbour = "morland";

    private const string Third = "secretariat";
    private const int AskedADay = 4_096;
    private const string LawFile = "legal-bases.tsv";
    private const string RecipientsFile = "recipients.tsv";
    private const string TrustFile = "trust.json";
    private const string PortFile = "port";

    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(90);

    private static readonly (string Id, string Name, string Country)[] Members =
        [(Own, "Xavia", "XA"), (Neighbour, "Morland", "XB"), (Third, "Regional secretariat", "XC")];

    private readonly string _folder;
    private readonly List<Process> _processes = [];
    private volatile bool _isOver;

    private DemoFederation(string folder) => _folder = folder;

    /// <summary>How this centre is one of them.</summary>
    public AbroadChoice Choice => ChoiceOf(_folder, Own);

    /// <summary>Has all three join, in folders below one, and signs their list. This centre's own folder is the one it was given.</summary>
    public static async Task<DemoFederation> MakeAsync(string folder, CancellationToken cancellation)
    {
        var made = new DemoFederation(folder);
        var keepers = Enumerable.Range(0, 3).Select(i => SecretKey.Open(Path.Combine(folder, FormattableString.Invariant($"keeper{i}.key")),
            "keeper")).ToArray();
        TrustKeeper[] lines = [.. keepers.Select(key => new TrustKeeper(key.Name, key.PublicKey))];
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var entries = new List<TrustedCentre>();
        foreach (var (id, name, country) in Members)
        {
            var data = FolderOf(folder, id);
            PrivateFile.MakeFolder(data);
            var port = FreePort();
            await File.WriteAllTextAsync(Path.Combine(data, PortFile), port.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
            string[] people = id == Third ? [] : [ConsoleSettings.DemoIdOf("liaison"), ConsoleSettings.DemoIdOf("supervisor"),
                ConsoleSettings.DemoIdOf("second")];
            var identity = new NodeIdentity(
                id, name, country, string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{port}/"), id == Third, lines, people, people)
            {
                Inspectors = id == Third ? [] : [ConsoleSettings.DemoIdOf("auditor")],
            };
            var own = NodeIdentity.FolderIn(data);
            identity.Keep(own);
            await using var journal = new SqliteJournal(Path.Combine(data, UpCommand.JournalFile));
            await using var node = await ExchangeNode.OpenAsync(identity.Settings(own), journal, TimeProvider.System, cancellation).ConfigureAwait(false);
            entries.Add(identity.Entry(node, now + TimeSpan.FromDays(-1), now + TimeSpan.FromDays(365)));
        }

        var list = new TrustList(1, now + TimeSpan.FromMinutes(-1), now + TimeSpan.FromDays(20), lines, WitnessesNeeded: 2, entries);
        await File.WriteAllBytesAsync(Path.Combine(folder, TrustFile), list.Sign(keepers[0], keepers[1]).ToBytes(), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, LawFile), Law, cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, RecipientsFile), Recipients, cancellation).ConfigureAwait(false);
        foreach (var key in keepers)
        {
            key.Dispose();
        }

        return made;
    }

    /// <summary>How a member of a demonstration's folder is one of them.</summary>
    public static AbroadChoice ChoiceOf(string folder, string id)
    {
        var port = int.Parse(File.ReadAllText(Path.Combine(FolderOf(folder, id), PortFile)), CultureInfo.InvariantCulture);
        return new AbroadChoice(new IPEndPoint(IPAddress.Loopback, port), Path.Combine(folder, TrustFile), Path.Combine(folder, LawFile),
            Path.Combine(folder, RecipientsFile));
    }

    /// <summary>Where a member's data lie.</summary>
    public static string FolderOf(string folder, string id) => id == Own ? folder : Path.Combine(folder, "centres", id);

    /// <summary>Starts the two others; the address of the neighbour's console, signed in as its liaison.</summary>
    /// <exception cref="RunException">One of them did not start.</exception>
    public async Task<string> StartAsync(CancellationToken cancellation)
    {
        await StartAsync("The third party", cancellation, "exchange", "serve", "--data", FolderOf(_folder, Third), "--exchange", Choice3, "--trust",
            Choice.TrustFile!).ConfigureAwait(false);
        var said = await StartAsync("The neighbouring centre", cancellation, "demo", "--neighbour", _folder).ConfigureAwait(false);
        return said.First(line => line.Contains("http://", StringComparison.Ordinal)).Split(' ')[^1];
    }

    /// <summary>Opens a centre of the demonstration for private questions of another, by two persons of the shifts before, who have no sign-in.</summary>
    public static async Task OpenAsync(AbroadDesk desk, string asker, CancellationToken cancellation)
    {
        var wish = new OpeningWish(
            asker, [CanonicalKind.Phone, CanonicalKind.Account], AskedADay,
            ReleasePurposes.Prevention | ReleasePurposes.Recovery | ReleasePurposes.Investigation | ReleasePurposes.Protection,
            "Memorandum of Xavia and Morland (made up), art. 8", Instant.From(TimeProvider.System.GetUtcNow()) + OpenFor);
        var proposed = await desk.Openings.ProposeAsync(wish, "Ilse Brandt", cancellation).ConfigureAwait(false);
        await desk.Openings.EndAsync(proposed, OpeningStep.Approved, "Jon Mbeki", cancellation: cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync().ConfigureAwait(false);
            }

            process.Dispose();
        }
    }

    private string Choice3 => ChoiceOf(_folder, Third).Listen.ToString();

    private const string Law = "table\t2020-01-01\t2099-01-01\n"
        + "instrument\tmou-xa-xb\t2020-01-01\tMemorandum of Xavia and Morland (made up)\tmade up for the demonstration\n"
        + "ground\tmou-xa-xb\tfreeze-money\tart. 4\tmade up\nground\tmou-xa-xb\tidentify-holder\tart. 5\tmade up\n"
        + "ground\tmou-xa-xb\tspontaneous-information\tart. 6\tmade up\nground\tmou-xa-xb\tpreserve-data\tart. 7\tmade up\n"
        + "party\tmou-xa-xb\tXA\t2020-01-01\t-\tmade up\nparty\tmou-xa-xb\tXB\t2020-01-01\t-\tmade up\n";

    private const string Recipients = "# made up for the demonstration\n"
        + "recipient\txavia\tpeer\tprevention,recovery,investigation,prosecution,protection\t365\t-\tmade up\n"
        + "recipient\tmorland\tpeer\tprevention,recovery,investigation,protection\t365\t-\tmade up\n";

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>Starts this program once more; what it says until it is ready. It ends when this process does: its standard input ends then.</summary>
    private async Task<List<string>> StartAsync(string whose, CancellationToken cancellation, params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cordon.dll"));
        }

        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        var process = Process.Start(start)!;
        _processes.Add(process);
        var isServing = false;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) =>
        {
            if (isServing && !_isOver && !cancellation.IsCancellationRequested)
            {
                Console.Error.WriteLine($"{whose}'s process has ended: nothing crosses to it any more. Start the demonstration anew.");
            }
        };
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Ready", StringComparison.Ordinal))
            {
                isServing = true;
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation);
                return said;
            }
        }

        throw new RunException($"cordon {string.Join(' ', words)} did not start");
    }
}
