using Cordon.Bench.Fuzzing;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Bench.Tracing;

/// <summary>A money graph with all transfers of a workload.</summary>
internal sealed class LoadedGraph : IDisposable
{
    // Far enough ahead that the memory has answered, near enough that it is still in the cache.
    private const int AccountsAhead = 48;
    private const int ListsAhead = 24;
    private const int Portion = 65_536;

    private readonly List<StolenTransfer> _some = [];

    private LoadedGraph(TransferWorkload workload)
    {
        Workload = workload;
        OpenAll(Graph, workload.Accounts);
        var portion = new WorkloadTransfer[Portion];
        for (var count = workload.Fill(portion); count > 0; count = workload.Fill(portion))
        {
            for (var i = 0; i < count; i++)
            {
                AskAhead(portion.AsSpan(0, count), i);
                Book(portion[i]);
                if (IsSome(Graph.TransferCount))
                {
                    _some.Add(new StolenTransfer(portion[i].Payer, Graph.TransferCount));
                }
            }
        }
    }

    public static Currency Currency { get; } = Currency.Parse("EUR");

    public MoneyGraph Graph { get; } = new();

    public TransferWorkload Workload { get; }

    /// <summary>What was loaded, in words.</summary>
    public string Work => $"{Workload.Transfers} transfers, {Workload.Accounts} accounts, {Workload.Thefts.Count} thefts of mule schemes";

    public static LoadedGraph For(Measuring.BenchRun run) => new(TransferWorkload.For(run));

    /// <summary>Opens the purses of all accounts, with what they held.</summary>
    public static void OpenAll(MoneyGraph graph, int accounts)
    {
        for (var account = 1u; account <= accounts; account++)
        {
            graph.Open(graph.PurseOf(account, Currency), TransferWorkload.OpeningBalance(account));
        }
    }

    /// <summary>Some of the transfers, in a random order.</summary>
    public StolenTransfer[] RandomTransfers(int count)
    {
        var dice = new FuzzDice();
        dice.Restart(3);
        for (var i = 0; i < Math.Min(count, _some.Count); i++)
        {
            var other = i + dice.Below(_some.Count - i);
            (_some[i], _some[other]) = (_some[other], _some[i]);
        }

        return [.. _some.Take(count)];
    }

    public void Dispose() => Graph.Dispose();

    // One in twenty-four, by a mixed number.
    private static bool IsSome(uint transfer) => (transfer * 0x9E3779B97F4A7C15UL) >> 40 < (1UL << 24) / 24;

    private void Book(in WorkloadTransfer transfer) => Graph.Book(
        transfer.Payer, transfer.Payee, transfer.AmountMinor, transfer.AmountMinor, transfer.TimeMilliseconds, Graph.TransferCount + 1);

    private void AskAhead(ReadOnlySpan<WorkloadTransfer> portion, int at)
    {
        if (at + AccountsAhead < portion.Length)
        {
            Graph.PrefetchAccount(portion[at + AccountsAhead].Payer);
            Graph.PrefetchAccount(portion[at + AccountsAhead].Payee);
        }

        if (at + ListsAhead < portion.Length)
        {
            Graph.PrefetchLists(portion[at + ListsAhead].Payer, portion[at + ListsAhead].Payee);
        }
    }
}
