using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>Counts and sums by currency: what is in different currencies is never added up.</summary>
public sealed class CurrencySums
{
    private readonly SortedDictionary<ushort, CurrencySum> _sums = [];

    /// <summary>The sums, in the order of the currencies' numbers.</summary>
    public IReadOnlyCollection<CurrencySum> All => _sums.Values;

    /// <summary>Counts one amount.</summary>
    public void Add(Money amount) => Add(new CurrencySum(amount.Currency, 1, amount.Minor));

    /// <summary>Counts many; below zero, some no more. A currency of which nothing is counted any more is not told of.</summary>
    public void Add(CurrencySum sum)
    {
        var before = _sums.GetValueOrDefault(sum.Currency.Number, new CurrencySum(sum.Currency, 0, 0));
        var after = new CurrencySum(sum.Currency, before.Count + sum.Count, before.Minor + sum.Minor);
        _sums[sum.Currency.Number] = after;
        _ = after.Count == 0 && _sums.Remove(sum.Currency.Number);
    }

    /// <summary>As they are now, whatever is counted later.</summary>
    public IReadOnlyList<CurrencySum> ToList() => [.. _sums.Values];
}
