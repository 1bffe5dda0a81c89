using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>A payment as it was decided, read back from the journal.</summary>
/// <param name="Payment">One payment.</param>
/// <param name="DecidedAt">The centre's clock when it was decided.</param>
/// <param name="PolicyNumber">The policy that decided.</param>
public sealed record RecordedDecision(Decision Decision, PaymentBatch Payment, Instant DecidedAt, uint PolicyNumber)
{
    /// <summary>Who handed it in, by the number of the bank's key.</summary>
    public uint Submitter { get; init; }
}

/// <summary>Questions to the centre, from any thread.</summary>
public sealed partial class Centre
{
    /// <summary>Whether payments wait to be decided just now: who has time gives way to them.</summary>
    public bool HasWaiting => Interlocked.Read(ref _queuedPayments) > 0;

    /// <summary>A hold by its payment, as <see cref="IdentifiedPayment"/> names it, ended or not; null when the payment was never held, or long ago.</summary>
    public HeldPayment? FindHold(string paymentId, uint submitter) =>
        _state.Holds.Find(paymentId, submitter) is { } entry ? Describe(entry) : null;

    /// <summary>A hold by its payment's number, ended or not; null when the payment was never held, or long ago.</summary>
    public HeldPayment? FindHold(long sequence) => _state.Holds.Find(sequence) is { } entry ? Describe(entry) : null;

    /// <summary>The holds of payments from and to an account, ended or not, newest first.</summary>
    /// <param name="account">The account's number in the centre.</param>
    public IReadOnlyList<HeldPayment> HoldsOfAccount(uint account, int countMax) => [.. _state.Holds.OfAccount(account, countMax).Select(Describe)];

    /// <summary>The latest holds that an officer released, or had blocked by a second person, the latest decision first.</summary>
    /// <param name="officer">As the records name them.</param>
    public IReadOnlyList<HeldPayment> HoldsEndedBy(string officer, int countMax) =>
        [.. _state.Holds.EndedBy(by => by.Contains(officer, StringComparison.Ordinal), countMax).Select(Describe)];

    /// <summary>The latest holds of all submitters, newest first.</summary>
    public IReadOnlyList<HeldPayment> LatestHolds(int countMax) => [.. _state.Holds.Latest(countMax).Select(Describe)];

    /// <summary>The holds that last, the most urgent first, at most so many; and how many last in all.</summary>
    public (IReadOnlyList<HeldPayment> Holds, int Count) HoldsByUrgency(Instant now, int countMax)
    {
        var lasting = _state.Holds.Lasting();
        var first = lasting.OrderByDescending(e => HoldUrgency.RankOf(e.News.Reported is not null, e.News.IsOfPayee))
            .ThenByDescending(e => HoldUrgency.Of(e.Score, e.Size, e.Until - now)).ThenBy(e => e.Sequence).Take(countMax);
        return ([.. first.Select(Describe)], lasting.Count);
    }

    /// <summary>A submitter's holds that last, those first that end first; at most so many.</summary>
    public IReadOnlyList<HeldPayment> HoldsOf(uint submitter, int countMax) =>
    [
        .. _state.Holds.Lasting().Where(e => e.Submitter == submitter).OrderBy(e => e.Until).ThenBy(e => e.Sequence).Take(countMax).Select(Describe),
    ];

    /// <summary>
    /// The holds that ended since a moment, as they are known now, by who handed their payments in: the latest end first, at most so many of each. A
    /// submitter's are put into words when they are asked for.
    /// </summary>
    public Func<uint, IReadOnlyList<HeldPayment>> HoldsEndedSince(Instant since, int countMax)
    {
        var ended = _state.Holds.EndedSince(since).ToLookup(e => e.Submitter);
        return submitter =>
            [.. ended[submitter].OrderByDescending(e => e.EndedAt!.Value).ThenByDescending(e => e.Sequence).Take(countMax).Select(Describe)];
    }

    /// <summary>The holds that last and that the centre knows somebody proposes to block.</summary>
    public IReadOnlyList<HeldPayment> HoldsToBlock() => [.. _state.Holds.Lasting().Where(e => e.News.Block is not null).Select(Describe)];

    /// <summary>The freeze rules that count now.</summary>
    public FreezeRules Freezing => _state.Freezing;

    /// <summary>Raised with each change of a freeze order.</summary>
    public long OrderVersion => _state.Cases.OrderVersion;

    /// <summary>Raised when a hold begins or ends, or something becomes known of one.</summary>
    public long HoldVersion => _state.Holds.Version;

    /// <summary>
    /// Waits until all that is decided by now is durable. What was read before may be shown then: a centre that was killed would say the same.
    /// </summary>
    /// <returns>Done; or why it cannot be told when.</returns>
    public ValueTask<CommandResult> WhenDurableAsync(CancellationToken cancellation = default) => SubmitAsync(new Command.Await(), cancellation);

