using Cordon.Core.Screening;

namespace Cordon.Bench.Screening;

/// <summary>
/// Decides blocks of payments on two threads: the caller's asks the windows for the facts of the next block while the other applies model and
/// rules to the ones before. Blocks go round in a ring; who waits for the other spins, and gives the
/// core away when that takes long: on a busy machine the other may need it.
/// </summary>
internal sealed class ScreeningPipeline : IDisposable
{
    /// <summary>Blocks in flight: enough that a slow block of one thread does not stop the other, few enough to stay in its cache.</summary>
    private const int Slots = 4;

    private readonly Policy _policy;
    private readonly FactBlock[] _blocks = [.. Enumerable.Range(0, Slots).Select(_ => new FactBlock())];
    private readonly long[] _tags = new long[Slots];
    private readonly Action<FactBlock, VerdictBlock, long> _decided;
    private readonly Thread _thread;

    // Each is written by one thread only, on a cache line of its own.
    private readonly long[] _turns = new long[32];
    private volatile bool _isEnding;

    /// <param name="decided">Called on the second thread for each block, with the tag it was handed over with.</param>
    public ScreeningPipeline(Policy policy, Action<FactBlock, VerdictBlock, long> decided)
    {
        (_policy, _decided) = (policy, decided);
        _thread = new Thread(ScreenAll) { Name = "bench screener", IsBackground = true };
        _thread.Start();
    }

    private ref long Filled => ref _turns[8];

    private ref long Screened => ref _turns[24];

    /// <summary>The block to fill next; waits until it is free.</summary>
    public FactBlock Next()
    {
        var turn = Filled;
        var wait = default(SpinWait);
        while (turn - Volatile.Read(ref Screened) >= Slots)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        return _blocks[turn % Slots];
    }

    /// <summary>Hands the block over that <see cref="Next"/> gave.</summary>
    public void Hand(long tag)
    {
        _tags[Filled % Slots] = tag;
        Volatile.Write(ref Filled, Filled + 1);
    }

    /// <summary>Waits until all that was handed over is decided.</summary>
    public void Drain()
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref Screened) != Filled)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Dispose()
    {
        _isEnding = true;
        _thread.Join();
        Array.ForEach(_blocks, block => block.Dispose());
    }

    private void ScreenAll()
    {
        var screener = new Screener();
        var verdicts = new VerdictBlock();
        for (var turn = 0L; ; turn++)
        {
            var wait = default(SpinWait);
            while (Volatile.Read(ref Filled) == turn)
            {
                if (_isEnding)
                {
                    return;
                }

                wait.SpinOnce(sleep1Threshold: -1);
            }

            var block = _blocks[turn % Slots];
            screener.Screen(_policy, block, verdicts);
            _decided(block, verdicts, _tags[turn % Slots]);
            Volatile.Write(ref Screened, turn + 1);
        }
    }
}
