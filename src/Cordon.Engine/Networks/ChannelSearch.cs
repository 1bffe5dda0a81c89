using Cordon.Core.Networks.Channels;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Engine.Networks;

/// <summary>
/// Looks through a whole history for what serves those who steal: places that several gangs pay, accounts that mirror each other, merchants whose takings
/// do not fit. Gangs are those that were found; of all payments only those in the currency of most are compared, since sums must be.
/// </summary>
public sealed class ChannelSearch
{
    /// <summary>Transfers that are read, the latest: some half a year of a small country, and a gigabyte of them.</summary>
    public const int TransfersMax = 10_000_000;

    /// <summary>A payer whose account is younger may have it for this alone; as for mules.</summary>
    private const int YoungDays = 90;

    /// <summary>A payer who passes on so many fifths of what he gets and buys fewer times than that lives by no account.</summary>
    private const int PassedFifthsMin = 4;
    private const int BuysMin = 5;

    private readonly NetworkHistory _history;
    private readonly MoneyGraph _graph;
    private readonly uint _from;
    private readonly uint _until;
    private readonly int _count;
    private readonly ushort _currency;

    // By an account's number: who paid it, what it took, what it paid but to merchants, how often it bought.
    private readonly int[] _customers;
    private readonly long[] _ins;
    private readonly long[] _outs;
    private readonly int[] _buys;

    /// <param name="at">The moment up to which payments are known.</param>
    public ChannelSearch(NetworkHistory history, Instant at)
    {
        ArgumentNullException.ThrowIfNull(history);
        (_history, _graph, _count) = (history, history.State.Money.Graph, history.State.Directory.Count);
        _until = _graph.FirstAfter(at.Milliseconds);
        _from = _until > TransfersMax ? _until - TransfersMax : 0;
        _currency = Enumerable.Range(1, _count).SelectMany(account => _graph.PursesOf((uint)account)).GroupBy(_graph.CurrencyOf)
            .OrderByDescending(currency => currency.Count()).ThenBy(currency => currency.Key).Select(currency => currency.Key).FirstOrDefault();
        (_customers, _ins, _outs, _buys) = (new int[_count + 1], new long[_count + 1], new long[_count + 1], new int[_count + 1]);
        for (var account = 1; account <= _count; account++)
        {
            var payers = new HashSet<uint>();
            foreach (var payment in PastOf(account))
            {
                var isBuy = !payment.IsIn && payment.OtherKind == AccountKind.Merchant;
                _ins[account] += payment.IsIn ? payment.Minor : 0;
                _outs[account] += payment.IsIn || isBuy ? 0 : payment.Minor;
                _buys[account] += isBuy ? 1 : 0;
                _ = payment.IsIn && payers.Add(payment.Other);
            }

            _customers[account] = payers.Count;
        }
    }

    /// <summary>Places that several of the gangs paid, the strongest first; those with an innocent explanation stand last.</summary>
    public IReadOnlyList<SharedPlace> Shared(IReadOnlyList<GangDraft> gangs)
    {
        ArgumentNullException.ThrowIfNull(gangs);
        var uses = gangs.SelectMany((gang, number) => gang.Uses().Select(use => (Gang: number, use.Place, use.Account, use.Minor, use.Transfers))).ToList();
        var paid = uses.Select(use => use.Place).ToHashSet();
        var places = Enumerable.Range(1, _count).Where(account => _customers[account] > 0 || paid.Contains((uint)account))
            .Select(account => new ChannelPlace(account, KindOf(account), Math.Max(1, _customers[account]), _ins[account])).ToList();
        var found = SharedChannels.Find(
            [.. uses.Select(use => new ChannelUse((int)use.Place, use.Gang, (int)use.Account, use.Minor, use.Transfers.Count))], places);
        var byPlace = uses.ToLookup(use => use.Place);
        return
        [
            .. found.Select(channel => new SharedPlace(
                _history.AccountOf((uint)channel.Place), channel,
                [
                    .. byPlace[(uint)channel.Place].Select(use => new GangUse(
                        use.Gang, _history.AccountOf(use.Account), use.Minor, [.. use.Transfers.Select(NameOf)])),
                ])),
        ];
    }

