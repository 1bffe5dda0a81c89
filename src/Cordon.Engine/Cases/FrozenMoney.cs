using Cordon.Core.Tracing;

namespace Cordon.Engine.Cases;

/// <summary>
/// What of an account's money is out of its holder's reach: the disputed amounts that banks hold in it, never the account. A payment that leaves
/// enough is nobody's business.
/// </summary>
/// <remarks>
/// Owned by the lane. What an account held before it was first seen is not known, and so does not count: its bank, which knows, may release.
/// </remarks>
internal sealed class FrozenMoney(CaseBook cases, MoneyGraph graph)
{
    private readonly Dictionary<(uint Account, ushort Currency), uint> _purses = [];

    // Of the purses with frozen money: what earlier payments of a block will have taken out of them.
    private readonly Dictionary<uint, long> _leaving = [];

    /// <summary>Whether no bank has ever held anything.</summary>
    public bool IsEmpty => _purses.Count == 0;

    /// <summary>Takes note that something is held in a purse.</summary>
    public void Add(uint purse) => _purses[(graph.AccountOf(purse), graph.CurrencyOf(purse))] = purse;

    /// <summary>Begins another block of payments, which are decided before any of them is booked.</summary>
    public void BeginBlock() => _leaving.Clear();

    /// <summary>Whether a payment would take money that is held: it leaves less than that. One that does not counts as having left.</summary>
    /// <param name="currency">Its numeric code.</param>
    public bool IsTakenBy(uint payer, ushort currency, long amountMinor)
    {
        if (!_purses.TryGetValue((payer, currency), out var purse) || cases.FrozenIn(purse) == 0)
        {
            return false;
        }

        if (graph.FreeIn(purse) - _leaving.GetValueOrDefault(purse) < amountMinor)
        {
            return true;
        }

        _leaving[purse] = _leaving.GetValueOrDefault(purse) + amountMinor;
        return false;
    }
}
