using System.CommandLine;
using System.Net;
using System.Text;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon exchange</c>: a centre joins others, those who keep the trust list sign it, and a third party witnesses.</summary>
internal static class ExchangeCommand
{
    /// <summary>How long keys count from the day on which a centre joins or shows them again.</summary>
    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(730);

    public static System.CommandLine.Command Build() =>
        new("exchange", "Cooperation with other centres: joining, the trust list, witnessing.") { BuildKeeper(), BuildJoin(), BuildList(), BuildServe() };

    /// <summary>The option by which a port for other centres is opened.</summary>
    public static Option<string?> ListenOption() => new("--exchange")
    {
        Description = "Where other centres reach this one, once it has joined (cordon exchange join).",
        HelpName = "ADDRESS:PORT",
    };

    /// <summary>The option by which a trust list is handed over.</summary>
    public static Option<string?> TrustOption() => new("--trust") { Description = "The trust list to go by from here on.", HelpName = "FILE" };

    /// <summary>Reads an address with a port; null where none is given.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static IPEndPoint? ReadListen(string? text) => text is null ? null
        : IPEndPoint.TryParse(text, out var read) && read.Port > 0 ? read
        : throw new UsageException("--exchange takes an address with a port, such as 127.0.0.1:9443.");

    /// <summary>Opens a centre's exchanges, and the port for other centres.</summary>
    /// <exception cref="RunException">It never joined, or the list is not taken.</exception>
    public static async Task<(ExchangeNode Node, ExchangeServer Server)> OpenAsync(
        string data, IJournal journal, IPEndPoint listen, string? trust, TimeProvider time, CancellationToken cancellation)
    {
        var folder = NodeIdentity.FolderIn(data);
        var identity = NodeIdentity.Read(folder) ?? throw new RunException($"{data} never joined other centres: cordon exchange join does that.");
        var node = await ExchangeNode.OpenAsync(identity.Settings(folder), journal, time, cancellation).ConfigureAwait(false);
        var isOpen = false;
        try
        {
            if (trust is not null)
            {
                await TakeAsync(node, trust, cancellation).ConfigureAwait(false);
            }

            var server = await ExchangeServer.StartAsync(node, listen.Address, listen.Port, time, cancellation).ConfigureAwait(false);
            isOpen = true;
            return (node, server);
        }
        finally
        {
            if (!isOpen)
            {
                await node.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task TakeAsync(ExchangeNode node, string trust, CancellationToken cancellation)
    {
        var envelope = ReadList(trust);

        // The same list again says nothing new.
        if (TrustList.Unchecked(envelope) is not { } list || node.Trust.Last is not { } last || last.Sequence != list.Sequence)
        {
            var refusal = await node.TakeTrustAsync(envelope, cancellation).ConfigureAwait(false);
            if (refusal is not null)
            {
                throw new RunException($"the trust list {trust} is not taken: {refusal}");
            }
        }
    }

    /// <summary>Reads a file with a trust list.</summary>
    /// <exception cref="RunException">It is none.</exception>
    public static Envelope ReadList(string path) =>
        Envelope.Read(File.ReadAllBytes(path)) ?? throw new RunException($"{path} is no signed trust list.");

    /// <summary>Reads a file with lines of those who keep the trust list.</summary>
    /// <exception cref="RunException">A line is none.</exception>
    public static IReadOnlyList<TrustKeeper> ReadKeepers(string path) =>
    [
        .. File.ReadAllLines(path).Where(line => line.Trim().Length > 0).Select((line, at) =>
            TrustKeeper.Read(line) ?? throw new RunException($"{path}, line {at + 1}: it is no keeper's line as cordon exchange keeper prints it.")),
    ];

    private static System.CommandLine.Command BuildKeeper()
    {
        var file = new Argument<string>("KEY") { Description = "The file of the key; it is made where it is not there." };
        var command = new System.CommandLine.Command("keeper", "Makes the key of one of those who keep the trust list, and prints its line.") { file };
        command.SetAction(parsed =>
        {
            using var key = SecretKey.Open(parsed.GetValue(file)!, "keeper");
            Console.WriteLine(new TrustKeeper(key.Name, key.PublicKey).Text);
            return 0;
        });
        return command;
    }

    private static System.CommandLine.Command BuildJoin()
    {
        var data = new Option<string>("--data") { Description = "The folder of the centre's data.", Required = true, HelpName = "DIR" };
        var id = new Option<string>("--id") { Description = "What messages call it: small letters, digits and hyphens.", Required = true };
        var name = new Option<string>("--name") { Description = "What people call it.", Required = true };
        var country = new Option<string>("--in") { Description = "Its country: ISO 3166-1, two letters.", Required = true, HelpName = "CC" };
        var address = new Option<string>("--address")
        {
            Description = "Where others reach it, such as https://198.51.100.7:9443.",
            Required = true,
            HelpName = "URL"
        };
        var keepers = new Option<string>("--keepers") { Description = "The lines of those who keep the trust list.", Required = true, HelpName = "FILE" };
        var operators = new Option<string[]>("--operator") { Description = "An officer who may want something of others in its name.", HelpName = "OFFICER" };
        var authorisers = new Option<string[]>("--authoriser") { Description = "An officer who may allow it.", HelpName = "OFFICER" };
        var inspectors = new Option<string[]>("--inspector")
        {
            Description = "Whom its own questions are opened to, where another centre draws some for an audit.",
            HelpName = "OFFICER",
        };
        var mailbox = new Option<bool>("--third-party") { Description = "It keeps hashes of messages for receivers that are silent." };
        var command = new System.CommandLine.Command("join", "Gives a centre its keys, and prints what the trust list is to say of it.")
            { data, id, name, country, address, keepers, operators, authorisers, inspectors, mailbox };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(data)!;
            PrivateFile.MakeFolder(folder);
            using var taken = DataFolder.Take(folder);
            var identity = new NodeIdentity(
                parsed.GetValue(id)!, parsed.GetValue(name)!, parsed.GetValue(country)!, parsed.GetValue(address)!.TrimEnd('/') + "/", parsed.GetValue(mailbox),
                ReadKeepers(parsed.GetValue(keepers)!), parsed.GetValue(operators) ?? [], parsed.GetValue(authorisers) ?? [])
            {
                Inspectors = parsed.GetValue(inspectors) ?? [],
            };
            var own = NodeIdentity.FolderIn(folder);
            identity.Keep(own);
            await using var journal = new SqliteJournal(taken.Journal);
            await using var node = await ExchangeNode.OpenAsync(identity.Settings(own), journal, TimeProvider.System, cancellation).ConfigureAwait(false);
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var entry = identity.Entry(node, now + TimeSpan.FromDays(-1), now + KeyLife);
            Console.WriteLine(Encoding.UTF8.GetString(entry.ToBytes()));
            return 0;
        });
        return command;
    }

    private static System.CommandLine.Command BuildList()
    {
        var entries = new Argument<string[]>("ENTRY") { Description = "What cordon exchange join printed for each centre.", Arity = ArgumentArity.OneOrMore };
        var sequence = new Option<long>("--sequence") { Description = "Greater than that of every list before it.", Required = true, HelpName = "N" };
        var keepers = new Option<string>("--keepers") { Description = "The lines of those who will sign the next list.", Required = true, HelpName = "FILE" };
        var keys = new Option<string[]>("--key") { Description = "The key of one who signs this one; two are needed.", Required = true, HelpName = "KEY" };
        var witnesses = new Option<int>("--witnesses")
        {
            Description = "How many others must have co-signed a checkpoint before it counts.",
            DefaultValueFactory = _ => 2,
        };
        var days = new Option<int>("--days") { Description = "How long it counts.", DefaultValueFactory = _ => (int)TrustList.LifeMax.TotalDays };
        var output = new Option<string>("--out") { Description = "The list's file.", Required = true, HelpName = "FILE" };
        var command = new System.CommandLine.Command("list", "Signs a trust list.") { entries, sequence, keepers, keys, witnesses, days, output };
        command.SetAction(parsed =>
        {
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var list = new TrustList(
                parsed.GetValue(sequence), now, now + TimeSpan.FromDays(parsed.GetValue(days)), ReadKeepers(parsed.GetValue(keepers)!),
                parsed.GetValue(witnesses), [.. parsed.GetValue(entries)!.Select(ReadEntry)]);
            var signers = parsed.GetValue(keys)!.Select(path => SecretKey.Open(path, "keeper")).ToArray();
            var envelope = list.Sign(signers);
            foreach (var signer in signers)
            {
                signer.Dispose();
            }

            if (TrustList.Read(envelope, list.Keepers).Refusal is { } refusal)
            {
                throw new RunException($"nobody would take the list: {refusal}");
            }

            File.WriteAllBytes(parsed.GetValue(output)!, envelope.ToBytes());
            return 0;
        });
        return command;
    }

    private static TrustedCentre ReadEntry(string path) =>
        TrustedCentre.Read(File.ReadAllBytes(path)) ?? throw new RunException($"{path} is not what cordon exchange join prints.");

    private static System.CommandLine.Command BuildServe()
    {
        var data = new Option<string>("--data") { Description = "The folder of its data.", Required = true, HelpName = "DIR" };
        var listen = ListenOption();
        var trust = TrustOption();
        var command = new System.CommandLine.Command("serve", "Serves a third party: it co-signs the logs of others and keeps hashes for silent receivers.")
            { data, listen, trust };
        command.SetAction(async (parsed, cancellation) =>
        {
            var at = ReadListen(parsed.GetValue(listen)) ?? throw new UsageException("--exchange ADDRESS:PORT is missing.");
            using var folder = DataFolder.Take(parsed.GetValue(data)!);
            await using var journal = new SqliteJournal(folder.Journal);
            var (node, server) = await OpenAsync(folder.Path, journal, at, parsed.GetValue(trust), TimeProvider.System, cancellation).ConfigureAwait(false);
            await using (node)
            await using (server)
            {
                Console.WriteLine($"{node.Id} is reached by other centres at https://{at}");
                Console.WriteLine("Ready. Ctrl-C stops it.");
                await UpCommand.UntilCancelledAsync(cancellation).ConfigureAwait(false);
            }

            return 0;
        });
        return command;
    }
}
