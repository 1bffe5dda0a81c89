using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Roles;

/// <summary>Takes candidates away one by one, and the best of the gang's accounts together.</summary>
internal sealed class KeyNodeSearch
{
    private readonly GangMoney _money;
    private readonly IReadOnlyList<AccountRoles> _roles;
    private readonly long _after;
    private readonly TimedFlow _flow;
    private readonly bool[] _none;
    private readonly bool[] _reached;
    private readonly long _out;

    private sealed record Candidate(KeyNodeKind Kind, int Index, string Name, int[] Transfers, long ThroughMinor);

    public KeyNodeSearch(GangMoney money, IReadOnlyList<AccountRoles> roles, long after)
    {
        (_money, _roles, _after) = (money, roles, after);
        _flow = new TimedFlow(money, account => money.Accounts[account].Kind == AccountKind.Merchant && !roles[account].IsGangs);
        _none = new bool[money.Transfers.Count];
        _out = _flow.Out(_none);
        _reached = _flow.Reaches(_none);
    }

    public KeyNodes Find()
    {
        // All candidates' flows are read off the first flow before another one is computed.
        var all = Accounts().Concat(Devices()).Concat(Contacts()).Where(candidate => candidate.ThroughMinor > 0)
            .OrderByDescending(candidate => candidate.ThroughMinor).ThenBy(candidate => candidate.Kind).ThenBy(candidate => candidate.Index)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal).ToList();
        var nodes = all.Take(KeyNodes.CandidatesMax).Select(Judge).Where(node => node.StoppedMinor > 0 || node.Victims > 0)
            .OrderByDescending(node => node.StoppedMinor).ThenByDescending(node => node.OnlyWayMinor).ThenBy(node => node.Kind)
            .ThenBy(node => node.Index).ThenBy(node => node.Name, StringComparer.Ordinal).ToList();
        return new KeyNodes(_out, nodes, Groups([.. all.Where(candidate => IsForNight(candidate))]), all.Count > KeyNodes.CandidatesMax);
    }

    /// <summary>Whether it is an account of the gang's own: nobody takes an exchange, a victim or a bystander away.</summary>
    private bool IsForNight(Candidate candidate) => candidate.Kind == KeyNodeKind.Account && _roles[candidate.Index].IsGangs;

    private IEnumerable<Candidate> Accounts()
    {
        var (ins, outs) = (new List<int>[_money.Accounts.Count], new List<int>[_money.Accounts.Count]);
        for (var a = 0; a < ins.Length; a++)
        {
            (ins[a], outs[a]) = ([], []);
        }

        for (var t = 0; t < _money.Transfers.Count; t++)
        {
            var transfer = _money.Transfers[t];
            if (transfer.TimeMilliseconds >= _after && transfer.Kind is not GangTransferKind.Bait)
            {
                ins[transfer.Payee].Add(t);
                outs[transfer.Payer].Add(t);
            }
        }

        for (var a = 0; a < ins.Length; a++)
        {
            // A victim's own payments are what all the rest is about; a victim whose account passes money on is told apart in its roles.
            if (ins[a].Count > 0)
            {
                yield return new Candidate(KeyNodeKind.Account, a, "", [.. ins[a], .. outs[a]], Math.Max(Moved(ins[a]), Moved(outs[a])));
            }
        }
    }

    private IEnumerable<Candidate> Devices() => Enumerable.Range(0, _money.Transfers.Count)
        .Where(t => _money.Transfers[t] is { Device.Length: > 0, Kind: GangTransferKind.PassesOn or GangTransferKind.Leaves } transfer
            && transfer.TimeMilliseconds >= _after)
        .GroupBy(t => _money.Transfers[t].Device)
        .Select(device => new Candidate(KeyNodeKind.Device, -1, device.Key, [.. device], Moved(device)));

    private IEnumerable<Candidate> Contacts()
    {
        for (var c = 0; c < _money.Contacts.Count; c++)
        {
            var cases = _money.Contacts[c].Cases.ToHashSet();
            int[] paid =
            [
                .. Enumerable.Range(0, _money.Transfers.Count).Where(t => _money.Transfers[t] is { Kind: GangTransferKind.VictimPays } transfer
                    && transfer.TimeMilliseconds >= _after && cases.Contains(transfer.Case)),
            ];
            yield return new Candidate(KeyNodeKind.Contact, c, _money.Contacts[c].Value, paid, Moved(paid));
        }
    }

    private long Moved(IEnumerable<int> transfers) => transfers.Sum(_flow.MovedBy);

    private KeyNode Judge(Candidate candidate)
    {
        var removed = Without([candidate]);
        var stopped = _out - _flow.Out(removed);
        var (only, victims) = Victims(removed);
        return new KeyNode(candidate.Kind, candidate.Index, candidate.Name, stopped, only, victims);
    }

    private bool[] Without(IEnumerable<Candidate> candidates)
    {
        var removed = new bool[_money.Transfers.Count];
        foreach (var transfer in candidates.SelectMany(candidate => candidate.Transfers))
        {
            removed[transfer] = true;
        }

        return removed;
    }

    private (long OnlyMinor, int Victims) Victims(bool[] removed)
    {
        var reaches = _flow.Reaches(removed);
        var only = 0L;
        var (before, still) = (new HashSet<int>(), new HashSet<int>());
        for (var t = 0; t < reaches.Length; t++)
        {
            if (_money.Transfers[t].Kind == GangTransferKind.VictimPays && _reached[t])
            {
                before.Add(_money.Transfers[t].Payer);
                only += reaches[t] ? 0 : _money.Transfers[t].Minor;
                if (reaches[t])
                {
                    still.Add(_money.Transfers[t].Payer);
                }
            }
        }

        return (only, before.Count - still.Count);
    }

    /// <summary>
    /// The best of each size, greedily. What a group stops is at most what its members' transfers move in one largest flow, which gives the bound that
    /// is told: stopping is not submodular (two ways beside each other stop nothing alone), so no share of the best is promised beforehand.
    /// </summary>
    private List<KeyGroup> Groups(List<Candidate> candidates)
    {
        var groups = new List<KeyGroup>();
        var chosen = new List<Candidate>();
        var stopped = 0L;
        while (chosen.Count < Math.Min(KeyNodes.GroupMax, candidates.Count) && Best(candidates, chosen, stopped) is { } best)
        {
            chosen.Add(best.Candidate);
            stopped = best.Stopped;
            if (chosen.Count > 1)
            {
                var most = Math.Min(_out, candidates.Take(chosen.Count).Sum(candidate => candidate.ThroughMinor));
                groups.Add(new KeyGroup([.. chosen.Select(candidate => candidate.Index)], stopped, most, Victims(Without(chosen)).Victims));
            }
        }

        return groups;
    }

    /// <summary>Who stops most besides those chosen; null where nobody stops more.</summary>
    private (Candidate Candidate, long Stopped)? Best(List<Candidate> candidates, List<Candidate> chosen, long stopped)
    {
        // What a candidate stops more is at most what moves through it in the flow without those chosen, so most need no flow of their own.
        var flow = _flow.Out(Without(chosen));
        var open = candidates.Except(chosen).Select(candidate => (Candidate: candidate, Bound: Through(candidate)))
            .OrderByDescending(candidate => candidate.Bound).Take(KeyNodes.CandidatesMax).ToList();
        (Candidate Candidate, long Stopped)? best = null;
        foreach (var (candidate, bound) in open)
        {
            if (bound <= (best?.Stopped ?? stopped) - (_out - flow))
            {
                break;
            }

            var with = _out - _flow.Out(Without([.. chosen, candidate]));
            if (with > (best?.Stopped ?? stopped))
            {
                best = (candidate, with);
            }
        }

        return best;
    }

    private long Through(Candidate candidate)
    {
        var (ins, outs) = (0L, 0L);
        foreach (var t in candidate.Transfers)
        {
            ins += _money.Transfers[t].Payee == candidate.Index ? _flow.MovedBy(t) : 0;
            outs += _money.Transfers[t].Payer == candidate.Index ? _flow.MovedBy(t) : 0;
        }

        return Math.Max(ins, outs);
    }
}
