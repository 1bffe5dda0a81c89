using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Freezing;

/// <summary>
/// Does what other centres ask for: the payment that brought the money is reported here as a victim's report is, so that the money is traced and ordered frozen
/// wherever in this country it lies by now; what the banks say goes back.
/// </summary>
public sealed class FreezeAnswerer(FreezeSide side)
{
    /// <summary>What the identifiers of such reports begin with.</summary>
    public const string ReportPrefix = "abroad-";

    // The case of each request that was taken up since the start: its report is filed once, not at each look.
    private readonly Dictionary<Guid, uint> _cases = [];

    /// <summary>Takes up what was asked, and answers what can be answered. Nothing is done twice, however often this is called.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        foreach (var thread in await side.Desk.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (thread.Opened.Content is { Kind: RequestKind.FreezeMoney } content && content.Holder == side.Desk.Node.Id && thread.Unreceipted == 0
                && thread.State.Freeze is not FreezeStatus.TooLate && !IsReturned(thread)
                && thread.State.Stage is RequestState.Received or RequestState.InProgress or RequestState.Provided or RequestState.Closed)
            {
                await AnswerAsync(thread, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether all that was held is told to be paid back.</summary>
    private static bool IsReturned(RequestThread thread) =>
        thread.State is { Freeze: FreezeStatus.Returned, FreezeAmount.Minor: var returned } && returned == thread.Opened.Content.Amount!.Value.Minor;

    private async Task AnswerAsync(RequestThread thread, CancellationToken cancellation)
    {
        if (thread.State.Freeze is not null && _cases.TryGetValue(thread.State.Id.Value, out var known))
        {
            await ReportAsync(thread, known, cancellation).ConfigureAwait(false);
            return;
        }

        if (await SequenceOfAsync(thread.Opened, cancellation).ConfigureAwait(false) is not { } payment)
        {
            // What names no payment is for people to look at: it says nothing of what is held here.
            if (thread.Opened.Payment is not null && thread.State.Freeze is null && thread.State.AnsweredAt is null)
            {
                await SayAsync(thread, new RequestDetails.Refused(RefusalCode.NotHeld), "not held", cancellation).ConfigureAwait(false);
            }

            return;
        }

        var report = new Command.FileReport(
            ReportPrefix + thread.State.Id, Instant.From(side.CentreTime.GetUtcNow()), payment.Id, payment.Submitter, thread.Opened.Payment!.ScamType, null,
                null,
            By: thread.Opened.Content.Asker);
        var filed = await FiledAsync(report, cancellation).ConfigureAwait(false);
        if (filed is not { } work)
        {
            return;
        }

        _cases[thread.State.Id.Value] = work;
        if (thread.State.Freeze is null)
        {
            await SayAsync(thread, new RequestDetails.FreezeReported(FreezeStatus.Received, null), "received", cancellation).ConfigureAwait(false);
            return;
        }

        await ReportAsync(thread, work, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Says how much of what was asked is held once all banks have answered, later that it is more, or that nothing is, and what was paid back. At home a bank
    /// answers an order once: a sum that may still grow would be taken for the last word.
    /// </summary>
    private async Task ReportAsync(RequestThread thread, uint work, CancellationToken cancellation)
    {
        var asked = thread.Opened.Content.Amount!.Value;
        var orders = side.Centre.OrdersOf(work).Where(order => order.Asked.Currency == asked.Currency).ToArray();
        if (await LetGoAsync(thread, orders, cancellation).ConfigureAwait(false))
        {
            return;
        }

        if (orders.Any(order => !order.IsOver && order.IsUnanswered))
        {
            return;
        }

        // What a bank paid to the victim itself is in nobody's hands at home.
        var toVictims = orders.SelectMany(order => order.Parts).Where(part => part.Kind == FreezeEventKind.ReturnToVictim).Sum(part => part.AmountMinor);
        var returned = Math.Min(asked.Minor, orders.Sum(order => order.ReturnedMinor) - toVictims);
        if (returned > (thread.State.Freeze == FreezeStatus.Returned ? thread.State.FreezeAmount!.Value.Minor : 0))
        {
            await SayAsync(
                thread, new RequestDetails.FreezeReported(FreezeStatus.Returned, asked with { Minor = returned }),
                FormattableString.Invariant($"returned {returned}"), cancellation).ConfigureAwait(false);
            return;
        }

        if (thread.State.Freeze == FreezeStatus.Returned)
        {
            return;
        }

        var held = Math.Min(asked.Minor, orders.Where(order => !order.IsOver).Sum(order => order.HeldMinor));
        var said = thread.State.FreezeAmount?.Minor ?? 0;
        if (held > said)
        {
            var status = held == asked.Minor ? FreezeStatus.Held : FreezeStatus.Partly;
            await SayAsync(
                thread, new RequestDetails.FreezeReported(status, asked with { Minor = held }), FormattableString.Invariant($"held {held}"), cancellation)
                .ConfigureAwait(false);
        }
        else if (held == 0 && said == 0 && thread.State.AnsweredAt is null && orders.All(order => order.IsOver))
        {
            await SayAsync(thread, new RequestDetails.FreezeReported(FreezeStatus.TooLate, null), "too late", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Has the banks asked to let go what the other centre wants let go, by their orders; and says what they let go, which may be more: on a complaint here, or
    /// since the time by law was over. Whether something was said.
    /// </summary>
    private async Task<bool> LetGoAsync(RequestThread thread, IReadOnlyList<FreezeOrder> orders, CancellationToken cancellation)
    {
        var rest = (thread.State.LettingGoAsked?.Minor ?? 0) - orders.Sum(order => order.ReleasedMinor + order.ReleaseAskedMinor);
        foreach (var order in orders.Where(order => order.State == FreezeOrderState.Frozen).OrderByDescending(order => IsNamed(order, thread))
            .ThenBy(order => order.Number))
        {
            if (rest > 0 && Math.Min(rest, order.HeldMinor - order.ReleaseAskedMinor) is > 0 and var more)
            {
                var ask = new Command.MoveOrder(
                    order.Number, FreezeEventKind.AskRelease, thread.Opened.Content.Asker, null, order.ReleaseAskedMinor + more, order.Asked.Currency,
                    Reason: ReasonOf(thread));
                await side.Centre.SubmitAsync(ask, cancellation).ConfigureAwait(false);
                rest -= more;
            }
        }

        var gone = Math.Min(thread.Opened.Content.Amount!.Value.Minor, orders.Sum(order => order.ReleasedMinor));
        if (thread.State.Freeze is not (FreezeStatus.Held or FreezeStatus.Partly or FreezeStatus.Returned) || gone <= (thread.State.LetGo?.Minor ?? 0))
        {
            return false;
        }

        await SayAsync(
            thread, new RequestDetails.LetGo(thread.Opened.Content.Amount.Value with { Minor = gone }), FormattableString.Invariant($"let go {gone}"),
            cancellation).ConfigureAwait(false);
        return true;
    }

    private static bool IsNamed(FreezeOrder order, RequestThread thread) =>
        Canonicaliser.Read(CanonicalKind.Account, $"{order.Bank}/{order.Account}") is { IsRead: true } read
        && read.Identifier == thread.Opened.Content.Subject;

    private static string ReasonOf(RequestThread thread) => $"{thread.Opened.Content.Asker} asks to let it go";

    /// <summary>The case of the report, filed now or before; null where it could not be filed now.</summary>
    private async Task<uint?> FiledAsync(Command.FileReport report, CancellationToken cancellation)
    {
        var result = await side.Centre.SubmitAsync(report, cancellation).ConfigureAwait(false);
        return result is { Status: CommandStatus.Done or CommandStatus.AlreadyDone, Case: { } work } ? work.Number : null;
    }

    /// <summary>The payment that brought the money to the account, as it was handed in here; null where none was.</summary>
    private async Task<(string Id, uint Submitter)?> SequenceOfAsync(OpenedRequest opened, CancellationToken cancellation)
    {
        if (opened.Payment is not { } named)
        {
            return null;
        }

        foreach (var sequence in await side.Centre.FindPaymentsAsync(named.PaymentId, cancellation).ConfigureAwait(false))
        {
            if (await side.Centre.ReadDecisionAsync(sequence, cancellation).ConfigureAwait(false) is { } decided
                && Canonicaliser.Read(CanonicalKind.Account, Encoding.UTF8.GetString(decided.Payment.Text(0,
                    PaymentText.PayeeAccount))) is { IsRead: true } payee
                && payee.Identifier == opened.Content.Subject)
            {
                return (Encoding.UTF8.GetString(decided.Payment.Text(0, PaymentText.PaymentId)), decided.Submitter);
            }
        }

        return null;
    }

    private Task<SealedMessage> SayAsync(RequestThread thread, RequestDetails details, string what, CancellationToken cancellation) => side.Desk.SayAsync(
        thread.State.Id.Value, details, side.StandingKeys, RequestDesk.IdOf(thread.State.ReceivedAt!.Value, $"{thread.State.Id} {what}"),
        cancellation: cancellation);
}
