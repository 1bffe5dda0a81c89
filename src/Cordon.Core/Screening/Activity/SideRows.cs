using System.Runtime.InteropServices;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// What the windows say of a run of payments before it becomes facts: a row for each payer, one for each payee and one for each pair. A row is
/// written by one thread in one go, where columns would have two threads write to one cache line.
/// </summary>
public sealed unsafe class SideRows : IDisposable
{
    // Places in a party's row. Of sums, counts and distinct counterparties: what was sent in the four windows, then what was received.
    internal const int Sums = 0;
    internal const int Counts = 8;
    internal const int Distinct = 16;
    internal const int Kind = 24;
    internal const int Age = 25;
    internal const int SeenFor = 26;
    internal const int Idle = 27;

    /// <summary>Since a payer last received, since a payee last sent.</summary>
    internal const int SinceOther = 28;
    internal const int Dwell = 29;
    internal const int Risk = 30;
    internal const int RiskHops = 31;
    internal const int Reports = 32;
    internal const int Watched = 33;
    internal const int Allowed = 34;
    internal const int Balance = 35;
    internal const int Largest = 36;

    /// <summary>Of what the shares are taken: at night of all that was sent, round of what a payer sent and a payee received.</summary>
    internal const int NightOf = 37;
    internal const int Night = 38;
    internal const int RoundOf = 39;
    internal const int Round = 40;

    /// <summary>Country and bank in one number.</summary>
    internal const int Place = 41;
    internal const int IsLate = 42;
    internal const int Units = 43;

    /// <summary>Values of a party's row: six cache lines.</summary>
    internal const int RowLength = 48;

    // Places in a pair's row.
    internal const int PairCount = 0;
    internal const int PairAge = 1;
    internal const int PairIdle = 2;
    internal const int PairReverse = 3;
    internal const int PairLength = 4;

    /// <summary>Rows are read eight at a time, some of them behind the last.</summary>
    private const int Together = 8;

    private long* _values;
    private readonly int _capacity;

    /// <param name="capacity">The most payments of a run.</param>
    public SideRows(int capacity)
    {
        _capacity = capacity + Together;
        var bytes = (nuint)_capacity * ((2 * RowLength) + PairLength) * sizeof(long);
        _values = (long*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(_values, bytes);
    }

    ~SideRows() => Release();

    internal long* Payers => _values;

    internal long* Payees => _values + ((nint)_capacity * RowLength);

    internal long* Pairs => _values + ((nint)_capacity * RowLength * 2);

    /// <summary>Whether the payer of a payment of the run had never paid its payee before; known once the run is observed.</summary>
    public bool IsFirstOfPair(int at) => Pairs[((nint)at * PairLength) + PairCount] == 0;

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.AlignedFree(_values);
        _values = null;
    }
}
