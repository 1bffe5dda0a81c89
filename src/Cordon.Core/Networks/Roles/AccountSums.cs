using Cordon.Core.Values;

namespace Cordon.Core.Networks.Roles;

/// <summary>The stolen money of one account, and which transfers moved it.</summary>
internal sealed class AccountSums
{
    /// <summary>What came and is still there, oldest first, to tell what left quickly: in the order of time, first in, first out.</summary>
    private readonly Queue<(long Time, long Minor)> _there = new();
    private long _spent;

    public List<int> FromVictims { get; } = [];

    public List<int> FromGang { get; } = [];

    public List<int> Inside { get; } = [];

    public List<int> Left { get; } = [];

    public List<int> AsVictim { get; } = [];

    public long VictimsMinor { get; private set; }

    public long GangMinor { get; private set; }

    public long InsideMinor { get; private set; }

    public long LeftMinor { get; private set; }

    public long BaitMinor { get; private set; }

    public long PaidMinor { get; private set; }

    public long QuickMinor { get; private set; }

    public long FirstIn { get; private set; } = long.MaxValue;

    public long First { get; private set; } = long.MaxValue;

    public long Last { get; private set; } = long.MinValue;

    public long InMinor => VictimsMinor + GangMinor;

    public long OutMinor => InsideMinor + LeftMinor;

    public long KeptMinor => Math.Max(0, InMinor - OutMinor - BaitMinor);

    /// <summary>Counts a transfer; they come in the order of time.</summary>
    public void Add(int at, GangTransfer transfer, bool isPayer)
    {
        (First, Last) = (Math.Min(First, transfer.TimeMilliseconds), Math.Max(Last, transfer.TimeMilliseconds));
        switch (transfer.Kind, isPayer)
        {
            case (GangTransferKind.VictimPays, true):
                AsVictim.Add(at);
                PaidMinor += transfer.Minor;
                break;
            case (GangTransferKind.VictimPays, false):
                FromVictims.Add(at);
                VictimsMinor += transfer.Minor;
                Come(transfer);
                break;
            case (GangTransferKind.Bait, false):
                break;
            case (_, false):
                FromGang.Add(at);
                GangMinor += transfer.Minor;
                Come(transfer);
                break;
            case (GangTransferKind.PassesOn, true):
                Inside.Add(at);
                InsideMinor += transfer.Minor;
                Go(transfer);
                break;
            case (GangTransferKind.Leaves, true):
                Left.Add(at);
                LeftMinor += transfer.Minor;
                Go(transfer);
                break;
            default:
                BaitMinor += transfer.Minor;
                Go(transfer);
                break;
        }
    }

    private void Come(GangTransfer transfer)
    {
        FirstIn = Math.Min(FirstIn, transfer.TimeMilliseconds);
        _there.Enqueue((transfer.TimeMilliseconds, transfer.Minor));
    }

    private void Go(GangTransfer transfer)
    {
        var leaving = transfer.Minor;
        while (leaving > 0 && _there.TryPeek(out var oldest))
        {
            var part = Math.Min(leaving, oldest.Minor - _spent);
            leaving -= part;
            _spent += part;
            QuickMinor += transfer.Kind != GangTransferKind.Bait && transfer.TimeMilliseconds - oldest.Time <= Instant.DayMilliseconds ? part : 0;
            if (_spent == oldest.Minor)
            {
                _there.Dequeue();
                _spent = 0;
            }
        }
    }
}
