using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Patterns;

/// <summary>
/// Finds the patterns of laundering that each payment closes, among the payments of a sliding window, payment by payment. What each pattern is,
/// and within which bounds it is exact, stands in docs/patterns.md.
/// </summary>
/// <remarks>
/// <para>Owned by one thread. A pure function of the payments booked, in their order. Nothing is allocated once accounts have their rings.</para>
/// <para>A payment looks at no more than 3 × <see cref="PatternOptions.PaymentsMax"/> + 4 +
/// <see cref="PatternOptions.CycleAccountsMax"/> lists of at most <see cref="PatternOptions.PaymentsMax"/> payments, however busy its accounts are.</para>
/// <para>Memory: 64 bytes an account and 24 a payment in each of two rings, which have room for 4 to <see cref="PatternOptions.PaymentsMax"/>
/// payments: at most 1,600 bytes an account with the standard options.</para>
/// </remarks>
public sealed unsafe partial class StreamPatterns : IDisposable
{
    private readonly PatternOptions _options;
    private readonly SegmentedArray<AccountLists> _accounts = new(17);
    private readonly PaymentRings _rings;
    private readonly CycleSearch _cycles;
    private uint _accountCount;
    private long _numberLast = long.MinValue;

    // What the payment looked at last has around it: who paid its payer, whom its payer paid, who paid its payee,
    // whom its payee paid.
    private readonly Partners _sources = new();
    private readonly Partners _payees = new();
    private readonly Partners _payers = new();
    private readonly Partners _paid = new();
    private Moment _moment;
    private Pattern _bounded;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public StreamPatterns(PatternOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _rings = new PaymentRings(options.WindowMilliseconds, options.PaymentsMax);
        _cycles = new CycleSearch(_accounts, _rings, options);
    }

    /// <summary>Bytes of native memory in use.</summary>
    public long BytesUsed => (_accountCount * (long)sizeof(AccountLists)) + _rings.BytesUsed;

    /// <summary>Asks the memory for what <see cref="Look"/> needs first of two accounts; a few payments ahead is best.</summary>
    public void Prefetch(uint payer, uint payee)
    {
        if (Math.Max(payer, payee) < _accountCount)
        {
            Prefetcher.Read(_accounts.At(payer));
            Prefetcher.Read(_accounts.At(payee));
        }
    }

    /// <summary>Asks for the rings of two accounts, once <see cref="Prefetch"/> has brought the accounts.</summary>
    public void PrefetchLists(uint payer, uint payee)
    {
        if (Math.Max(payer, payee) < _accountCount)
        {
            AskFor(_accounts.At(payer));
            AskFor(_accounts.At(payee));
        }
    }

    /// <summary>What a payment closes; it is then booked.</summary>
    /// <exception cref="ArgumentException">As of <see cref="Look"/>, or its number is not above the last one's.</exception>
    public PatternFindings Observe(in PatternPayment payment)
    {
        var findings = Look(payment);
        Append(payment, findings.Chain);
        return findings;
    }

    /// <summary>Books a payment whose chain is known: the state is then what <see cref="Observe"/> would have left.</summary>
    /// <param name="chain">What <see cref="PatternFindings.Chain"/> was; of a payment to oneself it does not matter.</param>
    /// <exception cref="ArgumentException">As of <see cref="Observe"/>.</exception>
    public void Book(in PatternPayment payment, int chain)
    {
        Check(payment);
        Append(payment, chain);
    }

