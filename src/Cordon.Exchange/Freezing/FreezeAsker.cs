using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Exchange.Book;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Freezing;

/// <summary>
/// Takes a centre's freeze orders to banks abroad: what a bank at home is told by a notice, another centre is asked by a request, and what that centre says is
/// the bank's answer. A notice counts as taken once the request is in the book.
/// </summary>
public sealed class FreezeAsker(FreezeSide side)
{
    /// <summary>Why, in the words that go abroad: what an officer wrote is for the own record, and may name people.</summary>
    public const string WithdrawnWords = "The centre that asked takes the request back.";

    /// <summary>The same of money that is to be let go.</summary>
    public const string LettingGoWords = "The centre that asked lets the money go.";

    private const int NoticesAtOnce = 64;

    /// <summary>Why an order cannot be taken abroad; null where each could.</summary>
    public string? Fault { get; private set; }

    /// <summary>The number of the order that a request takes abroad, by its case's reference; null for one that persons made.</summary>
    public static uint? OrderOf(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Split(' ') is [_, var id] && FreezeOrder.TryParseId(id, out var number) ? number : null;
    }

    /// <summary>Takes what waits abroad, and what came back home. Nothing is done twice, however often this is called.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        Fault = null;
        if (side.Desk.Node.Trust.At(side.Now) is { } list)
        {
            foreach (var bank in side.Centre.BanksWaiting)
            {
                if (AbroadBanks.CentreOf(bank, side.Desk.Node.Id, list) is { } to)
                {
                    await TakeAbroadAsync(bank, to, list, cancellation).ConfigureAwait(false);
                }
            }
        }

        foreach (var thread in await side.Desk.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (thread.Opened.Content is { Kind: RequestKind.FreezeMoney } content && content.Asker == side.Desk.Node.Id)
            {
                await TakeHomeAsync(thread, cancellation).ConfigureAwait(false);
            }
        }

