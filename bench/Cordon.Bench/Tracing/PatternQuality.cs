using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// How well a trace finds the money of a laundering pattern. Its first transfer is taken as reported at the time of its last one, or all those
/// that bring money into it. Where the money then lies is worked out from the pattern's transfers alone: each moves as much of it as it can.
/// </summary>
/// <param name="takesAllSources">Whether all transfers of payers whom the pattern paid nothing before are taken as reported, or the first one alone.</param>
internal sealed class PatternQuality(bool takesAllSources)
{
    // Poison reaches the whole set from anywhere; what it names beyond this is no answer to anybody.
    private static readonly TraceBounds Bounds = TraceBounds.Standard with { MovesMax = 50_000 };

    private Int128 _stolen;
    private Int128 _lying;
    private Int128 _found;
    private Int128 _resting;
    private Int128 _restingOutside;
    private long _accounts;
    private long _accountsFound;
    private long _named;
    private long _namedOutside;
    private long _transfers;
    private long _transfersFound;

    /// <summary>Patterns judged.</summary>
    public long Patterns { get; private set; }

    /// <summary>Traces that met a bound.</summary>
    public long Bounded { get; private set; }

    /// <summary>Of the money that by the pattern's own transfers lies in its accounts, the share that the trace finds in the very account.</summary>
    public double MoneyFound => Share(_found, _lying);

    /// <summary>Of the money that the trace says rests in accounts, the share in accounts outside of the pattern.</summary>
    public double MoneyOutside => Share(_restingOutside, _resting);

    /// <summary>Judges one pattern under one policy.</summary>
    /// <param name="pattern">Its transfers, in the order of booking.</param>
    public void Judge(TransferHistory history, IReadOnlyList<PatternTransfer> pattern, TaintPolicy policy, Trail trail)
    {
        var graph = history.Graph;
        var (lying, passed, starts) = (new Dictionary<uint, long>(), new HashSet<uint>(), new List<StolenTransfer>());
        foreach (var transfer in pattern)
        {
            var moves = transfer.AmountMinor;
            if (lying.TryGetValue(transfer.From, out var there))
            {
                moves = Math.Min(there, moves);
                lying[transfer.From] = there - moves;
                passed.Add(transfer.Transfer);
            }
            else if (takesAllSources || starts.Count == 0)
            {
                starts.Add(new StolenTransfer(transfer.From, transfer.Transfer));
                _stolen += moves;
            }
            else
            {
                continue;
            }

            lying[transfer.To] = lying.GetValueOrDefault(transfer.To) + moves;
        }

        new Tracer(graph).Trace([.. starts], policy, graph.TimeOf(pattern[^1].Transfer), Bounds, trail);
        var members = pattern.SelectMany(transfer => new[] { transfer.From, transfer.To }).ToHashSet();
        var resting = new Dictionary<uint, long>();
        foreach (var end in trail.Ends.Where(end => end.Fate is TrailFate.Rests or TrailFate.CameBack))
        {
            resting[end.Purse] = resting.GetValueOrDefault(end.Purse) + (policy == TaintPolicy.Poison ? end.Amount : end.Share);
        }

        Patterns++;
        Bounded += trail.IsBounded ? 1 : 0;
        _lying += lying.Values.Sum();
        _found += lying.Sum(place => Math.Min(place.Value, resting.GetValueOrDefault(place.Key)));
        _resting += resting.Values.Aggregate(Int128.Zero, (sum, minor) => sum + minor);
        _restingOutside += resting.Where(place => !members.Contains(place.Key)).Aggregate(Int128.Zero, (sum, place) => sum + place.Value);
        Name(trail, [.. starts.Select(start => start.Payer)], lying.Keys, members);
        _transfers += passed.Count;
        passed.IntersectWith(trail.Moves.Select(move => move.Transfer));
        _transfersFound += passed.Count;
    }

    /// <summary>Its figures as fields of the line.</summary>
    public (string Name, object Value)[] Fields() =>
    [
        ("patterns", Patterns), ("reported_minor", (long)_stolen), ("money_found", MoneyFound), ("money_outside", MoneyOutside),
        ("accounts_found", Share(_accountsFound, _accounts)), ("named_outside", Share(_namedOutside, _named)),
        ("transfers_found", Share(_transfersFound, _transfers)), ("accounts_named", _named), ("bounded", Bounded),
    ];

    private void Name(Trail trail, HashSet<uint> victims, IReadOnlyCollection<uint> reached, HashSet<uint> members)
    {
        var named = trail.Moves.Select(move => move.To).Where(purse => !victims.Contains(purse)).ToHashSet();
        var wanted = reached.Where(purse => !victims.Contains(purse)).ToList();
        _accounts += wanted.Count;
        _accountsFound += wanted.Count(named.Contains);
        _named += named.Count;
        _namedOutside += named.Count(purse => !members.Contains(purse));
    }

    private static double Share(Int128 part, Int128 of) => of == 0 ? 0 : (double)part / (double)of;
}
