using Cordon.Core.Screening;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;

namespace Cordon.Engine.Screening;

/// <summary>
/// Decides journalled payments again, from the facts as they were recorded: what another policy would have said, and whether the same one
/// still says the same. No account's history is needed, so batches are taken in any order and by any number of threads.
/// </summary>
public static class Backtest
{
    /// <summary>The most threads: beyond this the journal's reading is what one waits for.</summary>
    public const int ThreadsMax = 64;

    /// <summary>Decides all payments of a partition again.</summary>
    /// <param name="policyOf">The policy to decide with, by the number of the one that decided; called by several threads.</param>
    /// <exception cref="JournalDamagedException">A record is damaged: there is no result, since part of the truth is missing.</exception>
    public static async Task<BacktestResult> RunAsync(
        IJournal journal, int partition, Func<uint, Policy> policyOf, int threads, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, ThreadsMax);
        var end = await journal.NextPositionAsync(partition, cancellation).ConfigureAwait(false);
        var taken = -1L;
        var parts = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(Work, cancellation))).ConfigureAwait(false);
        var whole = new BacktestResult();
        foreach (var part in parts)
        {
            whole.Add(part);
        }

        return whole;

        async Task<BacktestResult> Work()
        {
            using var lane = new Lane(policyOf);
            for (var position = Interlocked.Increment(ref taken); position < end; position = Interlocked.Increment(ref taken))
            {
                var batch = await journal.ReadOneAsync(partition, position, cancellation).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The journal has lost batch {position} of {end} while it was read.");
                lane.Decide(batch.Payload.Span);
            }

            return lane.Result;
        }
    }

    /// <summary>What one thread owns.</summary>
    private sealed class Lane(Func<uint, Policy> policyOf) : IDisposable
    {
        private readonly PaymentBlock _block = new();
        private readonly VerdictBlock _again = new();
        private readonly Screener _screener = new();

        public BacktestResult Result { get; } = new();

        public void Decide(ReadOnlySpan<byte> payload)
        {
            var records = new RecordWalk(payload);
            while (records.Next())
            {
                if (records.Kind == RecordKind.PaymentsDecided)
                {
                    var body = records.Body;
                    _block.Read(ref body, withFacts: true);
                    _screener.Screen(policyOf(_block.PolicyNumber), _block.FactBlock, _again);
                    Compare(_block.Verdicts);
                }
            }
        }

        public void Dispose() => _block.Dispose();

        private void Compare(VerdictBlock recorded)
        {
            for (var lane = 0; lane < _block.Count; lane++)
            {
                var isIdentical = recorded.Outcomes[lane] == _again.Outcomes[lane] && recorded.Scores[lane] == _again.Scores[lane]
                    && recorded.HoldMilliseconds[lane] == _again.HoldMilliseconds[lane] && recorded.AtExpiry[lane] == _again.AtExpiry[lane]
                    && ((ReadOnlySpan<ulong>)recorded.Fired[lane]).SequenceEqual(_again.Fired[lane]);
                Result.Add(recorded.Outcomes[lane], _again.Outcomes[lane], isIdentical);
            }
        }
    }
}
