namespace Cordon.Core.Networks.Patterns;

/// <summary>
/// The patterns that a payment closes, as sizes; 0 where there is none. docs/patterns.md defines each. All say what lies in the window, within
/// bounds; where a bound was met, <see cref="Bounded"/> says so, and a size is then what was seen and may be too small.
/// </summary>
public readonly record struct PatternFindings
{
    /// <summary>Different payees of the payer, with this one.</summary>
    public int FanOut { get; init; }

    /// <summary>Different payers of the payee, with this one.</summary>
    public int FanIn { get; init; }

    /// <summary>The largest n with n payers of the payer first, and n payees of it after all of them.</summary>
    public int GatherScatter { get; init; }

    /// <summary>The most intermediaries, this payer among them, through which one source has paid this payee; 0 below two.</summary>
    public int ScatterGather { get; init; }

    /// <summary>Payments in the shortest cycle in the order of time that this payment closes, itself counted.</summary>
    public int Cycle { get; init; }

    /// <summary>Payments in the longest chain that ends with this one, each passing on most of what the one before brought; at least 1.</summary>
    public int Chain { get; init; }

    /// <summary>Squares that this payment closes: another payer of the payee and another payee of the payer, and the one has paid the other.</summary>
    public int Bicliques { get; init; }

    /// <summary>Payers in those squares, with this one.</summary>
    public int LayerPayers { get; init; }

    /// <summary>Payees in those squares, with this one.</summary>
    public int LayerPayees { get; init; }

    /// <summary>Payers in those squares, with this one, that share two sources with this one, who paid before they paid; 0 below two.</summary>
    public int Stack { get; init; }

    /// <summary>The payer's payments just below the threshold that this one is just below, with this one.</summary>
    public int SentBelowThreshold { get; init; }

    /// <summary>The payee's, received.</summary>
    public int ReceivedBelowThreshold { get; init; }

    /// <summary>First-time payers of the payee, with this one, while the payee is new or has just woken.</summary>
    public int NewPayers { get; init; }

    /// <summary>Milliseconds since the payer was first seen or last woke from a long pause.</summary>
    public long PayerAwakeMilliseconds { get; init; }

    /// <summary>The same of the payee.</summary>
    public long PayeeAwakeMilliseconds { get; init; }

    /// <summary>The patterns of which more may be there than was looked at.</summary>
    public Pattern Bounded { get; init; }

    /// <summary>The size of one pattern; of those of several sizes the one that is above zero where the pattern is.</summary>
    /// <exception cref="ArgumentException">Not one pattern is asked for.</exception>
    public int SizeOf(Pattern pattern) => pattern switch
    {
        Pattern.FanOut => FanOut,
        Pattern.FanIn => FanIn,
        Pattern.GatherScatter => GatherScatter,
        Pattern.ScatterGather => ScatterGather,
        Pattern.Cycle => Cycle,
        Pattern.Chain => Chain,
        Pattern.Bipartite => Bicliques,
        Pattern.Stack => Stack,
        Pattern.BelowThreshold => Math.Max(SentBelowThreshold, ReceivedBelowThreshold),
        Pattern.ManyPayersOneMule => NewPayers,
        _ => throw new ArgumentException($"{pattern} is not one pattern.", nameof(pattern)),
    };
}
