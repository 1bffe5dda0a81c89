using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Screening;

/// <summary>
/// A run of up to <see cref="AccountActivity.RunMax"/> payments observed and screened by two threads: each observes the accounts and pairs of its half,
/// and when both have, each takes blocks and applies model and rules to them. Facts and verdicts are those of one thread, to the bit.
/// </summary>
internal sealed class RunScreening : IDisposable
{
    /// <summary>Blocks of a run.</summary>
    public const int BlocksMax = AccountActivity.RunMax / FactBlock.Lanes;

    private readonly AccountActivity _activity;
    private readonly TwoHands _hands;
    private readonly SideRows _rows = new(AccountActivity.RunMax);
    private readonly Screener[] _screeners = [new(), new()];
    private readonly Action<int> _work;
    private readonly IReadOnlyList<FactBlock> _facts;
    private readonly IReadOnlyList<VerdictBlock> _verdicts;
    private readonly PatternRun? _patterns;
    private ReadOnlyMemory<ObservedPayment> _payments;
    private long _sequence;
    private Policy? _policy;
    private int _next;

    /// <param name="facts">Where the facts of a run's blocks go, <see cref="BlocksMax"/> of them; and the verdicts.</param>
    /// <param name="patterns">Where the patterns are facts too: those that have seen the payments before; numbered on from <paramref name="before"/>.</param>
    public RunScreening(
        AccountActivity activity, TwoHands hands, IReadOnlyList<FactBlock> facts, IReadOnlyList<VerdictBlock> verdicts,
        StreamPatterns? patterns = null, long before = 0)
    {
        (_activity, _hands, _facts, _verdicts, _sequence) = (activity, hands, facts, verdicts, before + 1);
        _patterns = patterns is null ? null : new PatternRun(patterns);
        _work = Work;
    }

    /// <summary>Observes and screens a run's payments, in order: block b has those from 64 b on.</summary>
    public void Screen(ReadOnlyMemory<ObservedPayment> payments, Policy policy)
    {
        (_payments, _policy, _next) = (payments, policy, -1);
        _patterns?.Begin();
        _hands.Do(_work);
        _sequence += payments.Length;
    }

    public void Dispose() => _rows.Dispose();

    private void Work(int hand)
    {
        var payments = _payments.Span;
        _activity.ObserveHalf(payments, _rows, hand);
        _hands.Meet(hand);
        if (hand == 1)
        {
            _patterns?.Find(payments, _rows, _sequence);
        }

        // Whoever is free takes the next block: the one that was held up takes fewer.
        for (var block = Interlocked.Increment(ref _next); block * FactBlock.Lanes < payments.Length; block = Interlocked.Increment(ref _next))
        {
            var first = block * FactBlock.Lanes;
            _facts[block].Count = Math.Min(FactBlock.Lanes, payments.Length - first);
            _activity.WriteFacts(payments, _rows, first, _facts[block]);
            _patterns?.Write(payments, first, _facts[block]);
            _screeners[hand].Screen(_policy!, _facts[block], _verdicts[block]);
        }
    }
}
