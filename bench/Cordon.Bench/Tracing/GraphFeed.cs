using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Bench.Tracing;

/// <summary>Books transfers of the workload as a centre does: purses are found by account and currency, and memory is asked for ahead.</summary>
internal static class GraphFeed
{
    // Far enough ahead that the memory has answered, near enough that it is still in the cache.
    private const int AccountsAhead = 48;
    private const int ListsAhead = 24;
    private static readonly Currency Euro = Currency.Parse("EUR");

    /// <summary>Opens the purses of all accounts with what they held.</summary>
    public static void OpenAll(MoneyGraph graph, int accounts)
    {
        for (var account = 1u; account <= accounts; account++)
        {
            graph.Open(graph.PurseOf(account, Euro), TransferWorkload.OpeningBalance(account));
        }
    }

    public static void Book(MoneyGraph graph, ReadOnlySpan<WorkloadTransfer> transfers)
    {
        for (var i = 0; i < transfers.Length; i++)
        {
            if (i + AccountsAhead < transfers.Length)
            {
                graph.PrefetchAccount(transfers[i + AccountsAhead].Payer);
                graph.PrefetchAccount(transfers[i + AccountsAhead].Payee);
            }

            if (i + ListsAhead < transfers.Length)
            {
                graph.PrefetchLists(transfers[i + ListsAhead].Payer, transfers[i + ListsAhead].Payee);
            }

            var (payer, payee, amount, time) = transfers[i];
            graph.Book(graph.PurseOf(payer, Euro), graph.PurseOf(payee, Euro), amount, amount, time, graph.TransferCount + 1);
        }
    }
}
