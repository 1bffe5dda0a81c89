using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>
/// Who worked in the demo's past: an officer who decided each held payment as the simulator's truth says, one who approved large orders, and the banks,
/// which froze what lay in the account and later paid it back. All of it by the commands that the screens give.
/// </summary>
internal sealed class DemoPeople(Centre centre, CaseDesk desk, string ownBank, bool isAbroad)
{
    // The officers of the shifts before, who have no sign-in: nobody of today's shift is said to have done what they did not.
    private const string Decider = "Ilse Brandt";
    private const string Approver = "Jon Mbeki";
    private const string Confirmed = "Payer confirmed it, knows the payee";
    private const string Deceived = "Payer was deceived";
    private const string Heard = "The victim was heard by telephone; the statement is signed and with the bank.";
    private const string PaidBack = "What was frozen has been paid back.";

    private const int HoldsMax = 2_000;

    // From a payment being held to its decision, and from an order's being asked to its answer, in minutes.
    private static readonly (int Least, int Spread) Decides = (15, 130);
    private static readonly (int Least, int Spread) Answers = (8, 110);

    private static readonly TimeSpan ApprovesAfter = TimeSpan.FromMinutes(10);

    // Before the law lets a hold lapse: after the victim's statement has come in.
    private static readonly TimeSpan PaysBackAfter = TimeSpan.FromHours(40);

    // From a report to its case being taken, in minutes, and to its being closed where all of its orders are over.
    private static readonly (int Least, int Spread) Takes = (25, 300);
    private static readonly TimeSpan ClosesAfter = TimeSpan.FromHours(44);

    private static readonly ActingOfficer Investigator = new("Ilse Brandt", OfficerRole.Investigator);

