using System.Text;
using Cordon.Core.Networks.Channels;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Networks;

/// <summary>A data set's payments by numbers, as the searches for channels take them.</summary>
internal sealed class ChannelWorld
{
    private const int YoungDays = 90;
    private const long DayMilliseconds = 86_400_000;

    private readonly GangWorld _world;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<(int Payer, int Payee, long Minor, long Time)> _payments = [];

    private ChannelWorld(GangWorld world) => _world = world;

    public static ChannelWorld Read(string folder, GangWorld gangs)
    {
        var world = new ChannelWorld(gangs);
        using var rejected = new RejectedRows();
        foreach (var batch in DataSetFolder.Open(folder).ReadPayments(rejected))
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var (payer, payee) = (world.NumberOf(Text(batch, i, PaymentText.PayerAccount)), world.NumberOf(Text(batch, i, PaymentText.PayeeAccount)));
                world._payments.Add((payer, payee, batch.Amount(i).Minor, batch.Time(i).Milliseconds));
            }
        }

        return world;
    }

    /// <summary>Places that several gangs paid.</summary>
    public IReadOnlyList<(string Place, SharedChannel Channel)> Shared()
    {
        var (customers, taken) = (new int[_names.Count], new long[_names.Count]);
        var pairs = new HashSet<(int, int)>();
        foreach (var (payer, payee, minor, _) in _payments)
        {
            customers[payee] += pairs.Add((payer, payee)) ? 1 : 0;
            taken[payee] += minor;
        }

        var gangs = _world.Gangs.ToList();
        var uses = _world.Uses().Where(use => use.Minor > 0)
            .Select(use => new ChannelUse(_numbers[use.Place], gangs.IndexOf(use.Gang), _numbers[use.Account], use.Minor, use.Payments)).ToList();
        var places = Enumerable.Range(0, _names.Count).Where(at => customers[at] > 0)
            .Select(at => new ChannelPlace(at, KindOf(at), customers[at], taken[at])).ToList();
        return [.. SharedChannels.Find(uses, places).Select(channel => (_names[channel.Place], channel))];
    }

    /// <summary>Pairs that mirror each other, between countries.</summary>
    public IReadOnlyList<(string Takes, string Pays, MirroredPair Pair)> Mirrored()
    {
        var zones = _names.Select(name => name.Length > 6 ? (name[4] * 256) + name[5] : 0).ToArray();
        var payments = new List<MirrorPayment>(2 * _payments.Count);
        foreach (var (payer, payee, minor, time) in _payments)
        {
            payments.Add(new MirrorPayment(payer, payee, IsIn: false, zones[payer], minor, time));
            payments.Add(new MirrorPayment(payee, payer, IsIn: true, zones[payee], minor, time));
        }

        return [.. MirroredPairs.Find(payments, new MirrorOptions()).Select(pair => (_names[pair.Takes], _names[pair.Pays], pair))];
    }

    /// <summary>Merchants whose takings do not fit; the trade is the last word of the name that has one.</summary>
    public IReadOnlyList<(string Merchant, OddTakings Odd)> Odd()
    {
        var (ins, outs, buys) = (new long[_names.Count], new long[_names.Count], new int[_names.Count]);
        foreach (var (payer, payee, minor, _) in _payments)
        {
            ins[payee] += minor;
            outs[payer] += KindOf(payee) == AccountKind.Merchant ? 0 : minor;
            buys[payer] += KindOf(payee) == AccountKind.Merchant ? 1 : 0;
        }

        // A trade of a few has no usual; those are compared together.
        var trades = _names.Where(name => (AccountKind)(_world.AccountOf(name)?.Kind ?? 0) == AccountKind.Merchant)
            .GroupBy(name => TradeOf(_world.AccountOf(name)?.Holder ?? "")).Where(trade => trade.Count() > MerchantCheck.PeersMin).Select(trade => trade.Key)
            .ToHashSet(StringComparer.Ordinal);
        var takings = _payments.Where(payment => KindOf(payment.Payee) == AccountKind.Merchant).GroupBy(payment => payment.Payee)
            .Select(merchant => new MerchantTakings(
                merchant.Key, TradeOf(_world.AccountOf(_names[merchant.Key])?.Holder ?? "") is var trade && trades.Contains(trade) ? trade : "",
                [.. merchant.Select(paid => new MerchantPayment(paid.Payer, paid.Minor, paid.Time, IsWeak(paid.Payer, paid.Time)))])).ToList();
        return [.. MerchantCheck.Find(takings).Select(odd => (_names[odd.Merchant], odd))];

        bool IsWeak(int payer, long time) =>
            (_world.AccountOf(_names[payer])?.Opened is { } opened && time - opened.Milliseconds < YoungDays * DayMilliseconds)
            || (outs[payer] >= ins[payer] / 5 * 4 && ins[payer] > 0 && buys[payer] < 5);
    }

    private static string TradeOf(string holder)
    {
        var words = holder.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "Ltd").ToList();
        return words.Count == 0 ? "" : words[^1];
    }

    private AccountKind KindOf(int number) => (AccountKind)(_world.AccountOf(_names[number])?.Kind ?? 0);

    private int NumberOf(string key)
    {
        var name = GangWorld.NameOf(key);
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _names.Count);
            _names.Add(name);
        }

        return number;
    }

    private static string Text(PaymentBatch batch, int at, PaymentText text) => Encoding.UTF8.GetString(batch.Text(at, text));
}
