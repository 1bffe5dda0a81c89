using System.Collections.Immutable;
using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>One step of the book: today's communities against yesterday's gangs.</summary>
internal sealed class GangStep
{
    private readonly ImmutableSortedDictionary<int, Gang>.Builder _gangs;
    private readonly CommunityFinding _finding;
    private readonly long _at;
    private readonly Func<int, int, bool> _areApart;
    private readonly List<Gang> _parted = [];
    private readonly Dictionary<LinkNode, int> _gangOf = [];
    private readonly Dictionary<int, int> _communityOfGang = [];
    private readonly int[] _gangOfCommunity;
    private readonly List<SortedDictionary<int, long>> _overlaps = [];
    private readonly Lazy<ILookup<LinkNode, LinkNode>> _neighboursOf;

    /// <param name="areApart">Whether a person has parted two gangs.</param>
    public GangStep(ImmutableSortedDictionary<int, Gang> gangs, CommunityFinding finding, long at, Func<int, int, bool> areApart)
    {
        (_gangs, _at, _areApart) = (gangs.ToBuilder(), at, areApart);
        foreach (var gang in gangs.Values.Where(gang => gang.MergedInto == 0))
        {
            foreach (var node in gang.Members.Keys)
            {
                _gangOf[node] = gang.Number;
            }
        }

        _finding = PartedCommunities.Divide(finding, _gangOf, areApart);
        _gangOfCommunity = new int[_finding.Communities.Count];
        _neighboursOf = new(() => _finding.Links.SelectMany(link => new[] { (link.One, link.Other), (link.Other, link.One) })
            .ToLookup(link => link.Item1, link => link.Item2));
    }

    public ImmutableSortedDictionary<int, Gang> Take()
    {
        foreach (var community in _finding.Communities)
        {
            var overlaps = new SortedDictionary<int, long>();
            foreach (var (node, weight) in community.Weights)
            {
                if (_gangOf.TryGetValue(node, out var gang))
                {
                    overlaps[gang] = overlaps.GetValueOrDefault(gang) + weight;
                }
            }

            _overlaps.Add(overlaps);
        }

        Match();
        Merge();
        Bear();
        Update();
        return _gangs.ToImmutable();
    }

