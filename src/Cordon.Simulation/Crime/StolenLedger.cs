using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Whose money lies where: for each payment of a victim, what of it has which fate in which account. It is written as the gang acts and never
/// derived from balances or payments, so it owes nothing to any way of tracing; what a payment moved is conserved in it to the unit.
/// </summary>
internal sealed class StolenLedger
{
    private readonly Dictionary<long, List<StolenEntry>> _byPayment = [];
    private readonly Dictionary<int, long> _lying = [];

    /// <summary>A victim has paid a mule.</summary>
    /// <param name="payment">The payment's sequence number.</param>
    public void Steal(long payment, Account mule, long amountMinor)
    {
        _byPayment.Add(payment, [new StolenEntry { Account = mule, Fate = MoneyFate.Lies, AmountMinor = amountMinor, Hop = 1 }]);
        Lay(mule, amountMinor);
    }

    /// <summary>A piece that lay in an account goes to another one, or changes its fate where it is.</summary>
    /// <exception cref="InvalidOperationException">Less of it lies there.</exception>
    public void Move(in StolenPiece piece, Account from, Account to, MoneyFate fate)
    {
        var entries = _byPayment[piece.Payment];
        var source = Find(entries, from, MoneyFate.Lies);
        if (source is null || source.AmountMinor < piece.AmountMinor)
        {
            throw new InvalidOperationException(
                $"Of payment {piece.Payment} {source?.AmountMinor ?? 0} minor units lie in {from.Row}, less than the {piece.AmountMinor} that leave.");
        }

        source.AmountMinor -= piece.AmountMinor;
        Lay(from, -piece.AmountMinor);
        var hop = from == to ? source.Hop : source.Hop + 1;
        if (Find(entries, to, fate) is { } target)
        {
            target.AmountMinor += piece.AmountMinor;
            target.Hop = Math.Min(target.Hop, hop);
        }
        else
        {
            entries.Add(new StolenEntry { Account = to, Fate = fate, AmountMinor = piece.AmountMinor, Hop = hop });
        }

        if (fate == MoneyFate.Lies)
        {
            Lay(to, piece.AmountMinor);
        }
    }

    /// <summary>What has become of a payment, in the order in which it happened; the amounts add up to it.</summary>
    public IReadOnlyList<StolenEntry> Of(long payment) => _byPayment[payment];

    /// <summary>All victims' money that lies in an account, in minor units.</summary>
    public long LyingIn(Account account) => _lying.GetValueOrDefault(account.Index);

    private void Lay(Account account, long amountMinor) => _lying[account.Index] = LyingIn(account) + amountMinor;

    private static StolenEntry? Find(List<StolenEntry> entries, Account account, MoneyFate fate) =>
        entries.Find(entry => entry.Account == account && entry.Fate == fate);
}

/// <summary>A part of a victim's payment.</summary>
internal sealed class StolenEntry
{
    public required Account Account { get; init; }

    public required MoneyFate Fate { get; init; }

    public long AmountMinor { get; set; }

    /// <summary>The fewest payments by which it came here.</summary>
    public int Hop { get; set; }
}
