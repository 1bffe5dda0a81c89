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
/// Memory: 64 bytes a purse; 24 bytes a transfer going out, 16 coming in, 10 for its time and payment, besides what blocks leave empty. The older
/// part may be given to it as segments (<see cref="Adopt"/>) and takes next to none then. Purses' lists lie in partitions, by account.
/// </remarks>
public sealed unsafe partial class MoneyGraph : IDisposable
{
    private const int SegmentLog2 = 16;

    /// <summary>The most that ever comes into a purse, so that no sum of two coordinates leaves 64 bits.</summary>
    private const long AxisMax = long.MaxValue / 2;

    /// <summary>Set in the number of a purse that is not its account's first.</summary>
    private const uint OtherBit = 1u << 30;

    // An account's first purse has the account's number, so that finding it reads nothing; those in other currencies stand apart.
    private readonly SegmentedArray<Purse> _purses = new(SegmentLog2);
    private readonly SegmentedArray<Purse> _otherPurses = new(10);

    // What arrived, for transfers of which it differs from what was sent.
    private readonly Dictionary<uint, long> _arrived = [];
    private uint _purseEnd = 1;
    private uint _otherEnd = 1;

    /// <param name="partitions">Into how many the accounts are divided: a power of two up to <see cref="PartitionsMax"/>. No answer depends on it.</param>
    public MoneyGraph(int partitions = PartitionsUsual)
    {
        if (!IsPartitionCount(partitions))
        {
            throw new ArgumentOutOfRangeException(nameof(partitions), partitions, $"A graph has 1, 2, 4 … {PartitionsMax} partitions.");
        }

        _partitions = [.. Enumerable.Range(0, partitions).Select(number => new MoneyPartition(number, _scratch))];
        _purses.Reserve(1);
        _otherPurses.Reserve(1);
    }

    /// <summary>Transfers booked; the last one has this number.</summary>
    public uint TransferCount => Log.Count;

    /// <summary>Bytes of native memory in use.</summary>
    public long BytesUsed =>
        ForwardBytesUsed + _partitions.Sum(partition => partition.Inflows.BytesUsed) + Log.BytesUsed + _scratch.BytesUsed
        + Segments.Sum(segment => segment.IndexBytes);

    /// <summary>Bytes of native memory in use for following money forward: purses and outflows.</summary>
    public long ForwardBytesUsed => ((_purseEnd + _otherEnd) * (long)sizeof(Purse)) + _partitions.Sum(partition => partition.Outflows.BytesUsed);

    internal TransferLog Log { get; } = new();

    /// <summary>The purse of an account in a currency; a new one when it has none yet.</summary>
    /// <param name="account">The account's dense number, from 1.</param>
    public uint PurseOf(uint account, Currency currency)
    {
        if (account is 0 or >= OtherBit)
        {
            throw new ArgumentOutOfRangeException(nameof(account), account, "Accounts have numbers from 1 to a billion.");
        }

        if (account >= _purseEnd)
        {
            _purseEnd = account + 1;
            _purses.Reserve(_purseEnd);
        }

        var first = _purses.At(account);
        if (first->Account == 0)
        {
            Begin(first, account, account, currency);
        }

        return first->Currency == currency.Number ? account : OtherPurseOf(first, currency);
    }

    /// <summary>The purses of an account, in the order in which they were opened.</summary>
    public IEnumerable<uint> PursesOf(uint account)
    {
        for (var number = IsOpen(account) ? account : 0; number != 0; number = Next(number))
        {
            yield return number;
        }
    }

    /// <summary>Books what a purse held before anything else happened to it. Once, and before its first transfer.</summary>
    public void Open(uint purse, long openingBalanceMinor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openingBalanceMinor);
        var at = At(purse);
        if (at->In != 0 || at->Out != 0)
        {
            throw new InvalidOperationException($"Purse {purse} is told its opening balance after its first transfer.");
        }

