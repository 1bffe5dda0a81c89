using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>The lists of a partition's accounts, as records change them.</summary>
internal sealed partial class PartitionState
{
    /// <summary>The banks that have an account here, in the order in which they came; the first is none.</summary>
    public IReadOnlyList<string> BankNames => _bankNames;

    private void ApplyList(ref ColumnReader body)
    {
        var list = (AccountList)body.Byte();
        var account = (uint)body.VarUInt();
        var isOn = body.Byte() != 0;
        var until = body.Int64();
        var (reason, by) = (body.TextOrNull(), body.TextOrNull());
        if (list == AccountList.Watch && isOn != Lists.ContainsKey((list, account)))
        {
            // What was on it already when a payment was held is among the reasons, or would be if it counted.
            Holds.Watch(account, isOn);
        }

        KeepOnList(list, account, isOn ? new ListEntry(until == long.MaxValue ? null : new Instant(until), reason, by) : null);
        Activity.SetLists(account, Lists.ContainsKey((AccountList.Watch, account)), Lists.ContainsKey((AccountList.Allow, account)));
    }

    private void KeepOnList(AccountList list, uint account, ListEntry? entry)
    {
        if (Lists.GetValueOrDefault((list, account))?.Until is { } before)
        {
            ListEnds.Remove((before, list, account));
        }

        Lists = entry is null ? Lists.Remove((list, account)) : Lists.SetItem((list, account), entry);
        if (entry?.Until is { } until)
        {
            ListEnds.Add((until, list, account));
        }
    }
}
