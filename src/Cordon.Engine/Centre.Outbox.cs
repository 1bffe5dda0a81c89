using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>What banks are told of their freeze orders: where they take it, what waits, what they have taken.</summary>
public sealed partial class Centre
{
    /// <summary>Banks that have an endpoint: every bank of a large country. Each costs its sender a task.</summary>
    private const int EndpointsMax = 10_000;

    private volatile OutboxView _outbox;
    private volatile TaskCompletionSource _outboxGrew = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when more has become durable that banks are to be told. Taken before looking, it misses nothing.</summary>
    public Task OutboxGrew => _outboxGrew.Task;

    /// <summary>Every bank's endpoint, by the bank.</summary>
    public IReadOnlyList<BankEndpoint> Endpoints => [.. _outbox.Endpoints.Values.OrderBy(endpoint => endpoint.Bank, StringComparer.Ordinal)];

    /// <summary>Notices that no bank has taken yet.</summary>
    public long WaitingNotices => _state.Outbox.Count;

    /// <summary>Banks, without their branches, that have not taken something.</summary>
    public IReadOnlyList<string> BanksWaiting => _state.Outbox.Banks;

    /// <summary>Banks that have not taken more than <see cref="BankBehind.NoticesMax"/> notices, by their names: they are to be called.</summary>
    public IReadOnlyList<BankBehind> BanksBehind => _state.Outbox.Behind;

    /// <summary>A bank's endpoint, by the bank without its branch; null for none.</summary>
    public BankEndpoint? FindEndpoint(string bank) => _outbox.Endpoints.GetValueOrDefault(bank);

    /// <summary>What a bank, without its branch, has not taken yet: its first first, and at most so many. All of it is durable.</summary>
    public IReadOnlyList<FreezeNotice> NoticesFor(string bank, int countMax) => _state.Outbox.Waiting(bank, _outbox.ThroughNumber, countMax);

    /// <summary>The number of the last notice that is durable; 0 before the first.</summary>
    public uint LastNotice => _outbox.ThroughNumber;

    /// <summary>The bank, without its branch, that a durable notice is or was for; null where there is none of this number.</summary>
    public string? BankOfNotice(uint number) =>
        number <= LastNotice && _state.Cases.Order(_state.Outbox.OrderOf(number)) is { } order ? FreezeNotice.BankOf(order.Bank) : null;

    /// <summary>How many notices a bank, without its branch, has not taken yet.</summary>
    public int CountNoticesFor(string bank) => _state.Outbox.CountOf(bank);

    /// <summary>The orders for the money that one payment brought, by the payment's number.</summary>
    public IReadOnlyList<FreezeOrder> OrdersForPayment(long sequence) => _state.Cases.OrdersForPayment(sequence);

    /// <summary>The numbers of payments under an identifier, whoever handed them in.</summary>
    public async ValueTask<IReadOnlyList<long>> FindPaymentsAsync(string paymentId, CancellationToken cancellation = default)
    {
        var sequences = new List<long>();
        foreach (var submitter in await FindSubmittersAsync(paymentId, cancellation).ConfigureAwait(false))
        {
            var found = await SubmitAsync(new Command.FindPayment(paymentId, submitter), cancellation).ConfigureAwait(false);
            if (found.Status == CommandStatus.Done)
            {
                sequences.Add(found.Sequence);
            }
        }

        return sequences;
    }

    /// <summary>A decided payment by its number, computed from the journal's record; null for none.</summary>
    public async ValueTask<RecordedDecision?> ReadDecisionAsync(long sequence, CancellationToken cancellation = default)
    {
        using var block = new PaymentBlock();
        var lane = await _archive.ReadAsync(sequence, block, cancellation).ConfigureAwait(false);
        if (lane < 0)
        {
            return null;
        }

        var decision = DecisionWords.Of(block, lane, _state.Policies[(int)block.PolicyNumber - 1]);
        return new RecordedDecision(decision, Payment(block, lane), new Instant(block.DecidedMilliseconds), block.PolicyNumber)
        {
            Submitter = (uint)block.Submitter[lane],
        };
    }

