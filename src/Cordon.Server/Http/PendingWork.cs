using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Cordon.Engine;
using Cordon.Engine.Screening;

namespace Cordon.Server.Http;

/// <summary>
/// One hand-over of payments to the centre that can be awaited without allocating: the work, its parser and its answer's buffer, pooled.
/// </summary>
internal sealed class PendingWork : IValueTaskSource
{
    /// <summary>Kept for reuse; more are left to the collector.</summary>
    private const int PoolMax = 1024;

    private static readonly ConcurrentQueue<PendingWork> Pool = new();
    private static int s_pooled;

    private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };

    private PendingWork() => Work.Completed = _ => _completion.SetResult(true);

    public PaymentWork Work { get; } = new();

    public JsonPayment Json { get; } = new();

    public AnswerBuffer Answer { get; } = new();

    /// <summary>What each line of a batch became: its payment's index, or -1 - n for the problem n; and the line's number, from 1.</summary>
    public List<(int Index, long Number)> Lines { get; } = [];

    public List<Problem> Problems { get; } = [];

    public static PendingWork Rent()
    {
        if (Pool.TryDequeue(out var pending))
        {
            Interlocked.Decrement(ref s_pooled);
            return pending;
        }

        return new PendingWork();
    }

    /// <summary>Gives it back; never while the centre has it.</summary>
    public void Return()
    {
        Work.Payments.Clear();
        Lines.Clear();
        Problems.Clear();
        Answer.Clear();
        if (Interlocked.Increment(ref s_pooled) <= PoolMax)
        {
            Pool.Enqueue(this);
        }
        else
        {
            Interlocked.Decrement(ref s_pooled);
        }
    }

    /// <summary>Hands the payments in; false means busy, and then nothing is to be awaited.</summary>
    public bool TrySubmit(Centre centre, uint submitter)
    {
        Work.Submitter = submitter;
        _completion.Reset();
        return centre.TrySubmit(Work);
    }

    /// <summary>Ends when all decisions are durable or refused. Await it exactly once after each successful <see cref="TrySubmit"/>.</summary>
    public ValueTask DecidedAsync() => new(this, _completion.Version);

    void IValueTaskSource.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);
}
