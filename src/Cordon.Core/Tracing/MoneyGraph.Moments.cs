namespace Cordon.Core.Tracing;

/// <summary>The graph as it was at a moment: before a transfer's number.</summary>
public sealed unsafe partial class MoneyGraph
{
    /// <summary>The transfer of a number out of a purse; null when it is not this purse's.</summary>
    public TransferView? Find(uint payer, uint transfer)
    {
        var purse = At(payer);
        var mark = _scratch.Mark;
        var cursor = OutflowsOf(purse).FromTransfer(&purse->Outflows, transfer);
        var found = cursor.Entry != null && cursor.Entry->Transfer == transfer ? View(payer, purse, cursor) : (TransferView?)null;
        _scratch.GiveBack(mark);
        return found;
    }

    /// <summary>What lay in a purse before a transfer was booked, in minor units, as far as is known.</summary>
    public long BalanceBefore(uint purse, uint transfer)
    {
        var at = At(purse);
        return InBefore(at, transfer) - OutBefore(at, transfer);
    }

    /// <summary>What has left a purse after a moment, in minor units.</summary>
    public long OutSince(uint purse, long timeMilliseconds)
    {
        var at = At(purse);
        return at->Out == 0 ? 0 : at->Out - OutBefore(at, FirstAfter(timeMilliseconds));
    }

    /// <summary>What left a purse from one transfer on and before another, in minor units.</summary>
    public long OutBetween(uint purse, uint from, uint until)
    {
        var at = At(purse);
        return at->Out == 0 || from >= until ? 0 : OutBefore(at, until) - OutBefore(at, from);
    }

    /// <summary>The last transfer out of a purse that has made one.</summary>
    internal TransferView LastOf(uint payer, Purse* purse)
    {
        var entry = OutflowsOf(purse).Last(&purse->Outflows);
        var sent = purse->Out - entry->Start;
        return new TransferView(payer, entry->Payee, sent, ArrivedOf(*entry, sent), entry->Transfer, entry->Start, entry->PayeeStart);
    }

    internal TransferView View(uint payer, Purse* purse, in FlowCursor<OutEntry> cursor)
    {
        var entry = cursor.Entry;
        var sent = OutflowsOf(purse).EndOf(&purse->Outflows, cursor, purse->Out) - entry->Start;
        return new TransferView(payer, entry->Payee, sent, ArrivedOf(*entry, sent), entry->Transfer, entry->Start, entry->PayeeStart);
    }

    /// <summary>All that had left before a transfer.</summary>
    internal long OutBefore(Purse* purse, uint transfer)
    {
        if (transfer > TransferCount)
        {
            return purse->Out;
        }

        var mark = _scratch.Mark;
        var cursor = OutflowsOf(purse).FromTransfer(&purse->Outflows, transfer);
        var before = cursor.Entry == null ? purse->Out : cursor.Entry->Start;
        _scratch.GiveBack(mark);
        return before;
    }

    /// <summary>All that had come in before a transfer, its own cover not among it.</summary>
    internal long InBefore(Purse* purse, uint transfer)
    {
        if (transfer > TransferCount)
        {
            return purse->In;
        }

        var mark = _scratch.Mark;
        var cursor = InflowsOf(purse).FromTransfer(&purse->Inflows, transfer);
        var before = cursor.Entry == null ? purse->In : cursor.Entry->Start;
        _scratch.GiveBack(mark);
        return before;
    }
}
