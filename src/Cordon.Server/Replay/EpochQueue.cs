using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Screening;
using Cordon.Server.Http;

namespace Cordon.Server.Replay;

/// <summary>
/// Hands numbered epochs of payments to the centre, a few at a time, and gives back their decisions in order. An epoch that finds the
/// journal unavailable is refused as a whole, and that ends the run: a replay with a gap would be worth nothing.
/// </summary>
internal sealed class EpochQueue(Centre centre, TimeProvider time, Action<PaymentBatch, Decision[]> onDecided)
{
    /// <summary>Payments in an epoch: what lies in one never depends on how fast the machine is.</summary>
    public const int EpochPayments = 4096;

    /// <summary>Epochs under way: one decided, one being written, one being filled.</summary>
    private const int InFlightMax = 3;

    private readonly Queue<(PendingWork Work, long Handed)> _inFlight = new();
    private readonly List<double> _microsPerPayment = [];
    private PendingWork _open = PendingWork.Rent();

    /// <summary>The epoch that is being filled.</summary>
    public PaymentBatch Open => _open.Work.Payments;

    /// <summary>For each epoch, the microseconds from handing in to its answers, shared by its payments.</summary>
    public IReadOnlyList<double> MicrosPerPayment => _microsPerPayment;

    /// <summary>Closes the open epoch, if it holds any payment, and hands it in.</summary>
    public async ValueTask HandInAsync()
    {
        if (Open.Count == 0)
        {
            return;
        }

        if (_inFlight.Count == InFlightMax)
        {
            await TakeOldestAsync().ConfigureAwait(false);
        }

        var handed = time.GetTimestamp();
        while (!_open.TrySubmit(centre, 0))
        {
            if (centre.State != CentreState.Ready)
            {
                throw new CommandLine.RunException(centre.StateReason ?? "the centre has stopped");
            }

            await TakeOldestAsync().ConfigureAwait(false);
        }

        _inFlight.Enqueue((_open, handed));
        _open = PendingWork.Rent();
    }

    /// <summary>Hands in what is open and waits for all of it.</summary>
    public async ValueTask DrainAsync()
    {
        await HandInAsync().ConfigureAwait(false);
        while (_inFlight.Count > 0)
        {
            await TakeOldestAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask TakeOldestAsync()
    {
        var (work, handed) = _inFlight.Dequeue();
        await work.DecidedAsync().ConfigureAwait(false);
        var count = work.Work.Payments.Count;
        _microsPerPayment.Add(time.GetElapsedTime(handed).TotalMicroseconds / count);
        if (work.Work.Decisions.Take(count).Any(d => d.Refusal == Refusal.Unavailable))
        {
            throw new CommandLine.RunException("the journal could not be written: " + centre.StateReason);
        }

        onDecided(work.Work.Payments, work.Work.Decisions);
        work.Return();
    }
}
