using Cordon.Core.Values;

namespace Cordon.Core.Screening.Activity;

/// <summary>
/// Nearness to reported money. A report makes the account that was paid hot at once, and what it sent on since warms the next accounts, up to
/// three hops, less with each hop, with each hour and with a smaller share of the stolen sum. Later payments out of a hot account carry it on.
/// </summary>
public sealed unsafe partial class AccountActivity
{
    /// <summary>How far risk spreads from the account that the victim paid.</summary>
    public const int RiskHopsMax = 3;

    /// <summary>Of a reported account itself.</summary>
    private const int RiskOfReported = 9_500;

    /// <summary>What a hop leaves, in ten-thousandths.</summary>
    private const int RiskPerHop = 6_000;

    /// <summary>Below this nothing is carried on.</summary>
    private const int RiskMin = 500;

    /// <summary>Half of it is gone after these many hours: a reported account stays suspect for long, its neighbours do not.</summary>
    private const long HalfLifeReportedMilliseconds = 30L * Instant.DayMilliseconds;
    private const long HalfLifeNeighbourMilliseconds = 72L * 3_600_000;

    /// <summary>An account paid by more than these many others in 30 days is a shop, an employer's bank or an exchange: risk ends there.</summary>
    private const uint HubPayersMin = 300;

    /// <summary>A payer's later payments carry risk by their share of what it received within this window, seven days.</summary>
    private const int WindowOfInflow = 2;

    /// <summary>The window over which an account's payers are counted: 30 days.</summary>
    private const int WindowOfPayers = 3;

    /// <summary>Bounds of one report's spread: accounts reached and payments looked at.</summary>
    private const int SpreadAccountsMax = 1_000;
    private const int SpreadEventsMax = 20_000;

    /// <summary>Marks the payee of a reported payment, and the accounts its money may have reached. Returns those accounts, nearest first.</summary>
    public IReadOnlyList<(uint Account, int Hops, int Risk)> Report(uint payee, long size, long paidMilliseconds, long reportedMilliseconds)
    {
        _accounts.At(payee)->Reports++;
        var reached = SpreadOf(payee, size, paidMilliseconds);
        foreach (var (account, hops, risk) in reached)
        {
            Raise(account, risk, hops, reportedMilliseconds);
        }

        return reached;
    }

    /// <summary>
    /// Takes a report's marks off again: it counts against its payee no more. With the last report of an account its nearness is gone, and what that report set
    /// on the accounts behind; what was carried on since, by later payments, is not told from other nearness and fades by itself.
    /// </summary>
    public void TakeBack(uint payee, long size, long paidMilliseconds, long reportedMilliseconds)
    {
        var reported = _accounts.At(payee);
        reported->Reports -= Math.Min(1, reported->Reports);
        if (reported->Reports > 0)
        {
            return;
        }

        foreach (var (reached, hops, _) in SpreadOf(payee, size, paidMilliseconds))
        {
            var account = _accounts.At(reached);
            if (hops == 0 ? account->RiskHops == 0 : account->RiskMilliseconds == reportedMilliseconds)
            {
                Clear(reached);
            }
        }
    }

    /// <summary>Takes an account's nearness to reported money away, unless a report names the account itself.</summary>
    public void Clear(uint index)
    {
        var account = _accounts.At(index);
        if (account->Reports == 0)
        {
            (account->Risk, account->RiskHops, account->RiskMilliseconds) = (0, 0, 0);
        }
    }

    private List<(uint Account, int Hops, int Risk)> SpreadOf(uint payee, long size, long paidMilliseconds)
    {
        List<(uint Account, int Hops, int Risk, long Since, long Size)> reached = [(payee, 0, RiskOfReported, paidMilliseconds, size)];
        var seen = new HashSet<uint> { payee };
        var looked = 0;
        for (var i = 0; i < reached.Count && reached.Count < SpreadAccountsMax && looked < SpreadEventsMax; i++)
        {
            var (from, hops, risk, since, carried) = reached[i];
            if (hops == RiskHopsMax || IsEnd(from))
            {
                continue;
            }

            foreach (var (to, time, sent) in HalfOf(from).SentOf(_accounts.At(from), SpreadEventsMax - looked))
            {
                looked++;
                if (time < since)
                {
                    break;
                }

                var next = Decay(Carried(risk, sent, carried), time - since, HalfLifeNeighbourMilliseconds);
                if (next >= RiskMin && !IsEnd(to) && seen.Add(to))
                {
                    reached.Add((to, hops + 1, next, time, Math.Min(sent, carried)));
                }
            }
        }

        return [.. reached.Select(r => (r.Account, r.Hops, r.Risk))];
    }