    /// <summary>Accounts in different countries that mirror each other, those that chance explains least first.</summary>
    public IReadOnlyList<MirroredAccounts> Mirrored()
    {
        var (payments, transfers) = (new List<MirrorPayment>(), new List<uint>());
        for (var account = 1; account <= _count; account++)
        {
            var zone = ZoneOf((uint)account);
            foreach (var payment in PastOf(account))
            {
                payments.Add(new MirrorPayment(account, (int)_graph.AccountOf(payment.Other), payment.IsIn, zone, payment.Minor, payment.TimeMilliseconds));
                transfers.Add(payment.Transfer);
            }
        }

        return
        [
            .. MirroredPairs.Find(payments, new MirrorOptions()).Select(pair => new MirroredAccounts(
                _history.AccountOf((uint)pair.Takes), _history.AccountOf((uint)pair.Pays), pair,
                [.. pair.Matches.Select(match => (NameOf(transfers[match.In]), NameOf(transfers[match.Out])))])),
        ];
    }

    /// <summary>Merchants whose takings do not fit their trade, the strongest first. A trade of a few has no usual; those are compared together.</summary>
    public IReadOnlyList<OddMerchant> Odd()
    {
        var merchants = Enumerable.Range(1, _count).Where(account => KindOf(account) == AccountKind.Merchant)
            .Select(account => (Account: account, Trade: TradeOf(_history.AccountOf((uint)account).Holder ?? ""))).ToList();
        var trades = merchants.GroupBy(merchant => merchant.Trade).Where(trade => trade.Key.Length > 0 && trade.Count() > MerchantCheck.PeersMin)
            .Select(trade => trade.Key).ToHashSet(StringComparer.Ordinal);
        var takings = merchants.Select(merchant => new MerchantTakings(
            merchant.Account, trades.Contains(merchant.Trade) ? merchant.Trade : "",
            [
                .. PastOf(merchant.Account).Where(payment => payment.IsIn).Select(payment => new MerchantPayment(
                    (int)_graph.AccountOf(payment.Other), payment.Minor, payment.TimeMilliseconds,
                    IsWeak(_graph.AccountOf(payment.Other), payment.TimeMilliseconds))),
            ])).ToList();
        var tradeOf = takings.ToDictionary(taking => taking.Merchant, taking => taking.Trade);
        var found = MerchantCheck.Find(takings, _history.ZoneOffsetMinutes);
        return [.. found.Select(odd => new OddMerchant(_history.AccountOf((uint)odd.Merchant), tradeOf[odd.Merchant], odd))];
    }

    /// <summary>No bank tells a merchant's trade; the last word of its name does, but for the form of the firm.</summary>
    private static string TradeOf(string holder) =>
        holder.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(word => word is not ("Ltd" or "Limited" or "Inc" or "LLC" or "GmbH"), "");

    private bool IsWeak(uint payer, long time) =>
        (_history.State.Activity.OpenedOf(payer) is var opened && opened >= 0 && time - opened < YoungDays * Instant.DayMilliseconds)
        || (_outs[payer] >= _ins[payer] / 5 * PassedFifthsMin && _ins[payer] > 0 && _buys[payer] < BuysMin);

    private List<Core.Networks.PastPayment> PastOf(int account) =>
        _graph.PursesOf((uint)account).FirstOrDefault(purse => _graph.CurrencyOf(purse) == _currency) is var purse and > 0
            ? _graph.PastOf(purse, _from, _until, int.MaxValue, _history.State.Activity.KindOf)
            : [];

    private AccountKind KindOf(int account) => _history.State.Activity.KindOf((uint)account);

    private int ZoneOf(uint account) => _history.CountryOf(account) is { Length: > 1 } country ? (country[0] * 256) + country[1] : 0;

    private string NameOf(uint transfer) => _history.Payment((uint)_graph.PaymentOf(transfer)).Id;
}
