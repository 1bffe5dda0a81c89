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
    private ReadOnlyMemory<ObservedPayment> _payments;
    private Policy? _policy;
    private int _next;

    /// <param name="facts">Where the facts of a run's blocks go, <see cref="BlocksMax"/> of them; and the verdicts.</param>
    public RunScreening(AccountActivity activity, TwoHands hands, IReadOnlyList<FactBlock> facts, IReadOnlyList<VerdictBlock> verdicts)
    {
        (_activity, _hands, _facts, _verdicts) = (activity, hands, facts, verdicts);
        _work = Work;
    }

    /// <summary>Observes and screens a run's payments, in order: block b has those from 64 b on.</summary>
    public void Screen(ReadOnlyMemory<ObservedPayment> payments, Policy policy)
    {
        (_payments, _policy, _next) = (payments, policy, -1);
        _hands.Do(_work);
    }

    public void Dispose() => _rows.Dispose();

    private void Work(int hand)
    {
        var payments = _payments.Span;
        _activity.ObserveHalf(payments, _rows, hand);
        _hands.Meet(hand);

        // Whoever is free takes the next block: the one that was held up takes fewer.
        for (var block = Interlocked.Increment(ref _next); block * FactBlock.Lanes < payments.Length; block = Interlocked.Increment(ref _next))
        {
            var first = block * FactBlock.Lanes;
            _facts[block].Count = Math.Min(FactBlock.Lanes, payments.Length - first);
            _activity.WriteFacts(payments, _rows, first, _facts[block]);
            _screeners[hand].Screen(_policy!, _facts[block], _verdicts[block]);
        }
    }
}