        Receive(at, openingBalanceMinor, 0, 0);
    }

    /// <summary>Whether nothing has come into a purse or left it.</summary>
    public bool IsUntouched(uint purse) => At(purse)->In == 0 && At(purse)->Out == 0;

    /// <summary>Whether a transfer can be booked: what an account takes in and pays out over its life has to be countable.</summary>
    public bool HasRoom(uint payer, uint payee, long amountMinor, long arrivedMinor) =>
        At(payer)->Out <= AxisMax - amountMinor && At(payee)->In <= AxisMax - arrivedMinor;

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
        if (FreeOf(from) is var free && free < amountMinor)
        {
            from->IsCovered = 1;
            Receive(from, amountMinor - free, 0, transfer);
        }

        var isOther = arrivedMinor != amountMinor;
        if (isOther)
        {
            _arrived.Add(transfer, arrivedMinor);
        }

        *OutflowsOf(from).Append(&from->Outflows) = new OutEntry
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

    /// <summary>Asks for the memory that booking a transfer of an account will touch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchAccount(uint account)
    {
        if (account < _purseEnd)
        {
            Prefetcher.Read(_purses.At(account));
        }
    }

    /// <summary>Asks for the ends of the lists of two accounts; after <see cref="PrefetchAccount"/> has been answered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchLists(uint payer, uint payee)
    {
        if (payer < _purseEnd)
        {
            var purse = _purses.At(payer);
            OutflowsOf(purse).PrefetchTail(&purse->Outflows);
        }

        if (payee < _purseEnd)
        {
            var purse = _purses.At(payee);
            InflowsOf(purse).PrefetchTail(&purse->Inflows);
        }
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

    /// <summary>When the last transfer was booked, in milliseconds from the Unix epoch; the least value while there is none.</summary>
    public long LastMilliseconds => Log.LastMilliseconds;

    /// <summary>When anything last happened: a transfer was booked, or a bank held money, let it go or paid it back.</summary>
    public long LastEventMilliseconds => Math.Max(Log.LastMilliseconds, _lastCutMilliseconds);

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
        _otherPurses.Dispose();
        Array.ForEach(_partitions, partition => partition.Dispose());
        Log.Dispose();
        _scratch.Dispose();
    }

    internal Purse* At(uint purse)
    {
        var at = (purse & OtherBit) != 0 ? OtherAt(purse) : purse < _purseEnd ? _purses.At(purse) : null;
        return at != null && at->Account != 0 ? at : throw new ArgumentOutOfRangeException(nameof(purse), purse, "No such purse.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Prefetch(uint purse) => Prefetcher.Read((purse & OtherBit) != 0 ? OtherAt(purse) : _purses.At(purse));

    /// <summary>What arrived of a transfer of <paramref name="sent"/>.</summary>
    internal long ArrivedOf(in OutEntry entry, long sent) =>
        (entry.PayeeAndFlag & OutEntry.OtherAmountBit) == 0 ? sent : _arrived[entry.Transfer];

    private void Receive(Purse* purse, long amount, uint payer, uint transfer)
    {
        if (amount > 0)
        {
            *InflowsOf(purse).Append(&purse->Inflows) = new InEntry { Start = purse->In, Payer = payer, Transfer = transfer };
            purse->In = checked(purse->In + amount);
        }
    }

    private static void Begin(Purse* purse, uint number, uint account, Currency currency)
    {
        purse->Outflows.Purse = number;
        purse->Inflows.Purse = number;
        purse->Account = account;
        purse->Currency = currency.Number;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint OtherPurseOf(Purse* first, Currency currency)
    {
        var link = &first->Next;
        for (; *link != 0; link = &OtherAt(*link)->Next)
        {
            if (OtherAt(*link)->Currency == currency.Number)
            {
                return *link;
            }
        }

        _otherPurses.Reserve(_otherEnd + 1);
        *link = OtherBit | _otherEnd;
        Begin(_otherPurses.At(_otherEnd++), *link, first->Account, currency);
        return *link;
    }

    private Purse* OtherAt(uint purse) => _otherPurses.At(purse & ~OtherBit);

    private uint Next(uint purse) => At(purse)->Next;

    internal bool IsOpen(uint account) => account < _purseEnd && _purses.At(account)->Account != 0;
}