    /// <summary>The greatest overlaps first: a gang is one community, and a community one gang.</summary>
    private void Match()
    {
        var pairs = _overlaps.SelectMany((overlaps, community) => overlaps.Select(overlap => (Community: community, Gang: overlap.Key, Weight: overlap.Value)))
            .OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Gang).ThenBy(pair => pair.Community);
        foreach (var (community, gang, weight) in pairs)
        {
            if (_gangOfCommunity[community] == 0 && !_communityOfGang.ContainsKey(gang)
                && weight * 100 >= _overlaps[community].Values.Sum() * GangBook.OverlapPercentMin)
            {
                _gangOfCommunity[community] = gang;
                _communityOfGang.Add(gang, community);
            }
        }
    }

    /// <summary>A gang that is nobody's community, and lies for the most part in another's, is the other. The older name stays.</summary>
    private void Merge()
    {
        foreach (var gang in _gangs.Values.Where(gang => gang.MergedInto == 0 && !_communityOfGang.ContainsKey(gang.Number)).ToList())
        {
            var (best, most, all) = (-1, 0L, 0L);
            for (var community = 0; community < _overlaps.Count; community++)
            {
                var weight = _overlaps[community].GetValueOrDefault(gang.Number);
                all += weight;
                (best, most) = weight > most ? (community, weight) : (best, most);
            }

            if (best < 0 || _gangOfCommunity[best] == 0 || most * 100 < all * GangBook.MergePercentMin)
            {
                continue;
            }

            var other = _gangs[_gangOfCommunity[best]];
            if (_areApart(gang.Number, other.Number))
            {
                continue;
            }

            var (kept, gone) = gang.Number < other.Number ? (gang, other) : (other, gang);
            var share = most * 100 / all;
            var why = share >= 100
                ? new Phrase("All remaining links of {0} are with {1}, tied by {2}", "{0}现有联系全部落在{1}中，由{2}相连").With(
                    gang.Name, other.Name, TiesIn(best, gang, other))
                : new Phrase("{0} percent of the remaining links of {1} are with {2}, tied by {3}", "{1}现有联系的{0}%落在{2}中，由{3}相连").With(
                    share, gang.Name, other.Name, TiesIn(best, gang, other));
            _gangs[gone.Number] = With(gone, new GangEvent(GangEventKind.Merged, _at, kept.Number, why)) with { MergedInto = kept.Number };
            _gangs[kept.Number] = With(kept, new GangEvent(GangEventKind.TookIn, _at, gone.Number, why));
            _communityOfGang.Remove(gone.Number);
            _communityOfGang[kept.Number] = best;
            _gangOfCommunity[best] = kept.Number;
        }
    }

    /// <summary>What of a community is linked with both gangs: an identifier that only one of them has ties them to nothing.</summary>
    private Phrase TiesIn(int community, Gang one, Gang other)
    {
        var shared = _finding.Communities[community].Nodes.Where(node => IsLinkedWith(node, one, other) && IsLinkedWith(node, other, one))
            .GroupBy(node => node.Kind).OrderBy(kind => kind.Key).Select(kind => Counted(kind.Key, kind.Count())).ToList();
        return shared.Count == 0 ? new Phrase("links between what each has", "双方各自成员之间的联系") : Phrase.Join(", ", "、", shared);
    }

    private static Phrase Counted(NodeKind kind, int count) => new(CountedInEnglish(kind, count), count.ToString(CultureInfo.InvariantCulture) + kind switch
    {
        NodeKind.Case => "起案件",
        NodeKind.Account => "个账户",
        NodeKind.Device => "台设备",
        NodeKind.IpAddress => "个网络地址",
        NodeKind.Host => "个网站",
        NodeKind.Phone => "个电话号码",
        NodeKind.Handle => "个社交账号",
        NodeKind.Email => "个邮箱",
        NodeKind.Wallet => "个虚拟货币钱包",
        _ => "个联系方式",
    });

    private static string CountedInEnglish(NodeKind kind, int count)
    {
        var name = kind switch
        {
            NodeKind.IpAddress => "network address",
            NodeKind.Host => "web host",
            NodeKind.Phone => "telephone",
            _ => kind.ToString().ToLowerInvariant(),
        };
        return count == 1 ? $"1 {name}" : $"{count} {name}{(name.EndsWith('s') ? "es" : "s")}";
    }

    private bool IsLinkedWith(LinkNode node, Gang gang, Gang butNot) =>
        _neighboursOf.Value[node].Any(neighbour => gang.Members.ContainsKey(neighbour) && !butNot.Members.ContainsKey(neighbour));

    /// <summary>Communities that are no known gang: a merged one that is apart again, a part of another, or a new one.</summary>
    private void Bear()
    {
        for (var community = 0; community < _gangOfCommunity.Length; community++)
        {
            var found = _finding.Communities[community];
            if (_gangOfCommunity[community] != 0 || found.CountOf(NodeKind.Case) < GangBook.CasesMin
                || found.CountOf(NodeKind.Account) < GangBook.AccountsMin)
            {
                continue;
            }

            var from = _overlaps[community].Count == 0 ? 0 : _overlaps[community].MaxBy(overlap => overlap.Value).Key;
            if (from != 0 && IsTied(community, from))
            {
                _gangOfCommunity[community] = from;
                continue;
            }

            var parted = Parted(found, from);
            var number = parted?.Number ?? (_gangs.Count == 0 ? 1 : _gangs.Keys.Last() + 1);
            if (parted is not null)
            {
                _parted.Add(parted);
                _gangs[number] = With(parted, new GangEvent(GangEventKind.Parted, _at, from,
                    new Phrase("its part holds together apart from G-{0}", "其成员自成一体，与G-{0}分开").With(from)))
                    with
                { MergedInto = 0 };
            }
            else
            {
                var why = new Phrase("{0} {0:case|cases} and {1} {1:account|accounts} hold together{2}", "{0}起案件和{1}个账户自成一体{2}").With(
                    found.CountOf(NodeKind.Case), found.CountOf(NodeKind.Account),
                    from == 0 ? null : new Phrase(" apart from G-{0}", "，与G-{0}分开").With(from));
                _gangs[number] = new Gang(
                    number, _at, _at, ImmutableDictionary<LinkNode, GangMember>.Empty,
                    [new GangEvent(from == 0 ? GangEventKind.Born : GangEventKind.Split, _at, from, why)], 0, false);
            }

            _gangOfCommunity[community] = number;
            _communityOfGang.Add(number, community);
        }
    }

    /// <summary>
    /// Whether a part that was a gang's is tied to it still: by less than would unite them anew, so that a gang does not fall apart and together again
    /// as each day's evidence comes and fades.
    /// </summary>
    private bool IsTied(int community, int gang) => _communityOfGang.TryGetValue(gang, out var own)
        && _finding.Ties.ContainsKey((Math.Min(community, own), Math.Max(community, own)));

    /// <summary>A gang that was merged into the one this part falls away from, and that it mostly is.</summary>
    private Gang? Parted(Community found, int from) => from == 0
        ? null
        : _gangs.Values.Where(gang => gang.MergedInto == from)
            .Select(gang => (Gang: gang, Weight: found.Weights.Where(node => gang.Members.ContainsKey(node.Key)).Sum(node => node.Value)))
            .Where(pair => pair.Weight * 100 >= found.Weights.Values.Sum() * GangBook.OverlapPercentMin)
            .OrderByDescending(pair => pair.Weight).Select(pair => pair.Gang).FirstOrDefault();

    private void Update()
    {
        var communities = Enumerable.Range(0, _gangOfCommunity.Length).Where(community => _gangOfCommunity[community] != 0)
            .ToLookup(community => _gangOfCommunity[community]);
        var placed = communities.SelectMany(gang => gang.SelectMany(community => _finding.Communities[community].Nodes).Select(node => (node, gang.Key)))
            .ToDictionary(pair => pair.node, pair => pair.Key);

        // What a parted gang has again it has alone, also what has faded and the other one kept.
        foreach (var gang in _parted)
        {
            foreach (var node in gang.Members.Keys)
            {
                placed.TryAdd(node, gang.Number);
            }
        }

        var channels = _finding.Channels.Select(channel => channel.Node).Concat(_finding.Contested).ToHashSet();
        foreach (var number in _gangs.Values.Where(gang => gang.MergedInto == 0).Select(gang => gang.Number).ToList())
        {
            // As it is by now: one before it may have been taken in by it.
            var gang = _gangs[number];

            // What is another's now, or may be a channel, is no longer its own; what has only faded stays.
            var members = gang.Members.Where(member => placed.GetValueOrDefault(member.Key, gang.Number) == gang.Number && !channels.Contains(member.Key))
                .ToDictionary(member => member.Key, member => member.Value);
            var before = gang.Members.Count;
            var last = gang.LastMilliseconds;
            foreach (var (node, weight) in communities[gang.Number].SelectMany(community => _finding.Communities[community].Weights))
            {
                last = members.ContainsKey(node) ? last : _at;
                members[node] = new GangMember(members.TryGetValue(node, out var known) ? known.FirstMilliseconds : _at, _at, weight);
            }

            var aged = Aged(gang with { Members = members, LastMilliseconds = last }, before);
            _gangs[gang.Number] = IsUsedUp(aged) && TakenBy(gang, placed) is { } taker && !_areApart(number, taker) ? UsedUp(aged, taker) : aged;
        }
    }

    /// <summary>Whether a gang without a community has no cases of its own any more.</summary>
    private bool IsUsedUp(Gang gang) =>
        !_communityOfGang.ContainsKey(gang.Number) && gang.CaseCount < GangBook.CasesMin;

    private static int? TakenBy(Gang gang, Dictionary<LinkNode, int> placed) => gang.Members.Keys
        .Select(node => placed.GetValueOrDefault(node)).Where(number => number != 0 && number != gang.Number)
        .GroupBy(number => number).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (int?)group.Key).FirstOrDefault();

    private Gang UsedUp(Gang gang, int taker)
    {
        var why = new Phrase("what it had is found to be G-{0}'s", "其成员已归入G-{0}").With(taker);
        _gangs[taker] = With(_gangs[taker], new GangEvent(GangEventKind.TookIn, _at, gang.Number, why));
        return With(gang, new GangEvent(GangEventKind.Merged, _at, taker, why)) with { MergedInto = taker };
    }

    private Gang Aged(Gang gang, int membersBefore)
    {
        var isGone = _at - gang.LastMilliseconds > GangBook.AgeOfGone;
        return isGone == gang.IsGone
            ? gang
            : With(gang, isGone
                ? new GangEvent(GangEventKind.Gone, _at, 0, new Phrase("nothing new for {0} days", "{0}天没有新动向").With(GangBook.GoneDays))
                : new GangEvent(GangEventKind.Back, _at, 0, new Phrase("{0} new {0:member|members}", "新增{0}个成员").With(gang.Members.Count - membersBefore))) with
            { IsGone = isGone };
    }

    private static Gang With(Gang gang, GangEvent what) => gang with { Events = [.. gang.Events, what] };
}
