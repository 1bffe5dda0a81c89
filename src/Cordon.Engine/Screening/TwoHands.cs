namespace Cordon.Engine.Screening;

/// <summary>
/// The caller's thread and one more that do a piece of work together, tens of thousands of times a second: who waits for the other spins, gives the
/// core away when that takes long, since on a busy machine the other may need it, and the second one sleeps when nothing comes.
/// </summary>
public sealed class TwoHands : IDisposable
{
    /// <summary>Turns of waiting, most of which give the core away, before the second thread sleeps: a tenth of a millisecond or so.</summary>
    private const int TurnsMax = 300;

    // Each is written by one thread only, on a cache line of its own.
    private readonly long[] _counters = new long[64];
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _second;
    private Action<int> _work = _ => { };
    private int _isAsleep;
    private volatile bool _isEnding;

    public TwoHands()
    {
        _second = new Thread(Follow) { Name = "cordon second hand", IsBackground = true };
        _second.Start();
    }

    private ref long Asked => ref _counters[8];

    private ref long Done => ref _counters[24];

    /// <summary>Calls the work with 0 here and with 1 on the second thread; returns when both are done.</summary>
    public void Do(Action<int> work)
    {
        _work = work;
        Ask();
        try
        {
            work(0);
        }
        finally
        {
            // Also where the work failed here: the other is still at what both share.
            var wait = default(SpinWait);
            while (Volatile.Read(ref Done) != Asked)
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    /// <summary>Called within the work by both: returns when the other has come as far.</summary>
    public void Meet(int hand)
    {
        ref var own = ref _counters[hand == 0 ? 40 : 56];
        ref var other = ref _counters[hand == 0 ? 56 : 40];
        Volatile.Write(ref own, own + 1);
        var wait = default(SpinWait);
        while (Volatile.Read(ref other) < own)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose()
    {
        _isEnding = true;
        Ask();
        _second.Join();
        _wake.Dispose();
    }

    private void Ask()
    {
        Volatile.Write(ref Asked, Asked + 1);

        // Either the second thread sees what is asked before it sleeps, or this one sees that it sleeps.
        Interlocked.MemoryBarrier();
        if (Interlocked.Exchange(ref _isAsleep, 0) != 0)
        {
            _wake.Release();
        }
    }

    private void Follow()
    {
        for (var turn = 1L; ; turn++)
        {
            Await(turn);
            if (_isEnding)
            {
                return;
            }

            _work(1);
            Volatile.Write(ref Done, turn);
        }
    }

    private void Await(long turn)
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref Asked) < turn)
        {
            if (wait.Count < TurnsMax)
            {
                wait.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            Interlocked.Exchange(ref _isAsleep, 1);
            if (Volatile.Read(ref Asked) < turn || Interlocked.Exchange(ref _isAsleep, 0) == 0)
            {
                _wake.Wait();
            }

            wait = default;
        }
    }
}
