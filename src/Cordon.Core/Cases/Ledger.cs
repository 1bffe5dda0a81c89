using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>
/// The double-entry ledger of one case: what was stolen, and in whose hands it is. Only entries that balance can be booked, and nobody pays out of
/// an account more than is in it.
/// </summary>
public sealed class Ledger
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly SortedDictionary<(LedgerAccountKind Kind, string Name, ushort Currency), long> _balances =
        new(Comparer<(LedgerAccountKind Kind, string Name, ushort Currency)>.Create(Order));

    /// <summary>All bookings, in their order.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>What is in each account that anything was ever booked on; what is in credit is below zero.</summary>
    public IEnumerable<LedgerLine> Balances => _balances.Select(balance =>
        new LedgerLine(new LedgerAccount(balance.Key.Kind, balance.Key.Name), new Money(balance.Value, Currency.FromNumber(balance.Key.Currency))));

    /// <summary>What is in an account, in minor units; in credit below zero.</summary>
    public long BalanceOf(LedgerAccount account, Currency currency) => _balances.GetValueOrDefault((account.Kind, account.Name, currency.Number));

    /// <summary>What is in all accounts of a kind, in minor units.</summary>
    public long BalanceOf(LedgerAccountKind kind, Currency currency) =>
        _balances.Where(balance => balance.Key.Kind == kind && balance.Key.Currency == currency.Number).Sum(balance => balance.Value);

    /// <summary>Books an entry.</summary>
    /// <exception cref="InvalidOperationException">It does not balance, or takes out of an account what is not in it. Nothing is booked then.</exception>
    public void Book(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        foreach (var currency in entry.Lines.GroupBy(line => line.Amount.Currency))
        {
            var sum = currency.Aggregate(Int128.Zero, (sum, line) => sum + line.Amount.Minor);
            if (sum != 0)
            {
                throw new InvalidOperationException($"The entry {entry.Cause} of {entry.Source} is out of balance by {sum} minor units of {currency.Key}.");
            }
        }

        var after = new Dictionary<(LedgerAccountKind Kind, string Name, ushort Currency), long>();
        foreach (var (account, amount) in entry.Lines)
        {
            var key = (account.Kind, account.Name, amount.Currency.Number);
            after[key] = checked((after.TryGetValue(key, out var before) ? before : _balances.GetValueOrDefault(key)) + amount.Minor);
        }

        foreach (var (key, balance) in after)
        {
            if (IsWrongSide(key.Kind, balance))
            {
                var account = new LedgerAccount(key.Kind, key.Name);
                throw new InvalidOperationException($"The entry {entry.Cause} of {entry.Source} takes out of {account} what is not in it.");
            }
        }

        _entries.Add(entry);
        foreach (var (key, balance) in after)
        {
            _balances[key] = balance;
        }
    }

    private static bool IsWrongSide(LedgerAccountKind kind, long balance) => kind switch
    {
        LedgerAccountKind.Stolen or LedgerAccountKind.Beyond => balance > 0,
        LedgerAccountKind.Converted or LedgerAccountKind.Shared => false,
        _ => balance < 0,
    };

    private static int Order((LedgerAccountKind Kind, string Name, ushort Currency) left, (LedgerAccountKind Kind, string Name, ushort Currency) right) =>
        left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind)
        : left.Name != right.Name ? string.CompareOrdinal(left.Name, right.Name)
        : left.Currency.CompareTo(right.Currency);
}
