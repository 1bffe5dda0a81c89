using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Tracing;

namespace Cordon.Engine.Networks;

/// <summary>
/// The trails of a gang's cases put together, first in, first out: a transfer that moved money of several cases counts once, with all of it. All of it is
/// read from the history: no list, label or truth goes in.
/// </summary>
/// <remarks>A gang's money is of one currency, the one in which most of its cases are; what is left out is counted.</remarks>
public sealed partial class GangDraft
{
    private readonly NetworkHistory _history;
    private readonly MoneyGraph _graph;
    private readonly long _at;
    private readonly ushort _currency;
    private readonly SortedDictionary<uint, Moved> _moved = [];

    // By purse: what rests there, in the currency that was stolen, whatever the purse's own is.
    private readonly Dictionary<uint, long> _lying = [];
    private readonly Dictionary<uint, long> _reached = [];
    private readonly Dictionary<(uint Victim, long Time), int> _numbers = [];
    private readonly HashSet<string> _reports;
    private readonly Dictionary<Identifier, SortedSet<int>> _contacts = [];
    private readonly List<(NetworkCase Case, uint Payee)> _told = [];

    private sealed record Moved(uint Payer, uint Payee, long Minor, GangTransferKind Kind, int Case);

    internal GangDraft(NetworkHistory history, long at, IReadOnlyList<NetworkCase> cases, IReadOnlyList<NetworkCase> stopped)
    {
        (_history, _graph, _at) = (history, history.State.Money.Graph, at);
        _currency = cases.GroupBy(CurrencyOf).OrderByDescending(of => of.Count()).ThenBy(of => of.Key).First().Key;
        var own = cases.Where(scam => CurrencyOf(scam) == _currency).OrderBy(scam => scam.ReportedMilliseconds)
            .ThenBy(scam => scam.ReportId, StringComparer.Ordinal).ToList();
        (CaseCount, CasesLeftOut) = (own.Count, cases.Count - own.Count);
        _reports = [.. own.Select(scam => scam.ReportId)];
        foreach (var scam in own)
        {
            Add(scam);
        }

        CasesStopped = stopped.Count;
        foreach (var scam in stopped.OrderBy(scam => scam.ReportedMilliseconds).ThenBy(scam => scam.ReportId, StringComparer.Ordinal))
        {
            Tell(scam, NumberOf(scam), scam.MeantFor);
        }

        KeptTransfers = Kept();
    }

    /// <summary>Cases whose money is in it.</summary>
    public int CaseCount { get; }

    /// <summary>Cases in other currencies.</summary>
    public int CasesLeftOut { get; }

    /// <summary>Cases whose payment was stopped: only what their victims said is in it.</summary>
    public int CasesStopped { get; }

    /// <summary>Transfers beyond what a gang's money may hold: those that moved least.</summary>
    public int TransfersLeftOut => _moved.Values.Count(moved => moved.Minor > 0) - KeptTransfers.Count;

    /// <summary>The transfers that are told, by number, rising.</summary>
    private List<uint> KeptTransfers { get; }

    /// <summary>What its accounts paid of the stolen money, by place and payer; victims' own payments are none.</summary>
    internal IEnumerable<(uint Place, uint Account, long Minor, IReadOnlyList<uint> Transfers)> Uses() =>
        KeptTransfers.Where(transfer => _moved[transfer].Kind != GangTransferKind.VictimPays)
            .GroupBy(transfer => (_moved[transfer].Payee, _moved[transfer].Payer)).OrderBy(use => use.Key)
            .Select(use => (use.Key.Payee, use.Key.Payer, use.Sum(transfer => _moved[transfer].Minor), (IReadOnlyList<uint>)[.. use]));

    private ushort CurrencyOf(NetworkCase scam) => _graph.CurrencyOf(scam.Stolen.Payer);

    private void Add(NetworkCase scam)
    {
        var number = NumberOf(scam);
        var trail = new Trail();
        new Tracer(_graph).Trace([scam.Stolen], TaintPolicy.Fifo, _at, TraceBounds.Standard, trail);
        foreach (var move in trail.Moves)
        {
            var (payer, payee) = (_graph.AccountOf(move.From), _graph.AccountOf(move.To));
            var kind = move.Hop == 1 ? GangTransferKind.VictimPays
                : payee == scam.Victim ? GangTransferKind.Bait
                : IsWayOut(move.To) ? GangTransferKind.Leaves : GangTransferKind.PassesOn;
            if (payer != payee)
            {
                foreach (var account in (uint[])[payer, payee])
                {
                    _reached[account] = Math.Min(_reached.GetValueOrDefault(account, long.MaxValue), _graph.TimeOf(move.Transfer));
                }

                var before = _moved.GetValueOrDefault(move.Transfer);
                _moved[move.Transfer] = before is null
                    ? new Moved(payer, payee, move.Share, kind, number)
                    : before with { Minor = before.Minor + move.Share };
            }
        }

        foreach (var end in trail.Ends.Where(end => end.Fate == TrailFate.Rests))
        {
            _lying[end.Purse] = _lying.GetValueOrDefault(end.Purse) + end.Share;
        }

        Tell(scam, number, trail.Moves.Count > 0 ? _graph.AccountOf(trail.Moves[0].To) : 0);
    }

    private int NumberOf(NetworkCase scam)
    {
        var key = (scam.Victim, scam.ReportedMilliseconds);
        return _numbers.TryGetValue(key, out var known) ? known : _numbers[key] = _numbers.Count;
    }

    /// <summary>What a victim said: who spoke with him and whom he was to pay, 0 where that is not known.</summary>
    private void Tell(NetworkCase scam, int number, uint payee)
    {
        foreach (var contact in scam.Contacts)
        {
            (_contacts.TryGetValue(contact, out var cases) ? cases : _contacts[contact] = []).Add(number);
        }

        if (payee != 0)
        {
            _told.Add((scam, payee));
        }
    }

    private bool IsWayOut(uint purse) => _graph.EndOf(purse) is EndKind.Cash or EndKind.Exchange || _history.IsAbroad(_graph.AccountOf(purse));

    /// <summary>Those that moved most, as far as they, their accounts and what they moved in all are not too many.</summary>
    private List<uint> Kept()
    {
        var (kept, accounts, left) = (new List<uint>(), new HashSet<uint>(), GangMoney.MinorMax);
        foreach (var (transfer, moved) in _moved.OrderByDescending(moved => moved.Value.Minor).ThenBy(moved => moved.Key))
        {
            var more = (accounts.Contains(moved.Payer) ? 0 : 1) + (accounts.Contains(moved.Payee) ? 0 : 1);
            if (moved.Minor > 0 && moved.Minor <= left && kept.Count < GangMoney.TransfersMax && accounts.Count + more <= GangMoney.AccountsMax)
            {
                left -= moved.Minor;
                kept.Add(transfer);
                accounts.UnionWith([moved.Payer, moved.Payee]);
            }
        }

        kept.Sort();
        return kept;
    }
}