    private readonly List<(uint Number, Instant At)> _untaken = [];
    private readonly List<(uint Number, Instant At)> _taken = [];
    private readonly HashSet<string> _stolen = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Bank, string Number), long> _balances = [];
    private uint _seen;

    /// <summary>Notes what was in an account.</summary>
    public void Note(SimulatedAccount account)
    {
        var place = (account.Bank, account.Number);
        _balances[place] = _balances.GetValueOrDefault(place) + (account.OpeningBalanceMinor ?? 0);
    }

    /// <summary>Notes what moved.</summary>
    public void Note(SimulatedPayment payment)
    {
        Move(payment.Payer, -payment.Amount.Minor);
        Move(payment.Payee, payment.Amount.Minor);
    }

    /// <summary>Notes what a payment truly was.</summary>
    public void Note(SimulatedLabel label)
    {
        if (label.Truth != SimulatedTruth.Genuine)
        {
            _stolen.Add(label.PaymentId);
        }
    }

    /// <summary>Does what was due in the past by a moment.</summary>
    public async Task WorkAsync(Instant now, CancellationToken cancellation)
    {
        var due = centre.HoldsByUrgency(now, HoldsMax).Holds.Where(hold => now - hold.Time >= After(hold.Sequence, Decides));
        await Task.WhenAll(due.Select(hold => DecideAsync(hold, cancellation))).ConfigureAwait(false);
        await AnswerAsync(now, isEvening: false, cancellation).ConfigureAwait(false);
        await InvestigateAsync(now, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Has the banks answer what is due; in the evening the bank whose officer somebody may be is left to them, and approvals to supervisors.
    /// </summary>
    public async Task AnswerAsync(Instant now, bool isEvening, CancellationToken cancellation)
    {
        var orders = centre.FindOrders(
            order => !order.IsOver && !(isEvening && order.Bank == ownBank) && !(isAbroad && order.Bank == DemoGang.AbroadBank), 0, int.MaxValue);
        var moves = orders.Select(order => MoveOf(order, now, isEvening)).OfType<Command.MoveOrder>();
        await Task.WhenAll(moves.Select(move => centre.SubmitAsync(move, cancellation).AsTask())).ConfigureAwait(false);
    }

    /// <summary>Takes the cases that are due, but those of the story's gang, which are today's shift's; and closes what is done.</summary>
    private async Task InvestigateAsync(Instant now, CancellationToken cancellation)
    {
        while (centre.HasCase(_seen + 1))
        {
            _untaken.Add((++_seen, now));
        }

        foreach (var (number, at) in _untaken.Where(one => now - one.At >= After(one.Number, Takes)).ToList())
        {
            _untaken.Remove((number, at));
            if (centre.OrdersOf(number).Any(order => order.ReportId.StartsWith(DemoGang.ReportPrefix, StringComparison.Ordinal)))
            {
                continue;
            }

            _taken.Add((number, at));
            await desk.DoAsync(number, new CaseCommand.Assign(Investigator.Id), Investigator, cancellation).ConfigureAwait(false);
            await desk.DoAsync(number, new CaseCommand.Note(Heard), Investigator, cancellation).ConfigureAwait(false);
        }

        foreach (var (number, at) in _taken.Where(one => now - one.At >= ClosesAfter).ToList())
        {
            var orders = centre.OrdersOf(number);
            if (orders.Count > 0 && orders.All(order => order.IsOver))
            {
                _taken.Remove((number, at));
                await desk.DoAsync(number, new CaseCommand.Move(CaseStage.Closed, PaidBack), Investigator, cancellation).ConfigureAwait(false);
            }
        }
    }

    private Task<CommandResult> DecideAsync(HeldPayment hold, CancellationToken cancellation)
    {
        var isStolen = _stolen.Contains(hold.PaymentId);
        var by = isStolen ? $"{Decider}; approved by {Approver}" : Decider;
        return centre.SubmitAsync(new Command.EndHold(hold.PaymentId, hold.Submitter, !isStolen, by, isStolen ? Deceived : Confirmed), cancellation).AsTask();
    }

    private Command.MoveOrder? MoveOf(FreezeOrder order, Instant now, bool isEvening)
    {
        var waits = now - order.ProposedAt;
        return order.State switch
        {
            FreezeOrderState.Proposed when !isEvening && waits >= ApprovesAfter =>
                new Command.MoveOrder(order.Number, FreezeEventKind.Approve, order.Approvals.Length == 0 ? Approver : Decider),
            FreezeOrderState.Approved or FreezeOrderState.Sent or FreezeOrderState.Acknowledged when waits >= After(order.Number, Answers) => AnswerTo(order),
            FreezeOrderState.Frozen when order.AnsweredAt is { } at && now - at >= PaysBackAfter => Answer(
                order, FreezeEventKind.Return, order.HeldMinor, $"{order.Bank}-{order.Id}"),
            _ => null,
        };
    }

    /// <summary>A bank freezes what is asked for, as far as the account has it.</summary>
    private Command.MoveOrder AnswerTo(FreezeOrder order)
    {
        var there = Math.Min(order.Asked.Minor, _balances.GetValueOrDefault((order.Bank, order.Account)));
        return there > 0 ? Answer(order, FreezeEventKind.Freeze, there) : Answer(order, FreezeEventKind.TooLate, 0);
    }

    private static Command.MoveOrder Answer(FreezeOrder order, FreezeEventKind kind, long minor, string? reference = null) => new(
        order.Number, kind, $"{order.Bank} (freeze desk)", order.Bank, minor, minor > 0 ? order.Asked.Currency : null, Reference: reference)
    {
        IsAnswer = true,
    };

    private void Move(SimulatedAccount account, long minor)
    {
        var place = (account.Bank, account.Number);
        _balances[place] = _balances.GetValueOrDefault(place) + minor;
    }

    // Each has its own wait, the same in every run.
    private static TimeSpan After(long number, (int Least, int Spread) minutes) =>
        TimeSpan.FromMinutes(minutes.Least + (number * 7_919 % minutes.Spread));
}
