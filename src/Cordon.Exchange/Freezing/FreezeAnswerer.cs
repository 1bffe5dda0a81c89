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

    // Of those that were withdrawn, the ones of which nothing is to be done any more.
    private readonly HashSet<Guid> _over = [];

    /// <summary>Takes up what was asked, and answers what can be answered. Nothing is done twice, however often this is called.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        var taken = new List<(uint Case, RequestThread Thread)>();
        foreach (var thread in await side.Desk.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (thread.Opened.Content is { Kind: RequestKind.FreezeMoney } content && content.Holder == side.Desk.Node.Id
                && await CaseOfAsync(thread, cancellation).ConfigureAwait(false) is { } work)
            {
                taken.Add((work, thread));
            }
        }

        foreach (var together in taken.GroupBy(one => (one.Case, one.Thread.Opened.Content.Amount!.Value.Currency)))
        {
            var threads = together.Select(one => one.Thread).OrderBy(thread => thread.State.ReceivedAt!.Value).ThenBy(thread => thread.State.Id.Value)
                .ToArray();

            // What was said and is not known to have come counts for nothing yet, and would be shared out twice.
            if (Array.TrueForAll(threads, thread => thread.Unreceipted == 0))
            {
                await AnswerAsync(together.Key.Case, threads, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether all that was held is told to be paid back.</summary>
    private static bool IsReturned(RequestThread thread) =>
        thread.State is { Freeze: FreezeStatus.Returned, FreezeAmount.Minor: var returned } && returned == thread.Opened.Content.Amount!.Value.Minor;

    /// <summary>The case of a request whose money is looked for here; null where there is none, also where it is said just now that there is.</summary>
    private async Task<uint?> CaseOfAsync(RequestThread thread, CancellationToken cancellation)
    {
        var id = thread.State.Id.Value;
        var isWithdrawn = thread.State.WithdrawnAt is not null;
        if (_over.Contains(id) || (thread.State.Freeze == FreezeStatus.TooLate && !isWithdrawn)
            || thread.State.Stage is not (RequestState.Received or RequestState.InProgress or RequestState.Provided or RequestState.Closed
                or RequestState.Withdrawn))
        {
            return null;
        }

        if ((thread.State.Freeze is not null || isWithdrawn) && _cases.TryGetValue(id, out var known))
        {
            return known;
        }

        if (thread.Unreceipted > 0)
        {
            return null;
        }

        if (await SequenceOfAsync(thread.Opened, cancellation).ConfigureAwait(false) is not { } payment)
        {
            // What names no payment is for people to look at: it says nothing of what is held here.
            if (thread.Opened.Payment is not null && thread.State.Freeze is null && thread.State.AnsweredAt is null && !isWithdrawn)
            {
                await SayAsync(thread, new RequestDetails.Refused(RefusalCode.NotHeld), "not held", cancellation).ConfigureAwait(false);
            }

            return null;
        }

        var report = new Command.FileReport(
            ReportPrefix + thread.State.Id, Instant.From(side.CentreTime.GetUtcNow()), payment.Id, payment.Submitter, thread.Opened.Payment!.ScamType, null,
                null,
            By: thread.Opened.Content.Asker);

        // What is withdrawn is not filed; whether it was before shows, whenever the program ended.
        if (isWithdrawn)
        {
            var found = await side.Centre.FindReportAsync(report.Reporter, report.ReportId, cancellation).ConfigureAwait(false);
            if (found.Status == CommandStatus.NotFound)
            {
                _over.Add(id);
            }

            return found.Case is { } file ? _cases[id] = file.Number : null;
        }

        if (await FiledAsync(report, cancellation).ConfigureAwait(false) is not { } work)
        {
            return null;
        }

        _cases[id] = work;
        if (thread.State.Freeze is null)
        {
            await SayAsync(thread, new RequestDetails.FreezeReported(FreezeStatus.Received, null), "received", cancellation).ConfigureAwait(false);
            return null;
        }

        return work;
    }

    private async Task AnswerAsync(uint work, RequestThread[] threads, CancellationToken cancellation)
    {
        var currency = threads[0].Opened.Content.Amount!.Value.Currency;
        var orders = side.Centre.OrdersOf(work).Where(order => order.Asked.Currency == currency).ToArray();
        var shares = FreezeShares.Of([.. threads.Select(thread => (thread.State, thread.Opened.Content.Amount!.Value.Minor))], orders);
        if (shares.ToLetGoMinor is { } all && await IsTheirsAsync(work, threads, cancellation).ConfigureAwait(false))
        {
            await AskToLetGoAsync(threads, orders, all, cancellation).ConfigureAwait(false);
        }

        for (var i = 0; i < threads.Length; i++)
        {
            if (threads[i].State.WithdrawnAt is not null)
            {
                await TakeBackAsync(threads[i], work, cancellation).ConfigureAwait(false);
            }
            else if (!IsReturned(threads[i]))
            {
                await ReportAsync(threads[i], orders, shares.Held[i], shares.Gone[i], shares.Returned[i], cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Whether nobody else reported the payment: what a request that was withdrawn leaves over is not let go from under a victim of this country.
    /// </summary>
    private async Task<bool> IsTheirsAsync(uint work, RequestThread[] threads, CancellationToken cancellation)
    {
        if (Array.Find(threads, thread => thread.State.WithdrawnAt is not null) is not { } withdrawn)
        {
            return true;
        }

        var found = await side.Centre.FindReportAsync(0, ReportPrefix + withdrawn.State.Id, cancellation).ConfigureAwait(false);
        return found.Case is { } file && file.Reports <= _cases.Values.Count(one => one == work);
    }

    /// <summary>
    /// Takes back the report of what was withdrawn, which withdraws the orders that no bank has answered. Where a bank holds money for nobody else it is asked
    /// to let it go first, and no other bank is asked for any.
    /// </summary>
    private async Task TakeBackAsync(RequestThread thread, uint work, CancellationToken cancellation)
    {
        var (by, why) = (thread.Opened.Content.Asker, $"{thread.Opened.Content.Asker} took its request back");
        var back = new Command.TakeBackReport(work, 0, ReportPrefix + thread.State.Id, by, why);
        var result = await side.Centre.SubmitAsync(back, cancellation).ConfigureAwait(false);
        if (result.Status is CommandStatus.Done or CommandStatus.AlreadyDone)
        {
            _over.Add(thread.State.Id.Value);
        }

        // It is the last report that stands of the case, and money is held on it.
        foreach (var order in result.Status == CommandStatus.Conflict ? side.Centre.OrdersOf(work).Where(order => !order.IsOver) : [])
        {
            if (order.IsUnanswered)
            {
                await side.Centre.SubmitAsync(new Command.MoveOrder(order.Number, FreezeEventKind.Withdraw, by, Reason: why), cancellation)
                    .ConfigureAwait(false);
            }
            else if (order.HeldMinor > order.ReleaseAskedMinor)
            {
                await side.Centre.SubmitAsync(
                    new Command.MoveOrder(
                        order.Number, FreezeEventKind.AskRelease, by, null, order.HeldMinor, order.Asked.Currency, Reason: why), cancellation)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Says how much of what was asked is held once all banks have answered, later that it is more, or that nothing is, what was let go and what was paid
    /// back. At home a bank answers an order once: a sum that may still grow would be taken for the last word.
    /// </summary>
    private async Task ReportAsync(
        RequestThread thread, FreezeOrder[] orders, long held, long gone, long returned, CancellationToken cancellation)
    {
        var asked = thread.Opened.Content.Amount!.Value;
        if (thread.State.FreezeHeld is not null && gone > (thread.State.LetGo?.Minor ?? 0))
        {
            await SayAsync(
                thread, new RequestDetails.LetGo(asked with { Minor = gone }), FormattableString.Invariant($"let go {gone}"), cancellation)
                .ConfigureAwait(false);
            return;
        }

        if (Array.Exists(orders, order => !order.IsOver && order.IsUnanswered))
        {
            return;
        }

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

        var said = thread.State.FreezeAmount?.Minor ?? 0;
        if (held > said)
        {
            var status = held == asked.Minor ? FreezeStatus.Held : FreezeStatus.Partly;
            await SayAsync(
                thread, new RequestDetails.FreezeReported(status, asked with { Minor = held }), FormattableString.Invariant($"held {held}"), cancellation)
                .ConfigureAwait(false);
        }
        else if (held == 0 && said == 0 && thread.State.AnsweredAt is null)
        {
            await SayAsync(thread, new RequestDetails.FreezeReported(FreezeStatus.TooLate, null), "too late", cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Has the banks asked, by their orders, to let go as much in all: more or, where less is wanted by now, less. What was asked by somebody here is not
    /// taken back.
    /// </summary>
    private async Task AskToLetGoAsync(RequestThread[] threads, FreezeOrder[] orders, long all, CancellationToken cancellation)
    {
        var frozen = orders.Where(order => order.State == FreezeOrderState.Frozen)
            .OrderByDescending(order => Array.Exists(threads, thread => IsNamed(order, thread))).ThenBy(order => order.Number).ToArray();
        var rest = all - frozen.Sum(order => order.ReleaseAskedMinor);
        var asker = threads.First(thread => thread.State.LettingGoAsked is not null || thread.State.WithdrawnAt is not null);
        var (by, why) = (asker.Opened.Content.Asker, ReasonOf(asker));
        foreach (var order in rest > 0 ? frozen : frozen.Reverse().Where(order => order.ReleaseAskedMinor > 0 && order.Reason == why))
        {
            // An ask is of something: the least sum of its currency stays.
            var change = rest > 0 ? Math.Min(rest, order.HeldMinor - order.ReleaseAskedMinor) : Math.Max(rest, 1 - order.ReleaseAskedMinor);
            if (rest != 0 && change != 0)
            {
                var ask = new Command.MoveOrder(
                    order.Number, FreezeEventKind.AskRelease, by, null, order.ReleaseAskedMinor + change, order.Asked.Currency, Reason: why);
                await side.Centre.SubmitAsync(ask, cancellation).ConfigureAwait(false);
                rest -= change;
            }
        }
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
