using System.Text;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;

namespace Cordon.Engine.Networks;

/// <summary>What a history knows of accounts, for those who write about them.</summary>
public sealed partial class NetworkHistory
{
    /// <summary>Payments of one account that are read to tell its own life: an exchange has more, and its life is no question then.</summary>
    private const int LifePaymentsMax = 100_000;

    private const int BicCountryAt = 4;
    private const int BicCountryLength = 2;

    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private string? _home;

    /// <summary>
    /// Gathers the money of cases, to be made a gang's. Null where none of them is known.
    /// </summary>
    /// <param name="reportIds">The cases, by their reports.</param>
    /// <param name="at">The moment up to which their money is followed.</param>
    public GangDraft? Draft(IEnumerable<string> reportIds, Instant at)
    {
        ArgumentNullException.ThrowIfNull(reportIds);
        var cases = reportIds.Select(id => _cases.GetValueOrDefault(id)).OfType<NetworkCase>().ToLookup(scam => scam.HasMoved);
        return cases[true].Any() ? new GangDraft(this, at.Milliseconds, [.. cases[true]], [.. cases[false]]) : null;
    }

    /// <summary>What is known of an account that a link names: its bank too, which not every key tells.</summary>
    /// <exception cref="ArgumentException">The history has no such account.</exception>
    public NetworkAccount AccountOf(LinkNode account)
    {
        var key = Encoding.UTF8.GetBytes(account.Key);
        return _state.Directory.Find(key, AccountDirectory.Hash(key)) is var number and not 0 ? AccountOf(number)
            : throw new ArgumentException("The history has no such account.", nameof(account));
    }

    internal NetworkAccount AccountOf(uint account) => new(
        _state.BankOf(account), Encoding.UTF8.GetString(AccountKey.NumberOf(_state.Directory.Key(account))), _state.Activity.KindOf(account),
        NameOf(account, long.MaxValue));

    /// <summary>The holder's name at a moment: the bank's, or where it tells none that of payments; null where neither is known.</summary>
    internal string? NameOf(uint account, long at) => _holders.At(account, at)?.Holder ?? _payerNames.GetValueOrDefault(account);

    /// <summary>Whether the holder's name is known only from what payments said.</summary>
    internal bool IsNamedByPayments(uint account) => !_holders.IsNamed(account);

    /// <summary>What the bank tells of an account's holder at a moment; null where it tells nothing, or nothing of then.</summary>
    internal Holding? HoldingOf(uint account, long at) => _holders.At(account, at);

    /// <summary>Whether the bank contradicts itself about the account, or tells only of later.</summary>
    internal bool IsDoubtful(uint account, long at) => _holders.IsDoubtful(account, at);

    /// <summary>The country of an account's bank, by its two letters; empty where the bank is not told by a BIC.</summary>
    internal string CountryOf(uint account) => CountryOf(_state.BankOf(account));

    /// <summary>Whether an account's bank is in another country than most accounts described: orders do not reach there.</summary>
    internal bool IsAbroad(uint account) => Home is { Length: > 0 } home && CountryOf(account) is { Length: > 0 } country && country != home;

    /// <summary>What an account does besides some transfers, up to a moment.</summary>
    internal OwnLife LifeOf(uint account, ushort currency, IReadOnlySet<uint> besides, long at)
    {
        var graph = _state.Money.Graph;
        var (count, came, left) = (0, 0L, 0L);
        var (paid, purchases, untold) = (0, 0, 0);
        var partners = new HashSet<uint>();
        foreach (var purse in graph.PursesOf(account))
        {
            var past = graph.PastOf(purse, 0, graph.FirstAfter(at), LifePaymentsMax, _state.Activity.KindOf);
            foreach (var payment in past.Where(payment => !besides.Contains(payment.Transfer)))
            {
                count++;
                partners.Add(graph.AccountOf(payment.Other));
                paid += payment.IsIn ? 0 : 1;
                purchases += !payment.IsIn && payment.OtherKind == Core.Screening.Activity.AccountKind.Merchant ? 1 : 0;
                untold += !payment.IsIn && payment.OtherKind == Core.Screening.Activity.AccountKind.Unknown ? 1 : 0;
                if (graph.CurrencyOf(purse) == currency)
                {
                    came += payment.IsIn ? payment.Minor : 0;
                    left += payment.IsIn ? 0 : payment.Minor;
                }
            }
        }

        return new OwnLife(count, partners.Count, came, left, purchases) { IsUntold = untold * 100 > paid * OwnLife.UntoldPercentMax };
    }

    private string Home => _home ??= _countries.OrderByDescending(country => country.Value).ThenBy(country => country.Key, StringComparer.Ordinal)
        .Select(country => country.Key).FirstOrDefault("");

    private static string CountryOf(string bank) => bank.Length is 8 or 11 ? bank.Substring(BicCountryAt, BicCountryLength) : "";

    private void CountCountry(string bank)
    {
        if (CountryOf(bank) is { Length: > 0 } country)
        {
            _countries[country] = _countries.GetValueOrDefault(country) + 1;
            _home = null;
        }
    }
}
