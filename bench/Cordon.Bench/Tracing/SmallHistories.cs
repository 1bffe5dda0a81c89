using Cordon.Bench.Fuzzing;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Bench.Tracing;

/// <summary>
/// Many short histories in one graph that have nothing to do with each other: few accounts, so that money goes round, splits and mixes; with opening
/// balances known and unknown, conversions, fees, transfers to oneself and ends.
/// </summary>
internal sealed class SmallHistories : IDisposable
{
    public const int TransfersEach = 40;

    private const int AccountsEach = 6;
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly Currency Yen = Currency.Parse("JPY");

    private readonly FuzzDice _dice = new();
    private readonly uint[] _purses;

    public SmallHistories(long seed, int count)
    {
        _dice.Restart(seed);
        Count = count;
        _purses = new uint[count * PursesEach];
        Openings = new long[_purses.Length];
        Transfers = new SmallTransfer[count * TransfersEach];
        for (var history = 0; history < count; history++)
        {
            Make(history);
        }
    }

    public static int PursesEach => AccountsEach + 2;

    public int Count { get; }

    public MoneyGraph Graph { get; } = new();

    /// <summary>All transfers, each history's in a row; a transfer's number in the graph is its index here and one, and its time is its index.</summary>
    public SmallTransfer[] Transfers { get; }

    /// <summary>What each purse held before everything.</summary>
    public long[] Openings { get; }

    /// <summary>The purses of a history.</summary>
    public ReadOnlySpan<uint> PursesOf(int history) => _purses.AsSpan(history * PursesEach, PursesEach);

    /// <summary>A transfer as what is to be traced.</summary>
    public StolenTransfer StartOf(int index) =>
        new(_purses[(index / TransfersEach * PursesEach) + Transfers[index].From], (uint)index + 1);

    public void Dispose() => Graph.Dispose();

    private void Make(int history)
    {
        var purses = _purses.AsSpan(history * PursesEach, PursesEach);
        for (var i = 0; i < PursesEach; i++)
        {
            var account = (uint)((history * AccountsEach) + (i < AccountsEach ? i : i - AccountsEach) + 1);
            purses[i] = Graph.PurseOf(account, i < AccountsEach ? Euro : Yen);
            if (_dice.Below(3) == 0)
            {
                var opening = 1 + _dice.Below(80);
                Openings[(history * PursesEach) + i] = opening;
                Graph.Open(purses[i], opening);
            }
        }

        if (_dice.Below(2) == 0)
        {
            Graph.SetEnd(purses[AccountsEach - 1], (EndKind)(1 + _dice.Below(4)));
        }

        var last = 0;
        for (var i = 0; i < TransfersEach; i++)
        {
            // What has just arrived often goes on at once.
            var from = _dice.Below(3) > 0 ? last : _dice.Below(PursesEach);
            last = _dice.Below(PursesEach);
            var sent = 1 + _dice.Below(60);
            var arrived = from < AccountsEach != last < AccountsEach ? _dice.Below(90) : _dice.Below(5) == 0 ? _dice.Below(sent + 1) : sent;
            Transfers[(history * TransfersEach) + i] = new SmallTransfer(from, last, sent, arrived);
            Graph.Book(purses[from], purses[last], sent, arrived, Graph.TransferCount, Graph.TransferCount + 1);
        }
    }
}
