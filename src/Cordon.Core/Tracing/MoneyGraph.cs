using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Core.Tracing;

/// <summary>
/// Who paid whom what, in the order of booking, kept so that following money is finding an interval. Each purse (an account in one currency) has
/// an axis of inflow and one of outflow; a transfer takes an interval on its payer's axis of outflow and one on its payee's axis of inflow.
/// </summary>
/// <remarks>
/// Owned by one thread. Append-only: a transfer's place never changes afterwards. A balance never falls below zero: where more leaves than is
/// known to be there, the difference is booked as a cover of unknown origin just before, so an unknown opening balance counts as nothing until
/// the account shows that there was more.
/// Memory: 64 bytes a purse; 24 bytes a transfer going out, 16 coming in, 10 for its time and payment, besides what blocks leave empty.
/// </remarks>
public sealed unsafe partial class MoneyGraph : IDisposable
{
    private const int SegmentLog2 = 16;

    private readonly SegmentedArray<Purse> _purses = new(SegmentLog2);

    // An account's first purse.
    private readonly SegmentedArray<uint> _firstPurse = new(SegmentLog2);

    // What arrived, for transfers of which it differs from what was sent.
    private readonly Dictionary<uint, long> _arrived = [];
    private uint _purseCount = 1;

    public MoneyGraph() => _purses.Reserve(1);

    /// <summary>Purses opened.</summary>
    public uint PurseCount => _purseCount - 1;

    /// <summary>Transfers booked; the last one has this number.</summary>
    public uint TransferCount => Log.Count;

    /// <summary>Bytes of native memory in use.</summary>
    public long BytesUsed => (_purseCount * (long)sizeof(Purse)) + (_firstPurse.Capacity * 4) + Outflows.BytesUsed + Inflows.BytesUsed + Log.BytesUsed;

    internal FlowList<OutEntry> Outflows { get; } = new();

    internal FlowList<InEntry> Inflows { get; } = new();

    internal TransferLog Log { get; } = new();

    /// <summary>The purse of an account in a currency; a new one when it has none yet.</summary>
    /// <param name="account">The account's dense number, from 1.</param>
    public uint PurseOf(uint account, Currency currency)
    {
        if (account >= _firstPurse.Capacity)
        {
            _firstPurse.Reserve(account + 1L);
        }

        var link = _firstPurse.At(account);
        while (*link != 0)
        {
            var purse = _purses.At(*link);
            if (purse->Currency == currency.Number)
            {
                return *link;
            }

            link = &purse->Next;
        }

        var number = _purseCount++;
        _purses.Reserve(_purseCount);
        *link = number;
        var added = _purses.At(number);
        added->Account = account;
        added->Currency = currency.Number;
        return number;
    }

    /// <summary>The purses of an account, in the order in which they were opened.</summary>
    public IEnumerable<uint> PursesOf(uint account)
    {
        for (var number = account < _firstPurse.Capacity ? FirstPurse(account) : 0; number != 0; number = Next(number))
        {
            yield return number;
        }
    }

    /// <summary>Books what a purse held before anything else happened to it. Once, and before its first transfer.</summary>
    public void Open(uint purse, long openingBalanceMinor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openingBalanceMinor);
        var at = At(purse);
        if (at->In != 0 || at->Outflows.Tail != 0)
        {
            throw new InvalidOperationException($"Purse {purse} is told its opening balance after its first transfer.");
        }

