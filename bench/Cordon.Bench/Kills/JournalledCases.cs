namespace Cordon.Bench.Kills;

/// <summary>
/// What a journal says of cases' money at banks: what is held, let go and paid back on orders. No bank lets go what it does not hold, what it pays
/// back without a hold has a reference, and no case gets more back than was stolen.
/// </summary>
internal sealed class JournalledCases(ICollection<string> faults)
{
    private const int Fifo = 0;

    private readonly Dictionary<long, (long Amount, long Currency)> _payments = [];
    private readonly List<long> _stolen = [];
    private readonly HashSet<long> _reported = [];
    private readonly List<Order> _orders = [];
    private readonly Dictionary<uint, long> _returned = [];

    /// <summary>A payment that was decided.</summary>
    public void Decide(long sequence, long amountMinor, long currency) => _payments[sequence] = (amountMinor, currency);

    /// <summary>A payment that was reported: the first report of it makes a case.</summary>
    public void Report(long sequence)
    {
        if (_reported.Add(sequence))
        {
            _stolen.Add(sequence);
        }
    }

    /// <summary>A record of an order that is proposed.</summary>
    public void Propose(JournalBytes body, long position)
    {
        var number = body.VarInt();
        if (number != (ulong)_orders.Count + 1)
        {
            faults.Add($"position {position} proposes freeze order {number} where {_orders.Count + 1} is next");
        }

        var file = (uint)body.VarInt();
        _ = (body.Text(), body.VarInt(), body.Text(), body.Text(), body.Int64());
        var currency = (long)body.VarInt();
        _ = body.VarInt();
        _orders.Add(new Order(file, currency, body.Byte() == Fifo));
    }

    /// <summary>A record of something that happened to an order.</summary>
    public void Move(JournalBytes body, long position)
    {
        var (number, kind) = (body.VarInt(), body.Byte());
        if (number == 0 || number > (ulong)_orders.Count || kind is not ((>= 1 and <= 16) or 20 or 21))
        {
            faults.Add($"position {position} has event {kind} of freeze order {number}, and {_orders.Count} were proposed");
            return;
        }

        _ = body.Int64();
        var amount = body.Int64();
        _ = (body.Text(), body.TextOrNull());
        var order = _orders[(int)number - 1];
        switch (kind)
        {
            case 4:
                order.Held = amount;
                break;
            case 7 when amount > order.Held:
                faults.Add($"position {position} lets {amount} go of freeze order {number}, which holds {order.Held}");
                break;
            case 7:
                order.Held -= amount;
                break;
            case 8 or 21:
                var hasReference = !body.IsAtEnd && body.TextOrNull() is not null;
                Return(order, amount, hasReference, $"position {position} pays {amount} back on freeze order {number}");
                break;
            case 9:
                order.Held = 0;
                break;
            default:
                break;
        }
    }

    private void Return(Order order, long amount, bool hasReference, string what)
    {
        if (amount > order.Held && !hasReference)
        {
            faults.Add($"{what}, which holds {order.Held}, without a reference");
        }

        order.Held -= Math.Min(order.Held, amount);
        if (order.Case == 0 || order.Case > _stolen.Count || !_payments.TryGetValue(_stolen[(int)order.Case - 1], out var stolen))
        {
            faults.Add($"{what} of case {order.Case}, whose payment stands nowhere before it");
            return;
        }

        // What an amount in another currency was of the stolen money only a trace tells.
        if (order.IsFifo && order.Currency == stolen.Currency)
        {
            var sum = _returned[order.Case] = _returned.GetValueOrDefault(order.Case) + amount;
            if (sum > stolen.Amount)
            {
                faults.Add($"{what}: {sum} of case {order.Case}, of which {stolen.Amount} were stolen");
            }
        }
    }

    private sealed class Order(uint file, long currency, bool isFifo)
    {
        public uint Case => file;

        public long Currency => currency;

        public bool IsFifo => isFifo;

        public long Held { get; set; }
    }
}
