using System.Net;
using Cordon.Core.Casework;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Questions;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Cordon.Web.Abroad;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Abroad;

/// <summary>A console whose centre cooperates with another over loopback, and a third party that co-signs both logs.</summary>
public sealed class TwoCentres : IAsyncDisposable
{
    /// <summary>What both states are bound by.</summary>
    private const string Law = "table\t2026-01-01\t2027-01-01\ninstrument\tmou\t2020-01-01\tMemorandum of the two centres\ttests\n"
        + "ground\tmou\tfreeze-money\tart. 4\ttests\nground\tmou\tpreserve-data\tart. 5\ttests\n"
        + "ground\tmou\tidentify-holder\tart. 6\ttests\nground\tmou\tspontaneous-information\tart. 7\ttests\n"
        + "party\tmou\tSG\t2020-01-01\t-\ttests\nparty\tmou\tES\t2020-01-01\t-\ttests\n";

    /// <summary>What each says of the other.</summary>
    private const string Recipients = "recipient\tours\tpeer\tprevention,recovery,investigation,protection\t365\t-\ttests\n"
        + "recipient\ttheirs\tpeer\tprevention,recovery,investigation,protection\t365\t-\ttests\n";

    private static readonly ListedPorts s_ports = new(20_000);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cordon-abroad-tests-");
    private readonly List<SecretKey> _keepers = [];
    private readonly List<(string Id, ExchangeNode Node, MemoryJournal Journal, ExchangeServer? Server, int Port)> _centres = [];

    private TwoCentres()
    {
    }

    /// <summary>The console of the centre "ours".</summary>
    public ConsoleUnderTest Console { get; private set; } = null!;

    /// <summary>The clock of all of them.</summary>
    internal SetClock Clock { get; } = new();

    /// <summary>The console's centre among others.</summary>
    public ExchangeNode Ours => _centres[0].Node;

    /// <summary>The other centre.</summary>
    public ExchangeNode Theirs => _centres[1].Node;

    /// <summary>The other centre's requests.</summary>
    public RequestDesk TheirDesk { get; private set; } = null!;

    /// <summary>What the console works with.</summary>
    public AbroadSettings Settings { get; private set; } = null!;

    /// <summary>The trust list as its keepers signed it.</summary>
    public Envelope List { get; private set; } = null!;

    /// <summary>The other supervisor of this centre, who approves and proposes nothing.</summary>
    public static string SecondSupervisor => ConsoleSettings.DemoIdOf("second");

    /// <summary>Starts them, with keys for the liaison and both supervisors in the trust list, unless it has none of this centre's people.</summary>
    public static async Task<TwoCentres> StartAsync(bool hasPeople = true, bool asksPrivately = true)
    {
        var made = new TwoCentres();
        made._keepers.AddRange(Enumerable.Range(0, 3).Select(number => SecretKey.Open(Path.Combine(made._folder.FullName, $"keeper{number}"), "keeper")));
        foreach (var id in (string[])["ours", "theirs", "third"])
        {
            await made.OpenAsync(id);
        }

        made.TheirDesk = new RequestDesk(made.Theirs);
        var openings = new QuestionOpenings(made.Ours, made.Clock);
        made.Ours.Questions = QuestionHolder.Open(made.Ours, Path.Combine(made._folder.FullName, "ours-questions"), openings, made.Clock);
        made.Settings = new AbroadSettings(new RequestDesk(made.Ours), LegalBasisTable.Read(Law).Table!, made.Clock)
        {
            Questions = asksPrivately ? new QuestionAsker(made.Ours, made.Clock) : null,
            Holder = asksPrivately ? made.Ours.Questions : null,
            Openings = openings,
            Audits = new QuestionAudits(made.Ours),
        };
        made.Console = await ConsoleUnderTest.StartAsync(abroad: made.Settings);
        string[] operators = hasPeople ? [await made.Console.IdOfAsync(OfficerRole.Liaison), await made.Console.IdOfAsync(OfficerRole.Supervisor)] : [];
        string[] authorisers = hasPeople ? [await made.Console.IdOfAsync(OfficerRole.Supervisor), SecondSupervisor] : [];
        await made.PublishAsync(operators, authorisers, hasPeople ? [await made.Console.IdOfAsync(OfficerRole.Auditor)] : []);
        for (var i = 0; i < made._centres.Count; i++)
        {
            var (id, node, journal, _, port) = made._centres[i];
            made._centres[i] = (id, node, journal, await ExchangeServer.StartAsync(node, IPAddress.Loopback, port, made.Clock), port);
        }

        return made;
    }