        Receive(at, openingBalanceMinor, 0, 0);
    }

    /// <summary>Makes a purse an end, or an account again.</summary>
    public void SetEnd(uint purse, EndKind end) => At(purse)->End = end;

    /// <summary>Books a transfer and returns its number, from 1 and without gaps.</summary>
    /// <param name="amountMinor">What left the payer, in its purse's currency; above zero.</param>
    /// <param name="arrivedMinor">What reached the payee, in its purse's currency: another amount after a conversion or a fee.</param>
    /// <param name="timeMilliseconds">When, from the Unix epoch. A transfer that is told late is booked when it becomes known.</param>
    /// <param name="payment">The payment it is.</param>
    public uint Book(uint payer, uint payee, long amountMinor, long arrivedMinor, long timeMilliseconds, uint payment)
    {
        if (amountMinor <= 0 || arrivedMinor < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(amountMinor), $"A transfer moves something: {amountMinor} sent, {arrivedMinor} arrived.");
        }

        var from = At(payer);
        var to = At(payee);
        var transfer = Log.Add(timeMilliseconds, payment);
        if (from->Balance < amountMinor)
        {
            from->IsCovered = 1;
            Receive(from, amountMinor - from->Balance, 0, transfer);
        }

        var isOther = arrivedMinor != amountMinor;
        if (isOther)
        {
            _arrived.Add(transfer, arrivedMinor);
        }

        *Outflows.Append(&from->Outflows) = new OutEntry
        {
            Start = from->Out,
            PayeeStart = to->In,
            PayeeAndFlag = isOther ? payee | OutEntry.OtherAmountBit : payee,
            Transfer = transfer,
        };
        from->Out = checked(from->Out + amountMinor);
        Receive(to, arrivedMinor, payer, transfer);
        return transfer;
    }

    /// <summary>Asks for the memory that booking a transfer will touch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchPurse(uint purse) => Prefetcher.Read(_purses.At(purse));

    /// <summary>Asks for the ends of the lists; after <see cref="PrefetchPurse"/> has been answered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchLists(uint payer, uint payee)
    {
        Outflows.PrefetchTail(&_purses.At(payer)->Outflows);
        Inflows.PrefetchTail(&_purses.At(payee)->Inflows);
    }

    /// <summary>The account whose purse this is.</summary>
    public uint AccountOf(uint purse) => At(purse)->Account;

    /// <summary>The number of the purse's currency.</summary>
    public ushort CurrencyOf(uint purse) => At(purse)->Currency;

    public EndKind EndOf(uint purse) => At(purse)->End;

    /// <summary>What lies in a purse now, in minor units, as far as is known.</summary>
    public long BalanceOf(uint purse) => At(purse)->Balance;

    /// <summary>Whether more left a purse than was known to be in it.</summary>
    public bool IsCovered(uint purse) => At(purse)->IsCovered != 0;

    /// <summary>When a transfer was booked, in milliseconds from the Unix epoch.</summary>
    public long TimeOf(uint transfer) => Log.TimeOf(transfer);

    /// <summary>A transfer's payment.</summary>
    public uint PaymentOf(uint transfer) => Log.PaymentOf(transfer);

    /// <summary>A payment's transfer, or 0 when it has not settled.</summary>
    public uint TransferOf(uint payment) => Log.TransferOf(payment);

    /// <summary>The number of the first transfer booked after a moment; one above the last when there is none.</summary>
    public uint FirstAfter(long timeMilliseconds) => Log.FirstAfter(timeMilliseconds);

    public void Dispose()
    {
        _purses.Dispose();
        _firstPurse.Dispose();
        Outflows.Dispose();
        Inflows.Dispose();
        Log.Dispose();
    }

    internal Purse* At(uint purse)
    {
        if (purse == 0 || purse >= _purseCount)
        {
            throw new ArgumentOutOfRangeException(nameof(purse), purse, "No such purse.");
        }

        return _purses.At(purse);
    }

    /// <summary>What arrived of a transfer of <paramref name="sent"/>.</summary>
    internal long ArrivedOf(in OutEntry entry, long sent) =>
        (entry.PayeeAndFlag & OutEntry.OtherAmountBit) == 0 ? sent : _arrived[entry.Transfer];

    private void Receive(Purse* purse, long amount, uint payer, uint transfer)
    {
        if (amount > 0)
        {
            *Inflows.Append(&purse->Inflows) = new InEntry { Start = purse->In, Payer = payer, Transfer = transfer };
            purse->In = checked(purse->In + amount);
        }
    }

    private uint FirstPurse(uint account) => *_firstPurse.At(account);

    private uint Next(uint purse) => _purses.At(purse)->Next;
}