    private CommandResult SetEndpoint(Command.SetEndpoint set, JournalDraft draft)
    {
        var bank = FreezeNotice.BankOf(set.Bank);
        var before = _state.Outbox.Endpoints.GetValueOrDefault(bank);
        if (before is null && _state.Outbox.Endpoints.Count >= EndpointsMax)
        {
            return new CommandResult(CommandStatus.Invalid,
                new Phrase("{0} banks have an endpoint, and no more can", "已有{0}家银行设置接收地址，达到上限").With(EndpointsMax));
        }

        var endpoint = new BankEndpoint(bank, set.Url, set.Format, set.Assigner, (before?.Generation ?? 0) + 1, set.By);
        var body = draft.Begin(RecordKind.EndpointSet);
        Outbox.WriteEndpoint(endpoint, draft.Payload);
        EndAndApply(draft, RecordKind.EndpointSet, body);
        return new CommandResult(CommandStatus.Done, Endpoint: endpoint);
    }

    /// <summary>Books that a bank has its notices up to one: the orders among them count as sent, in the same batch.</summary>
    private CommandResult TakeNotices(Command.TakeNotices take, JournalDraft draft, Instant now)
    {
        var taken = _state.Outbox.Waiting(take.Bank, take.ThroughNumber, int.MaxValue);
        if (taken.Count == 0)
        {
            return take.ThroughNumber <= _state.Outbox.LastNumber
                ? new CommandResult(CommandStatus.AlreadyDone)
                : new CommandResult(CommandStatus.NotFound, new Phrase("no notice has this number", "没有这个编号的通知"));
        }

        var body = draft.Begin(RecordKind.NoticesTaken);
        Outbox.WriteTaken(take.Bank, take.ThroughNumber, now, take.By, draft.Payload);
        EndAndApply(draft, RecordKind.NoticesTaken, body);
        foreach (var notice in taken.Where(notice => notice.Kind == NoticeKind.Freeze))
        {
            var order = _state.Cases.Order(notice.Order.Number)!;
            var sent = new FreezeEvent(FreezeEventKind.Send, now, take.By, notice.AmountMinor);
            if (order.Refusal(sent, _state.Freezing, _state.KeyLines) is null)
            {
                Write(order, sent, draft);
            }
        }

        return new CommandResult(CommandStatus.Done);
    }

    private CommandResult PublishFreezeRules(Command.PublishFreezeRules rules, JournalDraft draft)
    {
        var (read, fault) = FreezeRulesReader.Read(rules.Text, Options.Reference);
        if (read is null)
        {
            return new CommandResult(CommandStatus.Invalid, new Phrase("{0}", "止付规则文本有误：{0}").With(fault));
        }

        // With every field: what a text leaves out is as in the standard rules of the program that reads it.
        var text = FreezeRulesWriter.Write(read, Options.Reference);
        if (text == _state.FreezingText)
        {
            return new CommandResult(CommandStatus.AlreadyDone);
        }

        var body = draft.Begin(RecordKind.FreezeRulesPublished);
        draft.Payload.Text(System.Text.Encoding.UTF8.GetBytes(text));
        draft.Payload.TextOrNull(rules.By);
        EndAndApply(draft, RecordKind.FreezeRulesPublished, body);
        return new CommandResult(CommandStatus.Done);
    }

    /// <summary>Lets out what has become durable, and wakes whoever sends it.</summary>
    private void PublishOutbox(OutboxView? durable)
    {
        if (durable is not null && (durable.ThroughNumber != _outbox.ThroughNumber || !ReferenceEquals(durable.Endpoints, _outbox.Endpoints)))
        {
            _outbox = durable;
            var grew = _outboxGrew;
            _outboxGrew = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            grew.SetResult();
        }
    }
}
