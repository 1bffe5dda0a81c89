using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Cases;

/// <summary>Makes a trail by numbers into one for people: parts that took the same transfer, or ended alike, put together.</summary>
internal sealed class TrailReports
{
    private readonly FollowedMoney _followed;
    private readonly IReadOnlyDictionary<long, ToldPayment> _told;
    private readonly List<TrailAccount> _accounts = [];
    private readonly Dictionary<(string Bank, string Account), int> _indexes = [];

    private TrailReports(FollowedMoney followed, IReadOnlyDictionary<long, ToldPayment> told) => (_followed, _told) = (followed, told);

    /// <param name="followed">What the lane found.</param>
    /// <param name="told">Its payments as they were told, by number.</param>
    public static TrailReport Of(FollowedMoney followed, IReadOnlyDictionary<long, ToldPayment> told) => new TrailReports(followed, told).Make();

    private TrailReport Make()
    {
        var trail = _followed.Trail;
        if (trail.IsBackward)
        {
            NoteBackward(trail);
        }
        else
        {
            NoteForward(trail);
        }

        var (purse, transfer) = _followed.Start;
        var isOfPayment = transfer != 0;
        var payments = trail.Moves.Where(move => isOfPayment && move.Hop == 1).Select(move => PaymentOf(move.Transfer)).Distinct();
        return new TrailReport(
            [.. payments], MoneyOf(purse, trail.Stolen), isOfPayment ? TimeOf(transfer) : null, new Instant(_followed.AtMilliseconds), trail.Policy,
            _accounts, Transfers(), Places(), trail.IsBounded)
        {
            LikelyMules = Mules(),
            Bystanders = Bystanders(),
            NotPursued = _followed.NotPursuedMinor > 0 ? MoneyOf(purse, _followed.NotPursuedMinor) : null,
            IsBackward = trail.IsBackward,
            AskedAccount = isOfPayment ? null : IndexOf(purse),
        };
    }

    private void NoteForward(Trail trail)
    {
        foreach (var victim in trail.Moves.Where(move => move.Hop == 1))
        {
            IndexOf(victim.From, 0, isVictims: true);
        }

        foreach (var move in trail.Moves.OrderBy(move => move.Transfer))
        {
            IndexOf(move.To, move.Hop, isVictims: false);
        }
    }

    /// <summary>Those whom the money reached first, then the payers, the latest first.</summary>
    private void NoteBackward(Trail trail)
    {
        if (_followed.Start is { Transfer: 0 } account)
        {
            IndexOf(account.Purse, 0, isVictims: false);
        }

        foreach (var asked in trail.Moves.Where(move => move.Hop == 1))
        {
            IndexOf(asked.To, 0, isVictims: false);
        }

        var victims = trail.Ends.Where(end => end.Fate == TrailFate.Reported).Select(end => end.Purse).ToHashSet();
        foreach (var move in trail.Moves.OrderByDescending(move => move.Transfer))
        {
            IndexOf(move.From, move.Hop, victims.Contains(move.From));
        }
    }

    private List<TrailMule> Mules() =>
    [
        .. _followed.Mules.Select(mule => new TrailMule(
            _followed.Purses[mule.Purse].Bank, _followed.Purses[mule.Purse].Account, mule.IsOnTrail, mule.Score, mule.Reasons,
            [
                .. mule.Payments.Select(payment => new TrailSuspicion(
                    PaymentOf(payment.Transfer), TimeOf(payment.Transfer), new Instant(payment.TimeMilliseconds),
                    _followed.Purses[payment.Other].Bank, _followed.Purses[payment.Other].Account, MoneyOf(mule.Purse, payment.Minor))),
            ])),
    ];

    /// <summary>Of an account with money in several currencies the purse that the money reached first is explained.</summary>
    private List<TrailBystander> Bystanders() =>
    [
        .. _followed.Pasts.DistinctBy(past => IndexOf(past.Purse))
            .Select(past => new TrailBystander(IndexOf(past.Purse), Explanations.Of(past, _followed.AtMilliseconds))).OrderBy(one => one.Account),
    ];

    private List<TrailTransfer> Transfers() =>
    [
        .. _followed.Trail.Moves.GroupBy(move => move.Transfer).OrderBy(moves => moves.Key).Select(moves =>
        {
            var first = moves.First();
            var transfer = _followed.Transfers[moves.Key];
            return new TrailTransfer(
                IndexOf(first.From), IndexOf(first.To), PaymentOf(moves.Key), TimeOf(moves.Key), new Instant(transfer.TimeMilliseconds),
                MoneyOf(first.From, moves.Sum(move => move.Sent)), MoneyOf(first.To, moves.Sum(move => move.Arrived)), moves.Sum(move => move.Share),
                MoneyOf(first.From, transfer.View.Sent), moves.Min(move => move.Hop))
            {
                Number = transfer.Sequence,
            };
        }),
    ];

    private List<TrailPlace> Places() =>
    [
        .. _followed.Trail.Ends.GroupBy(end => (end.Purse, end.Fate)).Select(ends => new TrailPlace(
            IndexOf(ends.Key.Purse), ends.Key.Fate, MoneyOf(ends.Key.Purse, ends.Sum(end => end.Amount)), ends.Sum(end => end.Share),
            ends.Max(end => end.Transfer == 0 ? (Instant?)null : TimeOf(end.Transfer)), ends.Min(end => end.Hop))
        {
            Orders =
            [
                .. ends.Where(end => end.Order != 0).GroupBy(end => end.Order).OrderBy(order => order.Key)
                    .Select(order => (order.Key, order.Sum(end => end.Amount), order.Sum(end => end.Share))),
            ],
        })
        .OrderByDescending(place => place.Share).ThenByDescending(place => place.Amount.Minor).ThenBy(place => place.Account),
    ];

    private Money MoneyOf(uint purse, long minor) => new(minor, Currency.FromNumber(_followed.Purses[purse].Currency));

    private string PaymentOf(uint transfer) => _told.TryGetValue(_followed.Transfers[transfer].Sequence, out var payment) ? payment.PaymentId : "";

    /// <summary>A payment's own time; where its record cannot be read any more, when it was booked.</summary>
    private Instant TimeOf(uint transfer) =>
        _followed.Transfers[transfer] is var booked && _told.TryGetValue(booked.Sequence, out var payment)
            ? payment.Time
            : new Instant(booked.TimeMilliseconds);

    private int IndexOf(uint purse) => _indexes[(_followed.Purses[purse].Bank, _followed.Purses[purse].Account)];

    private void IndexOf(uint purse, int hop, bool isVictims)
    {
        var found = _followed.Purses[purse];
        if (_indexes.TryGetValue((found.Bank, found.Account), out var index))
        {
            _accounts[index] = _accounts[index] with
            {
                Hop = Math.Min(_accounts[index].Hop, hop),
                IsVictims = _accounts[index].IsVictims || isVictims,
            };
            return;
        }

        _indexes.Add((found.Bank, found.Account), _accounts.Count);
        _accounts.Add(new TrailAccount(found.Bank, found.Account, found.End, isVictims, hop));
    }
}
