namespace Cordon.Core.Screening.Activity;

/// <summary>A payment as the windows see it: dense account numbers and its size. One cache line.</summary>
public struct ObservedPayment
{
    /// <summary>Dense numbers of the accounts, from 1.</summary>
    public uint Payer;
    public uint Payee;

    public long TimeMilliseconds;

    /// <summary>The amount in minor units of the reference currency (<see cref="ReferenceRates.Size"/>).</summary>
    public long Size;

    /// <summary>Texts as facts, <see cref="Facts.TextValue"/>.</summary>
    public long Channel;
    public long Purpose;
    public long Currency;

    /// <summary>Whether the amount is a multiple of 100 major units.</summary>
    public bool IsRound;

    /// <summary>Whether its currency is not named: its size then compares with that of other such payments and with nothing else.</summary>
    public bool IsUnnamed;
}

/// <summary>
/// What all accounts did of late: exact sliding windows, pairs, habits, balances and nearness to reported money, for every account of one
/// partition. Observing a payment yields its facts and then counts it.
/// </summary>
/// <remarks>
/// Owned by one thread, but that two may observe a half each (<see cref="ObserveHalf"/>). A pure function of the calls made to it, in their order:
/// the same calls give the same state and the same facts.
/// Each account has a clock, the latest time it took part in a payment; windows reach back from the later of that and the payment's time,
/// so a payment that comes late sees what is known when it comes.
/// Memory: 128 bytes an account, 32 bytes a pair (at 70 to 87 % fill), 12 bytes for each payment of the last 30 days in each of two lists, in
/// groups of 192.
/// </remarks>
public sealed unsafe partial class AccountActivity : IDisposable
{
    private const long MinuteMilliseconds = 60_000;
    private const long DayMinutes = 1440;

    private readonly SegmentedArray<AccountState> _accounts = new(17);
    private readonly ActivityHalf[] _halves;
    private readonly SideRows _rows = new(FactBlock.Lanes);
    private readonly long _zoneOffsetMilliseconds;
    private uint _accountCount = 1;

    /// <param name="zoneOffsetMinutes">The centre's zone, east of UTC, for hours of day and nights.</param>
    public AccountActivity(int zoneOffsetMinutes = 0)
    {
        _zoneOffsetMilliseconds = zoneOffsetMinutes * MinuteMilliseconds;
        _accounts.Reserve(1);
        _halves = [new ActivityHalf(), new ActivityHalf()];
    }

    /// <summary>Accounts registered.</summary>
    public int AccountCount => (int)(_accountCount - 1);

    /// <summary>Pairs of payer and payee seen.</summary>
    public long PairCount => _halves[0].Pairs.Count + _halves[1].Pairs.Count;

    /// <summary>Bytes of native memory in use.</summary>
    public long BytesUsed => (AccountCount * (long)sizeof(AccountState)) + _halves[0].BytesUsed + _halves[1].BytesUsed;

    /// <summary>Gives an account the next dense number.</summary>
    /// <exception cref="InvalidOperationException">There are a billion accounts.</exception>
    public uint Register(AccountKind kind, ushort country, ushort bank, long openedMilliseconds, long openingBalance)
    {
        if (_accountCount == RecentEvents.AccountsMax)
        {
            throw new InvalidOperationException($"There are {AccountCount} accounts; one partition has room for no more.");
        }

        var index = _accountCount++;
        _accounts.Reserve(_accountCount);
        var account = _accounts.At(index);
        account->FirstSeenMilliseconds = account->LastSeenMilliseconds = Facts.Unknown;
        account->SentLastMilliseconds = account->ReceivedLastMilliseconds = Facts.Unknown;
        account->Country = country;
        account->Bank = bank;
        Describe(index, kind, openedMilliseconds, openingBalance);
        return index;
    }

    /// <summary>What kind an account is told to be.</summary>
    public AccountKind KindOf(uint index) => _accounts.At(index)->Kind;

    /// <summary>When an account is told to have been opened, in milliseconds from the Unix epoch; <see cref="Facts.Unknown"/> where not told.</summary>
    public long OpenedOf(uint index) => _accounts.At(index)->OpenedMilliseconds;

    /// <summary>Its balance in minor units of the reference currency; <see cref="Facts.Unknown"/> where what it opened with was not told.</summary>
    public long BalanceOf(uint index) => _accounts.At(index)->Balance;

    /// <summary>Whether an account has taken part in a payment.</summary>
    public bool IsSeen(uint index) => _accounts.At(index)->FirstSeenMilliseconds != Facts.Unknown;

    /// <summary>The number of an account's bank, as it was given at its registering.</summary>
    public ushort BankOf(uint index) => _accounts.At(index)->Bank;

    /// <summary>Sets what is told of an account besides its payments; <see cref="Facts.Unknown"/> for what is not told.</summary>
    public void Describe(uint index, AccountKind kind, long openedMilliseconds, long openingBalance)
    {
        var account = _accounts.At(index);
        account->Kind = kind;
        account->OpenedMilliseconds = openedMilliseconds;
        account->Balance = openingBalance;
    }

    /// <summary>Moves an amount back that was counted in a balance but did not settle: to the payer, or away from the payee.</summary>
    public void CorrectBalance(uint account, long size)
    {
        var state = _accounts.At(account);
        if (state->Balance != Facts.Unknown)
        {
            state->Balance += size;
        }

        NoteCorrection(account, size);
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _rows.Dispose();
        Array.ForEach(_halves, half => half.Dispose());
    }

    private ActivityHalf HalfOf(uint account) => _halves[account % ActivityHalf.Count];
}