    /// <summary>Whether there is a case of a number.</summary>
    public bool HasCase(uint number) => number >= 1 && number <= _state.Cases.CaseCount;

    /// <summary>A freeze order by its number; null for none.</summary>
    public FreezeOrder? FindOrder(uint number) => _state.Cases.Order(number);

    /// <summary>Freeze orders that fit, the oldest first; at most so many, from the one after <paramref name="after"/> on.</summary>
    public IReadOnlyList<FreezeOrder> FindOrders(Func<FreezeOrder, bool> fits, uint after, int countMax) =>
        _state.Cases.Orders(fits, after, countMax);

    /// <summary>The numbers of the banks that handed in a payment under an identifier; empty also while the centre cannot answer.</summary>
    public async ValueTask<IReadOnlyList<uint>> FindSubmittersAsync(string paymentId, CancellationToken cancellation = default)
    {
        var found = await SubmitAsync(new Command.FindSubmitters(paymentId), cancellation).ConfigureAwait(false);
        return found.Submitters ?? [];
    }

    /// <summary>The accounts on a list, in the order of their first being seen; at most so many, from the one after <paramref name="skip"/> on.</summary>
    public IReadOnlyList<ListedAccount> ListedAccounts(AccountList list, int skip, int countMax) =>
    [
        .. _state.Lists.Where(l => l.Key.List == list).OrderBy(l => l.Key.Account).Skip(skip).Take(countMax).Select(l => new ListedAccount(
            list, Encoding.UTF8.GetString(_state.Directory.Key(l.Key.Account)), l.Value.Until, l.Value.Reason, l.Value.By)),
    ];

    /// <summary>
    /// The payment that a submitter's identifier means: its own, or under a UUID the one that another handed in. Who may know of it is for the caller
    /// to check.
    /// </summary>
    /// <returns>Done, with the payment; not found, or why it cannot be told.</returns>
    public ValueTask<CommandResult> IdentifyAsync(string paymentId, uint submitter, CancellationToken cancellation = default) =>
        SubmitAsync(new Command.FindPayment(paymentId, submitter), cancellation);

    /// <summary>
    /// A decided payment with its reasons, computed from the journal's record; null when the submitter sent none under this id, nor anyone where it is
    /// a UUID.
    /// </summary>
    public async ValueTask<RecordedDecision?> FindDecisionAsync(string paymentId, uint submitter, CancellationToken cancellation = default)
    {
        var found = await SubmitAsync(new Command.FindPayment(paymentId, submitter), cancellation).ConfigureAwait(false);
        return found.Status == CommandStatus.Done ? await ReadDecisionAsync(found.Sequence, cancellation).ConfigureAwait(false) : null;
    }

    /// <summary>
    /// All that a decision rests on, fact by fact, from the journal's record. Who may know of it is for the caller to check: it names others' accounts.
    /// </summary>
    /// <returns>Done, with the explanation; not found, or why it cannot be told.</returns>
    public ValueTask<CommandResult> ExplainDecisionAsync(string paymentId, uint submitter, CancellationToken cancellation = default) =>
        SubmitAsync(new Command.ExplainPayment(paymentId, submitter), cancellation);

    private PaymentBatch Payment(PaymentBlock block, int lane)
    {
        var payment = new PaymentBatch(1);
        payment.Begin();
        payment.SetTime(new Instant(block.TimeMilliseconds[lane]));
        payment.SetAmount(new Money(block.AmountMinor[lane], Currency.FromNumber((ushort)block.CurrencyNumber[lane])));
        if (block.PayeeCurrencyNumber[lane] != 0)
        {
            payment.SetPayeeAmount(new Money(block.PayeeAmountMinor[lane], Currency.FromNumber((ushort)block.PayeeCurrencyNumber[lane])));
        }

        foreach (var which in PaymentBlock.KeptTexts)
        {
            payment.SetText(which, block.Text(lane, which));
        }

        payment.SetText(PaymentText.PayerAccount, _state.Directory.Key((uint)block.Payer[lane]));
        payment.SetText(PaymentText.PayeeAccount, _state.Directory.Key((uint)block.Payee[lane]));
        payment.Commit();
        return payment;
    }

    private HeldPayment Describe(HoldBook.Entry entry) => new(
        entry.PaymentId, entry.Submitter, entry.Sequence, new Instant(entry.TimeMilliseconds), entry.Amount,
        Encoding.UTF8.GetString(_state.Directory.Key(entry.Payer)), Encoding.UTF8.GetString(_state.Directory.Key(entry.Payee)),
        entry.Score, entry.Reasons, entry.ToldUntil, entry.AtItsEnd, entry.State)
    {
        OwnUntil = entry.Until,
        EndedAt = entry.EndedAt,
        EndedBy = entry.State is HoldState.ExpiredReleased or HoldState.ExpiredBlocked ? null : entry.By,
        EndedWhy = entry.Why,
        PayerBank = entry.PayerBank,
        ModelScore = entry.ModelScore,
        News = entry.News,
    };
}
