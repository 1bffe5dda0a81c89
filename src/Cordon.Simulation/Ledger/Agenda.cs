namespace Cordon.Simulation.Ledger;

/// <summary>What an intent is about.</summary>
internal enum Act : byte
{
    /// <summary>A payment of daily life; the tag holds its occasion and how often it was tried.</summary>
    Pay,

    /// <summary>The next step of a scam case (its number in From).</summary>
    CaseStep,

    /// <summary>A mule moves on what lies in its purse.</summary>
    Forward,

    /// <summary>A victim reports a case.</summary>
    Report,

    /// <summary>A bank freezes a reported account.</summary>
    Freeze,

    /// <summary>A gang tries a mule with a small sum of its own (its account in From).</summary>
    Test,

    /// <summary>A channel passes on what gangs paid into it (its number in From).</summary>
    PassOn,

    /// <summary>The abroad side of a ring of bankers pays out a matching sum.</summary>
    Mirror,
}

/// <summary>Something somebody means to do at a time; whether it can be done shows itself then.</summary>
internal readonly record struct Intent(long Time, Act Act, int From, int To, long AmountMinor, int Tag);

/// <summary>All intents, taken in order of time and, at one time, in the order they were made: a 4-ary heap with a total order.</summary>
internal sealed class Agenda
{
    private Entry[] _heap = new Entry[1 << 16];
    private int _count;
    private long _made;

    public void Add(in Intent intent)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        var entry = new Entry(intent, _made++);
        var at = _count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (!entry.Before(_heap[parent]))
            {
                break;
            }

            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = entry;
    }

    /// <summary>Somebody means to pay.</summary>
    public void Pay(long time, Account payer, Account payee, long minor, Occasion occasion) =>
        Add(new Intent(time, Act.Pay, payer.Index, payee.Index, minor, (int)occasion));

    /// <summary>Takes the first intent before a time, if there is one.</summary>
    public bool TryTake(long before, out Intent intent)
    {
        if (_count == 0 || _heap[0].Intent.Time >= before)
        {
            intent = default;
            return false;
        }

        intent = _heap[0].Intent;
        var last = _heap[--_count];
        var at = 0;
        while (true)
        {
            var first = (at << 2) + 1;
            if (first >= _count)
            {
                break;
            }

            var least = first;
            for (var child = first + 1; child < Math.Min(first + 4, _count); child++)
            {
                least = _heap[child].Before(_heap[least]) ? child : least;
            }

            if (!_heap[least].Before(last))
            {
                break;
            }

            _heap[at] = _heap[least];
            at = least;
        }

        _heap[at] = last;
        return true;
    }

    private readonly record struct Entry(Intent Intent, long Made)
    {
        public bool Before(in Entry other) =>
            Intent.Time < other.Intent.Time || (Intent.Time == other.Intent.Time && Made < other.Made);
    }
}
