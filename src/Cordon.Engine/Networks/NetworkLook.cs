using Cordon.Core.Networks;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;

namespace Cordon.Engine.Networks;

/// <summary>
/// One look at a history: traces every case's money up to the moment, tells which of the accounts that it reached are involved and not merely reached,
/// and links them with cases, devices, addresses and telephones.
/// </summary>
internal sealed partial class NetworkLook(NetworkHistory history, long at)
{
    /// <summary>What leaves within this time after it came was passed on.</summary>
    public const long PassMilliseconds = 2 * Instant.DayMilliseconds;

    /// <summary>So much of the stolen money, in percent, has been passed on by who passes it on.</summary>
    public const int PassedPercentMin = 50;

    /// <summary>So much of all that came in the window, in percent, is stolen money where an account lives on it.</summary>
    public const int StolenPercentMin = 25;

    /// <summary>Different payers in the window beyond which an account is public: no gang shows one to so many.</summary>
    public const int PublicPayersMin = 100;

    /// <summary>So much of all that came in the window, in percent, came from involved accounts where they feed it, and so many of them.</summary>
    public const int FedPercentMin = 50;
    public const int FeedersMin = 2;

    /// <summary>Holders whose accounts moved stolen money on a device that makes it a herder's.</summary>
    public const int HoldersMin = 2;

    /// <summary>Traces are made anew for so long after the report: what has not moved by then rests or is gone.</summary>
    private const long TracedMilliseconds = 45 * Instant.DayMilliseconds;

    private const long WindowMilliseconds = 30 * Instant.DayMilliseconds;

    private readonly PartitionState _state = history.State;
    private readonly MoneyGraph _graph = history.State.Money.Graph;
    private readonly SortedDictionary<uint, AccountTake> _takes = [];
    private readonly HashSet<uint> _victims = [];
    private readonly LinkGraph _links = new();

    // What an older case says is forgotten: of its report, and of all that was followed after it.
    private readonly List<NetworkCase> _cases =
        [.. history.Cases.Where(scam => at <= scam.ReportedMilliseconds + TracedMilliseconds + (LinkStrength.ForgottenDays * Instant.DayMilliseconds))];

    public NetworkView View()
    {
        // Who was a victim once is one still.
        _victims.UnionWith(history.Cases.Select(scam => scam.Victim));
        _cases.ForEach(Trace);
        _cases.ForEach(Count);

        Judge();
        Link();
        var accounts = Involved().ToDictionary(
            take => history.NodeOf(take.Account),
            take => new InvolvedAccount(history.NodeOf(take.Account), take.FirstMilliseconds, take.Signs, take.CameMinor));
        return new NetworkView(at, _links, accounts);
    }

    private IEnumerable<AccountTake> Involved() => _takes.Values.Where(take => take is { IsPublic: false } && take.Signs != InvolvementSigns.None);

    private bool IsInvolved(uint account) => _takes.TryGetValue(account, out var take) && !take.IsPublic && take.Signs != InvolvementSigns.None;

    private void Trace(NetworkCase scam)
    {
        if (!scam.HasMoved || (scam.IsJudged && at > scam.ReportedMilliseconds + TracedMilliseconds))
        {
            return;
        }

        var trail = new Trail();
        new Tracer(_graph).Trace([scam.Stolen], TaintPolicy.Fifo, at, TraceBounds.Question, trail);
        scam.Moves = [.. trail.Moves];
        if (!scam.IsJudged)
        {
            scam.IsJudged = true;
            var onTrail = scam.Moves.Select(move => move.Transfer).ToHashSet();
            var mules = FollowedMoney.MulesOf(_state, trail, scam.Stolen.Payer, at, onTrail);
            scam.LikelyMules.AddRange(mules.Select(mule => (_graph.AccountOf(mule.Purse), at)));
        }
    }

    /// <summary>Adds up what a case's money did in each account that it reached.</summary>
    private void Count(NetworkCase scam)
    {
        foreach (var move in scam.Moves)
        {
            var time = _graph.TimeOf(move.Transfer);
            _stolenIn[move.Transfer] = _stolenIn.GetValueOrDefault(move.Transfer) + move.Arrived;
            if (move.Hop > 1)
            {
                var payment = (uint)_graph.PaymentOf(move.Transfer);
                var paid = history.Payment(payment);
                _stolenAccess.Add((paid.Payer, paid.Device, paid.Address, payment));
            }

            if (TakeOf(move.To) is { } to)
            {
                // Sums are of the purse by which the account is known: what came in another currency is not added to them.
                to.CameMinor += to.Purse == move.To ? move.Arrived : 0;
                to.FirstMilliseconds = Math.Min(to.FirstMilliseconds, time);
                to.Signs |= move.Hop == 1 ? InvolvementSigns.TookReported : InvolvementSigns.None;
            }

            if (move.Parent >= 0 && _graph.EndOf(move.To) != EndKind.Merchant && TakeOf(move.From) is { } from
                && time - _graph.TimeOf(scam.Moves[move.Parent].Transfer) <= PassMilliseconds)
            {
                from.PassedMinor += from.Purse == move.From ? move.Sent : 0;
            }
        }

        foreach (var (account, time) in scam.LikelyMules)
        {
            if (TakeOf(_graph.PursesOf(account).First()) is { } take)
            {
                take.Signs |= InvolvementSigns.LikelyMule;
                take.FirstMilliseconds = Math.Min(take.FirstMilliseconds, time);
            }
        }
    }

    /// <summary>What is known of the account of a purse; null for one that is no link: a merchant, an exchange, cash.</summary>
    private AccountTake? TakeOf(uint purse)
    {
        var account = _graph.AccountOf(purse);
        if (_graph.EndOf(purse) is EndKind.Merchant or EndKind.Exchange or EndKind.Cash)
        {
            return null;
        }

        if (!_takes.TryGetValue(account, out var take))
        {
            _takes.Add(account, take = new AccountTake(account, purse));
        }

        return take;
    }

    private List<PastPayment> PastOf(uint purse) => _graph.PastOf(
        purse, _graph.FirstAfter(at - WindowMilliseconds), _graph.FirstAfter(at), AccountPast.PaymentsMax + 1, _state.Activity.KindOf);

    private bool IsPublic(AccountTake take, List<PastPayment> past) =>
        past.Count > AccountPast.PaymentsMax || _state.Activity.KindOf(take.Account) is AccountKind.Merchant or AccountKind.Exchange or AccountKind.Cash
        || past.Where(payment => payment.IsIn).Select(payment => payment.Other).Distinct().Count() >= PublicPayersMin;
}
