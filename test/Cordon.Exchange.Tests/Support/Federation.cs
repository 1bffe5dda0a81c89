using System.Net;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Support;

/// <summary>Centres that trust one another, each with its own folder, journal, keys and port on loopback, and the three who keep their list.</summary>
internal sealed class Federation : IAsyncDisposable
{
    private static readonly ListedPorts s_ports = new(10_000);

    private static readonly Instant Since = Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly ScratchFolder _folder = new();
    private readonly List<SecretKey> _keepers = [];
    private readonly Dictionary<string, Running> _running = [];
    private readonly Dictionary<string, int> _ports = [];
    private long _sequence;

    private Federation()
    {
    }

    private sealed record Running(ExchangeNode Node, IJournal Journal, ExchangeServer? Server);

    public SetClock Clock { get; } = new() { Now = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero) };

    public IReadOnlyList<TrustKeeper> Keepers => [.. _keepers.Select(key => new TrustKeeper(key.Name, key.PublicKey))];

    public IReadOnlyList<SecretKey> KeeperKeys => _keepers;

    public TrustList List { get; private set; } = null!;

    public ExchangeNode this[string id] => _running[id].Node;

    /// <summary>Centres of these names, and a third party "third", all started and with one list.</summary>
    public static async Task<Federation> OfAsync(params string[] ids)
    {
        var made = new Federation();
        for (var i = 0; i < 3; i++)
        {
            made._keepers.Add(SecretKey.Open(made._folder.In($"keeper{i}.key"), "keeper"));
        }

        foreach (var id in ids.Append("third"))
        {
            made._ports[id] = s_ports.Next();
            await made.OpenAsync(id);
        }

        await made.PublishAsync(made.Listed());
        foreach (var id in made._ports.Keys)
        {
            await made.ServeAsync(id);
        }

        return made;
    }

    /// <summary>The list as it would be now.</summary>
    public TrustList Listed(int witnesses = 2)
    {
        var now = Instant.From(Clock.GetUtcNow());
        var until = now + TimeSpan.FromDays(365);
        return new TrustList(++_sequence, now, now + TimeSpan.FromDays(29), Keepers, witnesses, [.. _running.Select(one => Centre(one.Key, one.Value.Node))]);

        TrustedCentre Centre(string id, ExchangeNode node) => new(
            id, id.ToUpperInvariant(), CountryOf(id), $"https://127.0.0.1:{_ports[id]}/", node.Book.Key.Text, node.Witness.Key.Text,
            [NodeCertificate.PinOf(node.Keys.Certificate)],
            [
                NodeKeys.Trusted(node.Keys.Message, KeyUse.Message, Since, until),
                NodeKeys.Trusted(node.Keys.Of("ann", KeyUse.Operator), KeyUse.Operator, Since, until),
                NodeKeys.Trusted(node.Keys.Of("sue", KeyUse.Authoriser), KeyUse.Authoriser, Since, until),
                NodeKeys.Trusted(node.Keys.Of("ivy", KeyUse.Inspector), KeyUse.Inspector, Since, until),
                NodeKeys.Trusted(node.Keys.Of(NodeIdentity.StandingRule, KeyUse.Operator), KeyUse.Operator, Since, until),
                NodeKeys.Trusted(node.Keys.Of(NodeIdentity.StandingRule, KeyUse.Authoriser), KeyUse.Authoriser, Since, until),
            ],
            id == "third");
    }

    /// <summary>Gives a list to everybody.</summary>
    public async Task PublishAsync(TrustList list)
    {
        List = list;
        var envelope = list.Sign(_keepers[0], _keepers[2]);
        foreach (var one in _running.Values)
        {
            Assert.Null(await one.Node.TakeTrustAsync(envelope));
        }
    }

    /// <summary>The keys of two persons of a centre.</summary>
    public IReadOnlyList<SecretKey> Persons(string id) => [this[id].Keys.Of("ann", KeyUse.Operator), this[id].Keys.Of("sue", KeyUse.Authoriser)];

    /// <summary>Closes a centre's port; what it knows stays in memory.</summary>
    public async Task UnplugAsync(string id)
    {
        await _running[id].Server!.DisposeAsync();
        _running[id] = _running[id] with { Server = null };
    }

    public async Task ServeAsync(string id)
    {
        var server = await ExchangeServer.StartAsync(this[id], IPAddress.Loopback, _ports[id], Clock);
        _running[id] = _running[id] with { Server = server };
    }

    /// <summary>Stops a centre and takes it up from its disk.</summary>
    public async Task RestartAsync(string id)
    {
        await StopAsync(_running[id]);
        await OpenAsync(id);
        await ServeAsync(id);
    }

    /// <summary>The journal in which a centre's exchanges stand, and its own payments can.</summary>
    public IJournal JournalOf(string id) => _running[id].Journal;

    public string FolderOf(string id) => _folder.In(id);

    public int PortOf(string id) => _ports[id];

    /// <summary>Waits until something is so, looked at whenever a book has grown.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var round = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            Task[] grown = [.. _running.Values.Select(one => one.Node.Book.WaitForMoreAsync(one.Node.Book.Size, round.Token))];
            if (isSo())
            {
                await round.CancelAsync();
                return;
            }

            await await Task.WhenAny(grown);
            await round.CancelAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _running.Values)
        {
            await StopAsync(one);
        }

        _keepers.ForEach(key => key.Dispose());
        _folder.Dispose();
    }

    private static async Task StopAsync(Running one)
    {
        if (one.Server is { } server)
        {
            await server.DisposeAsync();
        }

        await one.Node.DisposeAsync();
        await one.Journal.DisposeAsync();
    }

    private async Task OpenAsync(string id)
    {
        Directory.CreateDirectory(_folder.In(id));
        var journal = new SqliteJournal(Path.Combine(_folder.In(id), "journal.db"));
        var node = await ExchangeNode.OpenAsync(new NodeSettings(id, _folder.In(id), Keepers), journal, Clock);
        node.Release = new ReleaseOffice(node, Law, Recipients, Clock);
        _running[id] = new Running(node, journal, null);
    }

    /// <summary>What binds the states of the centres.</summary>
    public static LegalBasisTable Law { get; } = LegalBasisTable.Read(
        "table\t2020-01-01\t2099-01-01\ninstrument\tmou\t2020-01-01\tMemorandum\tmade up\nground\tmou\tfreeze-money\tart. 1\tmade up\n"
        + "ground\tmou\tidentify-holder\tart. 2\tmade up\nground\tmou\tpreserve-data\tart. 3\tmade up\n"
        + "ground\tmou\tspontaneous-information\tart. 4\tmade up\nparty\tmou\tXA\t2020-01-01\t-\tmade up\n"
        + "party\tmou\tXB\t2020-01-01\t-\tmade up\nparty\tmou\tXC\t2020-01-01\t-\tmade up\n").Table!;

    /// <summary>What each centre says of the others.</summary>
    public RecipientTable Recipients { get; set; } = RecipientTable.Read(string.Concat(((string[])["aland", "beland", "celand"]).Select(id =>
        $"recipient\t{id}\tpeer\tprevention,recovery,investigation,prosecution,protection\t365\t-\tmade up\n"))).Table!;

    private static string CountryOf(string id) => id switch { "aland" => "XA", "beland" => "XB", _ => "XC" };
}