    /// <summary>The facts that <see cref="Settle(in ObservedPayment, FactBlock, int)"/> reads: whoever plays a decision back has to know them.</summary>
    public static IReadOnlyList<int> FactsOfSettling { get; } =
        [Facts.Window(0, 1, WindowOfInflow, 1), Facts.Window(0, 1, WindowOfPayers, 2), Facts.Window(1, 1, WindowOfPayers, 2)];

    /// <summary>
    /// Carries the payer's risk to the payee of a payment that settles as it is decided. What the windows say is taken from its facts, not from the
    /// windows of now, which may already have counted later payments.
    /// </summary>
    /// <param name="lane">The payment's in the block of its facts.</param>
    public void Settle(in ObservedPayment payment, FactBlock facts, int lane)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (_accounts.At(payment.Payer)->Risk != 0)
        {
            Carry(
                payment, facts[FactsOfSettling[0], lane],
                facts[FactsOfSettling[1], lane] > HubPayersMin, facts[FactsOfSettling[2], lane] > HubPayersMin);
        }
    }

    /// <summary>Carries the payer's risk to the payee of a payment that settles later than it was decided.</summary>
    public void Settle(in ObservedPayment payment)
    {
        var payer = _accounts.At(payment.Payer);
        if (payer->Risk != 0)
        {
            Carry(
                payment, HalfOf(payment.Payer).ReceivedSum(payer, WindowOfInflow), IsHub(payment.Payer), IsHub(payment.Payee));
        }
    }

    private void Carry(in ObservedPayment payment, long received, bool isPayerHub, bool isPayeeHub)
    {
        var payer = _accounts.At(payment.Payer);
        var risk = RiskAt(payer, payment.TimeMilliseconds);
        if (payer->RiskHops >= RiskHopsMax || risk < RiskMin
            || isPayeeHub || IsOutlet(payment.Payee) || isPayerHub || IsOutlet(payment.Payer))
        {
            return;
        }

        var next = Carried(risk, payment.Size, received);
        if (next >= RiskMin)
        {
            Raise(payment.Payee, next, payer->RiskHops + 1, payment.TimeMilliseconds);
        }
    }

    /// <summary>Puts an account on the watch or the allow list, or takes it off.</summary>
    public void SetLists(uint index, bool watched, bool allowed)
    {
        var account = _accounts.At(index);
        account->Watched = watched ? (byte)1 : (byte)0;
        account->Allowed = allowed ? (byte)1 : (byte)0;
    }

    /// <summary>An account's nearness to reported money at a moment, in ten-thousandths.</summary>
    public long RiskOf(uint index, long timeMilliseconds) => RiskAt(_accounts.At(index), timeMilliseconds);

    private static int Carried(int risk, long sent, long stolen)
    {
        // A quarter of the stolen sum or more carries the whole risk; a grocery bill carries little.
        var share = stolen <= 0 ? Facts.RatioOne : Math.Min(Facts.RatioOne, Ratio(sent, Math.Max(1, stolen / 4)));
        return (int)(risk * (long)RiskPerHop / Facts.RatioOne * share / Facts.RatioOne);
    }

    private void Raise(uint index, int risk, int hops, long timeMilliseconds)
    {
        var account = _accounts.At(index);
        if (risk > RiskAt(account, timeMilliseconds))
        {
            account->Risk = risk;
            account->RiskHops = (byte)hops;
            account->RiskMilliseconds = timeMilliseconds;
            if (_isInRun)
            {
                _raised.Add(index);
            }
        }
    }

    private bool IsEnd(uint index) => IsOutlet(index) || IsHub(index);

    private bool IsOutlet(uint index) => _accounts.At(index)->Kind is AccountKind.Merchant or AccountKind.Exchange or AccountKind.Cash;

    private bool IsHub(uint index) => HalfOf(index).HasMorePayersThan(_accounts.At(index), HubPayersMin);

    private static int RiskAt(AccountState* account, long timeMilliseconds) => account->Risk == 0
        ? 0
        : Decay(account->Risk, timeMilliseconds - account->RiskMilliseconds,
            account->RiskHops == 0 ? HalfLifeReportedMilliseconds : HalfLifeNeighbourMilliseconds);

    /// <summary>Halves a value each half-life, straight lines between the halvings: integers only.</summary>
    private static int Decay(int value, long elapsedMilliseconds, long halfLifeMilliseconds)
    {
        if (elapsedMilliseconds <= 0)
        {
            return value;
        }

        var halvings = elapsedMilliseconds / halfLifeMilliseconds;
        if (halvings > 20)
        {
            return 0;
        }

        long halved = value >> (int)halvings;
        return (int)(halved - (halved * (elapsedMilliseconds % halfLifeMilliseconds) / (2 * halfLifeMilliseconds)));
    }
}