    /// <summary>Closes the other centre's port, or opens it again.</summary>
    public async Task SetTheirsAsync(bool isServed)
    {
        var (id, node, journal, server, port) = _centres[1];
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        _centres[1] = (id, node, journal, isServed ? await ExchangeServer.StartAsync(node, IPAddress.Loopback, port, Clock) : null, port);
    }

    /// <summary>Has the other centre ask for money of an account; the request is here when this returns.</summary>
    public async Task<Guid> AskedAsync(string number, long minor)
    {
        var sent = await TheirDesk.OpenAsync(Freeze("theirs", "ours", number, minor), TheirPersons);
        await UntilAsync(Theirs, () => Theirs.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
        return sent.Message.Id;
    }

    /// <summary>Has this centre's people ask for money of an account, of no order; the request is at the other centre when this returns.</summary>
    public async Task<Guid> OursAskedAsync(string number, long minor)
    {
        var sent = await Settings.Desk.OpenAsync(Freeze("ours", "theirs", number, minor), await PersonsAsync("ours"));
        await UntilAsync(Ours, () => Ours.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
        return sent.Message.Id;
    }

    /// <summary>A request of one of the two to the other for money of an account.</summary>
    public OpenedRequest Freeze(string from, string to, string number, long minor)
    {
        var content = new RequestContent
        {
            Asker = from,
            AskerCountry = CountryOf(from),
            Holder = to,
            HolderCountry = CountryOf(to),
            Kind = RequestKind.FreezeMoney,
            Urgency = RequestUrgency.UrgentDirect,
            Purpose = "a victim's money, paid an hour ago",
            CaseReference = "ES-77",
            Subject = Canonicaliser.Read(CanonicalKind.Account, $"BBBB{CountryOf(to)}SG/{number}").Identifier,
            Amount = new Money(minor, Currency.Parse("EUR")),
        };
        return new OpenedRequest(content, Settings.Law.FindAll(content, Instant.From(Clock.GetUtcNow()))[0]);
    }

    /// <summary>Has the other centre say something.</summary>
    public async Task SaidAsync(Guid request, RequestDetails details)
    {
        var sent = await TheirDesk.SayAsync(request, details, TheirPersons);
        await UntilAsync(Theirs, () => Theirs.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
    }

    /// <summary>Has one of the two ask the other for an account's holder; both have it when this returns.</summary>
    public async Task<Guid> IdentifyAskedAsync(string from, string to)
    {
        var content = Freeze(from, to, "12345678", 1).Content with
        {
            Kind = RequestKind.IdentifyHolder,
            Amount = null,
            Match = new EventHash(Enumerable.Range(1, EventHash.Bytes).Select(at => (byte)at).ToArray()),
        };
        var (node, desk) = from == "ours" ? (Ours, Settings.Desk) : (Theirs, TheirDesk);
        var opened = new OpenedRequest(content, Settings.Law.FindAll(content, Instant.From(Clock.GetUtcNow()))[0]);
        var file = ReleaseFile.Of(node.Release!.Ask(opened, purpose: ReleasePurposes.Recovery));
        var sent = await desk.OpenAsync(opened, await PersonsAsync(from), file: file);
        await UntilAsync(node, () => node.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
        return sent.Message.Id;
    }

    /// <summary>Has this centre say something, without its screens.</summary>
    public async Task OursSaidAsync(Guid request, RequestDetails details)
    {
        var sent = await Settings.Desk.SayAsync(request, details, await PersonsAsync("ours"));
        await UntilAsync(Ours, () => Ours.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
    }

    /// <summary>Has one of the two give the other a record with a victim's account in it, for recovery.</summary>
    public async Task<EventHash> GivenAsync(string from, Guid request)
    {
        var (node, desk) = from == "ours" ? (Ours, Settings.Desk) : (Theirs, TheirDesk);
        var draft = new ReleaseDraft(
            [new ReleaseField("account", "BBBBSGSG/1", FieldClass.Account), new ReleaseField("payer_account", "victim-4711", FieldClass.Victim)],
            Marks.Of(node.Release!.OwnMarks).Marks!, ReleaseAction.Record, ReleasePurposes.Recovery);
        var plan = await node.Release.AskAsync(draft, from == "ours" ? "theirs" : "ours", RequestKind.IdentifyHolder);
        var named = plan.Given!.Named(RequestLane.Intelligence, from);
        var proposals = new RequestProposals(desk, Clock);
        var proposal = await proposals.ProposeAsync(RequestBody.Of(new RequestDetails.Released([named], IsFinal: true)), request, "ann", [plan]);
        var sent = await proposals.SayAsync(await proposals.EndAsync(proposal, ProposalState.Approved, "sue"), await PersonsAsync(from));
        await UntilAsync(node, () => node.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
        return named.Hash;
    }

    /// <summary>Has the other centre ask this one as an originator.</summary>
    public async Task TheirsAskAsync(ConsentAsk ask)
    {
        var sent = await Theirs.Release!.Consents.AskAsync("ours", ask, TheirPersons);
        await UntilAsync(Theirs, () => Theirs.Book.Find(EntryKind.Receipt, sent.Message.Id) is not null);
    }

    /// <summary>Waits until a request stands somewhere at the other centre.</summary>
    public async Task<RequestThread> TheirsAsync(Guid request, Func<RequestThread, bool> isSo)
    {
        while (true)
        {
            var size = Theirs.Book.Size;
            if (await TheirDesk.FindAsync(request) is { } thread && isSo(thread))
            {
                return thread;
            }

            await Theirs.Book.WaitForMoreAsync(size, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a centre's book has something.</summary>
    public static async Task UntilAsync(ExchangeNode node, Func<bool> isSo)
    {
        for (var size = node.Book.Size; !isSo(); size = node.Book.Size)
        {
            await node.Book.WaitForMoreAsync(size, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Console.DisposeAsync();
        Settings.Questions?.Dispose();
        Ours.Questions!.Dispose();
        Settings.Openings!.Dispose();
        foreach (var (_, node, journal, server, _) in _centres)
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
            await node.DisposeAsync();
            await journal.DisposeAsync();
        }

        _keepers.ForEach(key => key.Dispose());
        _folder.Delete(recursive: true);
    }

    private IReadOnlyList<SecretKey> TheirPersons => [Theirs.Keys.Of("ann", KeyUse.Operator), Theirs.Keys.Of("sue", KeyUse.Authoriser)];

    private async Task<IReadOnlyList<SecretKey>> PersonsAsync(string id) => id == "theirs" ? TheirPersons
        :
        [
            Ours.Keys.Of(await Console.IdOfAsync(OfficerRole.Liaison), KeyUse.Operator),
            Ours.Keys.Of(await Console.IdOfAsync(OfficerRole.Supervisor), KeyUse.Authoriser),
        ];

    private IReadOnlyList<TrustKeeper> Keepers => [.. _keepers.Select(key => new TrustKeeper(key.Name, key.PublicKey))];

    private async Task OpenAsync(string id)
    {
        var journal = new MemoryJournal();
        var node = await ExchangeNode.OpenAsync(new NodeSettings(id, Path.Combine(_folder.FullName, id), Keepers), journal, Clock);
        node.Release = new ReleaseOffice(node, LegalBasisTable.Read(Law).Table!, RecipientTable.Read(Recipients).Table!, Clock);
        _centres.Add((id, node, journal, null, s_ports.Next()));
    }

    private async Task PublishAsync(string[] operators, string[] authorisers, string[] inspectors)
    {
        var now = Instant.From(Clock.GetUtcNow());
        var list = new TrustList(1, now + TimeSpan.FromDays(-1), now + TimeSpan.FromDays(20), Keepers, 2, [.. _centres.Select(one => new NodeIdentity(
            one.Id, Name(one.Id), CountryOf(one.Id), $"https://127.0.0.1:{one.Port}/", one.Id == "third", Keepers,
            one.Id == "ours" ? operators : ["ann"], one.Id == "ours" ? authorisers : ["sue"])
            {
                Inspectors = one.Id == "ours" ? inspectors : [],
            }
            .Entry(one.Node, now + TimeSpan.FromDays(-2), now + TimeSpan.FromDays(365)))]);
        List = list.Sign(_keepers[0], _keepers[2]);
        foreach (var (_, node, _, _, _) in _centres)
        {
            Assert.Null(await node.TakeTrustAsync(List, TestContext.Current.CancellationToken));
        }
    }

    private static string Name(string id) => id switch
    {
        "ours" => "Lion Centre",
        "theirs" => "Centro Iberia",
        _ => "Third Witness",
    };

    private static string CountryOf(string id) => id == "theirs" ? "ES" : "SG";
}
