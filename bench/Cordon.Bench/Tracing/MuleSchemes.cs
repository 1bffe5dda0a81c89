using Cordon.Bench.Fuzzing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// Stolen money on its way: two victims pay a mule, what it got is split and passed on within hours, layer by layer, until it is in small parts at a
/// few collectors. A scheme has some 150 transfers.
/// </summary>
internal sealed class MuleSchemes
{
    private const int VictimsPerScheme = 2;
    private const int CollectorsPerScheme = 5;
    private const int LayersMax = 5;
    private const long PassedOnMinorMin = 20_000;
    private const long MinuteMilliseconds = 60_000;

    private readonly int _accounts;
    private readonly FuzzDice _dice = new();
    private readonly List<WorkloadTransfer> _transfers = [];
    private readonly HashSet<int> _starts = [];

    public MuleSchemes(int count, int accounts, int seed, long fromMilliseconds, long toMilliseconds)
    {
        _accounts = accounts;
        _dice.Restart(seed);
        Span<uint> collectors = stackalloc uint[CollectorsPerScheme];
        for (var scheme = 0; scheme < count; scheme++)
        {
            foreach (ref var collector in collectors)
            {
                collector = Account();
            }

            // Thefts in the first two thirds, so that the money has time to get far.
            var theft = fromMilliseconds + (long)(_dice.Next() % (ulong)((toMilliseconds - fromMilliseconds) * 2 / 3));
            var mule = Account();
            for (var victim = 0; victim < VictimsPerScheme; victim++)
            {
                var (amount, time) = (Loss(), theft + (victim * 20 * MinuteMilliseconds));
                _starts.Add(_transfers.Count);
                _transfers.Add(new WorkloadTransfer(Account(), mule, amount, time));
                PassOn(mule, amount, time, 1, collectors);
            }
        }

        int[] order = [.. Enumerable.Range(0, _transfers.Count).OrderBy(number => _transfers[number].TimeMilliseconds)];
        Transfers = [.. order.Select(number => _transfers[number])];
        Starts = [.. order.Select(_starts.Contains)];
    }

    /// <summary>All schemes' transfers in the order of time.</summary>
    public WorkloadTransfer[] Transfers { get; }

    /// <summary>Which of them are the victims' payments.</summary>
    public bool[] Starts { get; }

    /// <summary>A mule's account sends on what it got in two to four parts, but for a little.</summary>
    private void PassOn(uint from, long amount, long time, int layer, ReadOnlySpan<uint> collectors)
    {
        var left = amount - (amount * _dice.Below(4) / 100);
        for (var parts = 2 + _dice.Below(3); parts > 0; parts--)
        {
            var part = parts == 1 ? left : left * (50 + _dice.Below(100)) / (100L * parts);
            time += (1 + _dice.Below(90)) * MinuteMilliseconds;
            left -= part;
            var isLast = layer == LayersMax || part < PassedOnMinorMin;
            var to = isLast ? collectors[_dice.Below(collectors.Length)] : Account();
            _transfers.Add(new WorkloadTransfer(from, to, part, time));
            if (!isLast)
            {
                PassOn(to, part, time, layer + 1, collectors);
            }
        }
    }

    /// <summary>From 200.00 to 10,700.00, small ones more often.</summary>
    private long Loss() => 20_000 + (long)(_dice.Next() & ((1UL << (17 + _dice.Below(4))) - 1));

    private uint Account() => 1 + (uint)_dice.Below(_accounts);
}
