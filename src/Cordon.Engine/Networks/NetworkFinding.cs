using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;

namespace Cordon.Engine.Networks;

/// <summary>What was found of gangs at a moment: each told with all that is known of it, and what serves several of them.</summary>
/// <param name="At">The moment of the last look.</param>
/// <param name="Book">All gangs, merged ones too.</param>
/// <param name="Gangs">Those told whose money is known, in the order of their numbers.</param>
/// <param name="Shared">Places that several gangs paid; their gangs are indexes of <paramref name="Gangs"/>.</param>
/// <param name="Mirrored">Accounts that mirror each other.</param>
/// <param name="Odd">Merchants whose takings do not fit.</param>
public sealed record NetworkFinding(
    Instant At, GangBook Book, IReadOnlyList<FoundGang> Gangs, IReadOnlyList<SharedPlace> Shared, IReadOnlyList<MirroredAccounts> Mirrored,
    IReadOnlyList<OddMerchant> Odd)
{
    /// <summary>Links kept of one gang, the strongest: a drawing with more is read by nobody.</summary>
    private const int LinksMax = 10_000;

    /// <summary>Undoings that found nothing to undo.</summary>
    public IReadOnlyList<GangUndoing> UndoingsRefused { get; init; } = [];

    /// <summary>Makes it of what was played. Null where there was nothing to look at.</summary>
    public static NetworkFinding? Of(NetworkPlay play, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(play);
        if (play.View is not { } view)
        {
            return null;
        }

        var at = new Instant(view.AtMilliseconds);
        var drafts = play.Gangs.Told.Select(gang => (Gang: gang, Draft: play.History.Draft(CasesOf(gang), at)))
            .Where(pair => pair.Draft is not null).Select(pair => (pair.Gang, Draft: pair.Draft!)).ToList();
        cancellation.ThrowIfCancellationRequested();
        var search = new ChannelSearch(play.History, at);
        var shared = search.Shared([.. drafts.Select(pair => pair.Draft)]);
        cancellation.ThrowIfCancellationRequested();
        var (mirrored, odd) = (search.Mirrored(), search.Odd());
        var served = shared.Where(place => place.Channel.ScorePercent > 0).ToDictionary(place => place.Place, place => place.Channel.Gangs.Count);
        var gangs = new List<FoundGang>();
        foreach (var (gang, draft) in drafts)
        {
            cancellation.ThrowIfCancellationRequested();
            gangs.Add(new FoundGang(gang, DossierOf(gang, draft, served), draft.Nodes(), LinksOf(gang, draft.Nodes(), view)));
        }

        return new NetworkFinding(at, play.Gangs, gangs, shared, mirrored, odd) { UndoingsRefused = play.UndoingsRefused };
    }

    /// <summary>A gang by its name; null where it is not told.</summary>
    public FoundGang? Find(string name) => Gangs.FirstOrDefault(found => found.Gang.Name == name);

    /// <summary>A gang's own cases as the book has them, in the order of their reports' identifiers.</summary>
    private static IEnumerable<string> CasesOf(Gang gang) =>
        gang.Members.Keys.Where(node => node.Kind == NodeKind.Case).Select(node => node.Key).Order(StringComparer.Ordinal);

    private static GangDossier DossierOf(Gang gang, GangDraft draft, Dictionary<NetworkAccount, int> served)
    {
        var (money, sightings) = draft.Finish(served);
        var dossier = GangDossier.Of(gang.Name, money, sightings);
        return dossier with
        {
            Explanations = draft.Explain(dossier.ToFreeze.Select(account => account.Account)),
            Life = new GangLife(
                gang.FirstMilliseconds, gang.LastMilliseconds, gang.Events, draft.CaseCount, draft.CasesLeftOut, draft.TransfersLeftOut)
            {
                CasesStopped = draft.CasesStopped,
            },
        };
    }

    /// <summary>What links its cases, accounts and identifiers with each other, the strongest first.</summary>
    private static List<FoundLink> LinksOf(Gang gang, IReadOnlyList<LinkNode> accounts, NetworkView view)
    {
        var own = gang.Members.Keys.Concat(accounts).ToHashSet();
        return
        [
            .. view.Links.Links.Where(link => own.Contains(link.From) && own.Contains(link.To))
                .Select(link => new FoundLink(
                    link.From, link.To, link.Reason, view.Links.StrengthOf(link, view.AtMilliseconds), link.FirstMilliseconds, link.LastMilliseconds,
                    [.. link.Sources]))
                .Where(link => link.Strength > 0)
                .OrderByDescending(link => link.Strength).ThenBy(link => link.From, LinkNode.Order).ThenBy(link => link.To, LinkNode.Order)
                .ThenBy(link => link.Reason).Take(LinksMax),
        ];
    }
}