    /// <summary>What a payment would close were it booked now. Changes nothing but room for accounts.</summary>
    /// <exception cref="ArgumentException">It has no payer or payee, or its amount is out of range.</exception>
    public PatternFindings Look(in PatternPayment payment)
    {
        Check(payment);
        _moment = new Moment(payment, _options.WindowMilliseconds);
        _bounded = Pattern.None;
        var payer = _accounts.At(payment.Payer);
        var payee = _accounts.At(payment.Payee);
        if (payment.Payer == payment.Payee)
        {
            return default;
        }

        AskFor(payer);
        AskFor(payee);
        var tally = new Tally(payment, _options);
        Read(&payer->Received, _sources, ref tally, Pattern.GatherScatter | Pattern.ScatterGather | Pattern.Chain | Pattern.Stack);
        var depth = Math.Min(tally.DepthMax + 1, _options.HopsMax);
        Read(&payer->Sent, _payees, ref tally, Pattern.FanOut | Pattern.GatherScatter | Pattern.Bipartite | Pattern.Stack | Pattern.BelowThreshold);
        var sentBelow = tally.IsBelowOne ? tally.Below + 1 : 0;
        Read(
            &payee->Received, _payers, ref tally,
            Pattern.FanIn | Pattern.ScatterGather | Pattern.Bipartite | Pattern.Stack | Pattern.BelowThreshold | Pattern.ManyPayersOneMule);
        var payeeAwake = AwakeFor(payee);
        var isFresh = payeeAwake < _options.AwakeMilliseconds;
        _bounded &= ~((isFresh ? Pattern.None : Pattern.ManyPayersOneMule) | (tally.IsBelowOne ? Pattern.None : Pattern.BelowThreshold));
        var layer = FindLayer(payment.Payer, payment.Payee);
        return new PatternFindings
        {
            FanOut = _payees.Count + (_payees.Find(payment.Payee) < 0 ? 1 : 0),
            FanIn = _payers.Count + (_payers.Find(payment.Payer) < 0 ? 1 : 0),
            GatherScatter = GatherScatter(payment.Payee),
            ScatterGather = FindScatterGather(payment.Payer, payment.Payee),
            Cycle = FindCycle(payment.Payer, payment.Payee),
            Chain = depth,
            Bicliques = layer.Bicliques,
            LayerPayers = layer.Payers,
            LayerPayees = layer.Payees,
            Stack = FindStack(payment.Payer, payment.Payee),
            SentBelowThreshold = sentBelow,
            ReceivedBelowThreshold = tally.IsBelowOne ? tally.Below + 1 : 0,
            NewPayers = isFresh ? tally.Firsts + (payment.IsFirstOfPair ? 1 : 0) : 0,
            PayerAwakeMilliseconds = AwakeFor(payer),
            PayeeAwakeMilliseconds = payeeAwake,
            Bounded = _bounded,
        };
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _rings.Dispose();
    }

    private void Check(in PatternPayment payment)
    {
        if (payment.Payer == 0 || payment.Payee == 0 || Math.Max(payment.Payer, payment.Payee) > RecentEvents.AccountsMax)
        {
            throw new ArgumentException(
                $"Payment {payment.Number} is of accounts {payment.Payer} and {payment.Payee}; they are numbered from 1 on.", nameof(payment));
        }

        if (payment.AmountMinor is < 0 or > ReferenceRates.SizeMax)
        {
            throw new ArgumentException($"Payment {payment.Number} has an amount outside of 0 to {ReferenceRates.SizeMax}.", nameof(payment));
        }

        _accounts.Reserve(Math.Max(payment.Payer, payment.Payee) + 1L);
    }

    private void Append(in PatternPayment payment, int chain)
    {
        if (payment.Number <= _numberLast)
        {
            throw new ArgumentException($"Payment {payment.Number} comes after payment {_numberLast}: numbers of the journal rise.", nameof(payment));
        }

        _numberLast = payment.Number;
        _accountCount = Math.Max(_accountCount, Math.Max(payment.Payer, payment.Payee) + 1);
        if (payment.Payer != payment.Payee)
        {
            var time = ListedPayment.TimeOf(payment.TimeMilliseconds);
            var payer = _accounts.At(payment.Payer);
            var payee = _accounts.At(payment.Payee);
            _rings.Append(&payer->Sent, new ListedPayment(payment, payment.Payee, chain));
            _rings.Append(&payee->Received, new ListedPayment(payment, payment.Payer, chain));
            Wake(payer, time);
            Wake(payee, time);
        }
    }

    private void AskFor(AccountLists* account)
    {
        _rings.Prefetch(&account->Sent);
        _rings.Prefetch(&account->Received);
    }

    /// <summary>Reads a list of one of the two accounts, and what stands in its payments besides who and when.</summary>
    /// <param name="patterns">Those that rest on the list.</param>
    private void Read(PaymentList* list, Partners partners, ref Tally tally, Pattern patterns)
    {
        partners.Clear();
        tally.Begin();
        var walk = new ListWalk(_rings, list, _moment);
        while (walk.Next())
        {
            ref readonly var payment = ref *walk.Current;
            partners.Add(payment.Counterparty, _moment.KeyOf(payment));
            tally.Count(payment);
        }

        _bounded |= walk.IsCut ? patterns : Pattern.None;
    }

    private long AwakeFor(AccountLists* account)
    {
        var since = Math.Max(_moment.Time, account->LastSeen);
        return Wakes(account, _moment.Time) ? 0 : since - account->Woke;
    }

    private bool Wakes(AccountLists* account, long time) =>
        account->LastSeen == 0 || time - account->LastSeen >= _options.DormantMilliseconds;

    private void Wake(AccountLists* account, long time)
    {
        if (Wakes(account, time))
        {
            account->Woke = time;
        }

        account->LastSeen = Math.Max(account->LastSeen, time);
    }
}