        await TakeBackAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes back the requests of cases whose reports were all taken back here: of what is over at home no notice goes, and the account there is
    /// reported still.
    /// </summary>
    private async Task TakeBackAsync(CancellationToken cancellation)
    {
        var open = new List<(RequestThread Thread, FreezeOrder Order)>();
        foreach (var thread in await side.Desk.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (thread.Opened.Content is { Kind: RequestKind.FreezeMoney } content && content.Asker == side.Desk.Node.Id && thread.OpeningWithheld is null
                && thread is { Unreceipted: 0, State.WithdrawnAt: null } && OrderOf(content.CaseReference) is { } number
                && thread.State.Stage is RequestState.Received or RequestState.InProgress or RequestState.Provided or RequestState.Closed
                && side.Centre.FindOrder(number) is { IsOver: true } order)
            {
                open.Add((thread, order));
            }
        }

        foreach (var some in open.Chunk(Centre.CasesAtOnceMax))
        {
            var files = await side.Centre.FindCasesAsync([.. some.Select(one => one.Order.Case).Distinct()], cancellation).ConfigureAwait(false);
            var back = files.Where(file => file.IsTakenBack).Select(file => file.Number).ToHashSet();
            foreach (var (thread, order) in some.Where(one => back.Contains(one.Order.Case)))
            {
                var id = thread.State.Id.Value;
                await side.Desk.SayAsync(
                    id, new RequestDetails.Withdrawn(WithdrawnWords), side.StandingKeys, RequestDesk.IdOf(order.ProposedAt, $"taken back {id}"),
                    cancellation: cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task TakeAbroadAsync(string bank, TrustedCentre to, TrustList list, CancellationToken cancellation)
    {
        foreach (var notice in side.Centre.NoticesFor(bank, NoticesAtOnce))
        {
            var fault = notice.Kind switch
            {
                NoticeKind.Freeze => await AskAsync(notice, to, list, cancellation).ConfigureAwait(false),
                NoticeKind.Withdraw => await WithdrawAsync(notice, cancellation).ConfigureAwait(false),
                NoticeKind.Release => await AskToLetGoAsync(notice, cancellation).ConfigureAwait(false),

                // How long it holds and by how much it shrank is the other centre's own law to say.
                _ => null,
            };
            if (fault is not null)
            {
                Fault = $"{notice.Order.Id}: {fault}";
                return;
            }

            await side.Centre.SubmitAsync(new Command.TakeNotices(bank, notice.Number, to.Id), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Asks for the money of an order; why that cannot be, or null.</summary>
    private async Task<string?> AskAsync(FreezeNotice notice, TrustedCentre to, TrustList list, CancellationToken cancellation)
    {
        var order = notice.Order;
        var subject = Canonicaliser.Read(CanonicalKind.Account, $"{order.Bank}/{order.Account}");
        if (!subject.IsRead)
        {
            return $"the account cannot be named abroad: {subject.Fault}";
        }

        var content = new RequestContent
        {
            Asker = side.Desk.Node.Id,
            AskerCountry = list.Centre(side.Desk.Node.Id)!.Country,
            Holder = to.Id,
            HolderCountry = to.Country,
            Kind = RequestKind.FreezeMoney,
            Urgency = RequestUrgency.UrgentDirect,
            Purpose = "Keep a victim's stolen money from moving on",
            CaseReference = ReferenceOf(order),
            Subject = subject.Identifier,
            Amount = order.Asked with { Minor = notice.AmountMinor },
        };
        if (side.Law.FindAll(content, side.Now) is not [var basis, ..])
        {
            return $"no instrument in force covers a freeze between {content.AskerCountry} and {content.HolderCountry}";
        }

        var payment = order.Payment == 0 ? null : await side.Centre.ReadDecisionAsync(order.Payment, cancellation).ConfigureAwait(false);
        var stolen = payment is null ? null
            : new StolenPayment(Encoding.UTF8.GetString(payment.Payment.Text(0, PaymentText.PaymentId)), payment.Payment.Time(0), null);
        var opened = new OpenedRequest(content, basis, stolen);
        var (file, refusal) = side.Desk.Node.Book.Find(EntryKind.Sent, IdOf(order)) is null ? side.Desk.Opening(opened) : (null, null);
        if (refusal is not null)
        {
            return $"the release policy does not let it leave by itself: {refusal.English}";
        }

        await side.Desk.OpenAsync(opened, side.StandingKeys, IdOf(order), file, cancellation).ConfigureAwait(false);
        return null;
    }

    private async Task<string?> WithdrawAsync(FreezeNotice notice, CancellationToken cancellation)
    {
        var id = IdOf(notice.Order);
        if (await side.Desk.FindAsync(id, cancellation).ConfigureAwait(false) is { OpeningWithheld: null })
        {
            await side.Desk.SayAsync(
                id, new RequestDetails.Withdrawn(WithdrawnWords), side.StandingKeys,
                RequestDesk.IdOf(notice.Time, $"withdrawn {id}"), cancellation: cancellation).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>
    /// Asks the other centre to have money let go that is held there. How much in all follows from the notice, so that whatever is said twice, or after more
    /// was let go, asks for nothing more.
    /// </summary>
    private async Task<string?> AskToLetGoAsync(FreezeNotice notice, CancellationToken cancellation)
    {
        var id = IdOf(notice.Order);
        if (await side.Desk.FindAsync(id, cancellation).ConfigureAwait(false) is { OpeningWithheld: null } thread)
        {
            var all = Math.Min(thread.Opened.Content.Amount!.Value.Minor, notice.Order.ReleasedMinor + notice.AmountMinor);
            await side.Desk.SayAsync(
                id, new RequestDetails.LettingGoAsked(notice.Order.Asked with { Minor = all }, LettingGoWords), side.StandingKeys,
                RequestDesk.IdOf(notice.Time, $"let go {id} {notice.Id}"), cancellation: cancellation).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Enters what the other centre says as the bank's answer to the order.</summary>
    private async Task TakeHomeAsync(RequestThread thread, CancellationToken cancellation)
    {
        if (OrderOf(thread.Opened.Content.CaseReference) is not { } number || side.Centre.FindOrder(number) is not { } order)
        {
            return;
        }

        if (thread.OpeningWithheld is { } withheld)
        {
            if (!order.IsOver)
            {
                var why = $"it did not leave this centre: {withheld.English}";
                await side.Centre.SubmitAsync(
                    new Command.MoveOrder(number, FreezeEventKind.Refuse, side.Desk.Node.Id, order.Bank, 0, order.Asked.Currency, why) { IsAnswer = true },
                    cancellation).ConfigureAwait(false);
            }

            return;
        }

        var (by, held) = (thread.Opened.Content.Holder, thread.State.FreezeAmount);
        var move = (thread.State.Stage, thread.State.Freeze) switch
        {
            (_, FreezeStatus.Held or FreezeStatus.Partly) when held is { } amount && !order.IsOver && order.IsUnanswered =>
                Answer(FreezeEventKind.Freeze, amount.Minor, null),
            (_, FreezeStatus.TooLate) when !order.IsOver => Answer(FreezeEventKind.TooLate, 0, null),

            // That it was held may never have been told by itself; and what comes back is booked whatever the order has become meanwhile.
            (_, FreezeStatus.Returned) when held is { } amount && !order.IsOver && order.IsUnanswered => Answer(FreezeEventKind.Freeze, amount.Minor, null),
            (_, FreezeStatus.Returned) when held is { } amount && order.ReturnedMinor < amount.Minor =>
                Answer(FreezeEventKind.Return, amount.Minor - order.ReturnedMinor, null) with
                {
                    Reference = FormattableString.Invariant($"{thread.State.Id} {amount.Minor}"),
                },
            (_, FreezeStatus.Refused) when !order.IsOver => Answer(FreezeEventKind.Refuse, 0, "the bank abroad does not do it"),
            (RequestState.Refused, _) when !order.IsOver =>
                Answer(FreezeEventKind.Refuse, 0, RefusalCodes.Say(thread.State.Refusal).English),
            _ => null,
        };
        if (move is not null)
        {
            await side.Centre.SubmitAsync(move, cancellation).ConfigureAwait(false);
        }

        // What was let go there is held here no more, whoever wanted it: each sum once, under a reference of its own.
        if (thread.State.LetGo is { } gone && side.Centre.FindOrder(number) is { State: FreezeOrderState.Frozen } now && now.ReleasedMinor < gone.Minor)
        {
            await side.Centre.SubmitAsync(
                Answer(FreezeEventKind.Release, Math.Min(gone.Minor - now.ReleasedMinor, now.HeldMinor), null) with
                {
                    Reference = FormattableString.Invariant($"{thread.State.Id} let go {gone.Minor}"),
                },
                cancellation).ConfigureAwait(false);
        }

        Command.MoveOrder Answer(FreezeEventKind kind, long amount, string? reason) =>
            new(number, kind, by, order.Bank, amount, order.Asked.Currency, reason) { IsAnswer = true };
    }

    /// <summary>The number of the request that an order makes, whenever it is made.</summary>
    private Guid IdOf(FreezeOrder order) => RequestDesk.IdOf(order.ProposedAt, $"{side.Desk.Node.Book.Key.Text} {order.Id}");

    private static string ReferenceOf(FreezeOrder order) => $"{CaseId.Of(order.Case)} {order.Id}";
}
