namespace Cordon.Core.Networks.Roles;

/// <summary>In which column of a drawing each account of a gang stands: by the fewest payments that the money takes to it.</summary>
public static class MoneyColumns
{
    /// <summary>The column of ways out, behind all others.</summary>
    public const int Out = int.MaxValue;

    /// <summary>Each account's column: victims 0, whom they paid 1, and so on; −1 for one that only took baits.</summary>
    public static int[] Of(GangMoney money)
    {
        ArgumentNullException.ThrowIfNull(money);
        var hops = new int[money.Accounts.Count];
        Array.Fill(hops, -1);
        var nexts = money.Transfers.Where(t => t.Kind == GangTransferKind.PassesOn).ToLookup(t => t.Payer, t => t.Payee);
        var queue = new Queue<int>();
        foreach (var first in money.Transfers.Where(t => t.Kind == GangTransferKind.VictimPays).Select(t => t.Payee).Distinct().Order())
        {
            hops[first] = 1;
            queue.Enqueue(first);
        }

        while (queue.TryDequeue(out var from))
        {
            foreach (var next in nexts[from].Distinct().Order().Where(next => hops[next] < 0))
            {
                hops[next] = hops[from] + 1;
                queue.Enqueue(next);
            }
        }

        foreach (var transfer in money.Transfers.Where(t => t.Kind != GangTransferKind.Bait))
        {
            // Who pays without having been paid by anybody known is the gang's own, or is a victim.
            hops[transfer.Payer] = hops[transfer.Payer] >= 0 ? hops[transfer.Payer] : transfer.Kind == GangTransferKind.VictimPays ? 0 : 1;
            hops[transfer.Payee] = money.Accounts[transfer.Payee].IsWayOut ? Out : hops[transfer.Payee] >= 0 ? hops[transfer.Payee] : 2;
        }

        return hops;
    }
}
