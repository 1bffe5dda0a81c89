using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Engine.Screening;

/// <summary>
/// Finds the patterns of a run of payments, in their order, and makes them facts. One thread may find those of a run while another writes and decides
/// its first blocks: each block is handed on when it is done.
/// </summary>
internal sealed class PatternRun(StreamPatterns patterns)
{
    // How far ahead the memory is asked for accounts, then for the lists that those name.
    private const int AccountsAhead = 16;
    private const int ListsAhead = 8;

    private readonly PatternFindings[] _findings = new PatternFindings[AccountActivity.RunMax];
    private volatile int _found;
    private volatile Exception? _fault;

    /// <summary>Before the finder is let go.</summary>
    public void Begin() => _found = 0;

    /// <summary>Finds those of a run that has been observed.</summary>
    /// <param name="firstSequence">The number of the run's first payment.</param>
    public void Find(ReadOnlySpan<ObservedPayment> payments, SideRows rows, long firstSequence)
    {
        try
        {
            FindAll(payments, rows, firstSequence);
        }
        catch (Exception fault)
        {
            // Carried to the thread that decides: a defect stops its partition and not the process.
            (_fault, _found) = (fault, int.MaxValue);
        }
    }

    /// <summary>Waits for the findings of a block and writes them.</summary>
    public void Write(ReadOnlySpan<ObservedPayment> payments, int first, FactBlock block)
    {
        var wait = default(SpinWait);
        while (_found < first + block.Count)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        if (_fault is { } fault)
        {
            throw new InvalidOperationException("The patterns of a run could not be found.", fault);
        }

        for (var lane = 0; lane < block.Count; lane++)
        {
            PatternFacts.Write(_findings[first + lane], payments[first + lane].IsUnnamed, block, lane);
        }
    }

    /// <summary>Finds and writes those of one block whose other facts are there.</summary>
    public void FindBlock(ReadOnlySpan<ObservedPayment> payments, int first, long firstSequence, FactBlock block)
    {
        var own = payments.Slice(first, block.Count);
        for (var lane = 0; lane < own.Length; lane++)
        {
            AskAhead(own, lane);
            var payment = PartitionState.PatternPaymentOf(own[lane], firstSequence + lane, PatternFacts.IsFirstOfPair(block, lane));
            PatternFacts.Write(patterns.Observe(payment), own[lane].IsUnnamed, block, lane);
        }
    }

    private void FindAll(ReadOnlySpan<ObservedPayment> payments, SideRows rows, long firstSequence)
    {
        for (var at = 0; at < payments.Length; at++)
        {
            AskAhead(payments, at);
            _findings[at] = patterns.Observe(
                PartitionState.PatternPaymentOf(payments[at], firstSequence + at, rows.IsFirstOfPair(at)));
            if ((at + 1) % FactBlock.Lanes == 0)
            {
                _found = at + 1;
            }
        }

        _found = payments.Length;
    }

    private void AskAhead(ReadOnlySpan<ObservedPayment> payments, int at)
    {
        if (at + AccountsAhead < payments.Length)
        {
            patterns.Prefetch(payments[at + AccountsAhead].Payer, payments[at + AccountsAhead].Payee);
        }

        if (at + ListsAhead < payments.Length)
        {
            patterns.PrefetchLists(payments[at + ListsAhead].Payer, payments[at + ListsAhead].Payee);
        }
    }
}
