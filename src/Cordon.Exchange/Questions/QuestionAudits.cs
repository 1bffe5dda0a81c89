using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>The audits of questions in a centre's book: of its own questions to others and of theirs to it. Each entry is looked at once.</summary>
public sealed class QuestionAudits(ExchangeNode node) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Guid, QuestionAudit> _all = [];
    private readonly BookWalk _walk = new(node.Book);
    private TrustList? _list;

    /// <summary>All audits, the last first.</summary>
    public async Task<IReadOnlyList<QuestionAudit>> AllAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _walk.OnAsync([EntryKind.Sent, EntryKind.Received, EntryKind.TrustTaken], Take, cancellation).ConfigureAwait(false);
            return [.. _all.Values.OrderByDescending(audit => audit.At)];
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Whose word counts is judged by the list of that time, or a key that was taken out of it would undo what it said.
    private void Take(OpenedEntry opened)
    {
        if (opened.Entry.Kind == EntryKind.TrustTaken)
        {
            _list = Envelope.Read(opened.Content) is { } signed ? TrustList.Unchecked(signed) : _list;
        }
        else if (ExchangeNode.MessageOf(opened) is { } message)
        {
            Take(message.Message, opened.Entry.At);
        }
    }

    private void Take(ExchangeMessage said, Instant at)
    {
        if (said.Kind == MessageKind.AuditChallenge && AuditChallenge.Read(CarriedBody.In(said)) is { } challenge
            && (challenge.Epoch.Holder, challenge.Epoch.Asker) == (said.From, said.To))
        {
            _all.TryAdd(said.Thread, new QuestionAudit(said.Thread, challenge, at));
        }
        else if (said.Kind == MessageKind.AuditResult && AuditResult.Read(CarriedBody.In(said)) is { } result
            && _all.TryGetValue(said.Thread, out var audit) && audit.Result is null && IsOf(audit, result, said))
        {
            _all[said.Thread] = audit with { Result = result, ResultAt = at };
        }
    }

    // The first that an inspector of the asker signed counts: none is said away later.
    private bool IsOf(QuestionAudit audit, AuditResult result, ExchangeMessage said) =>
        audit.Challenge is var challenge && said.From == challenge.Epoch.Asker && result.Epoch == challenge.Epoch
        && result.Root.AsSpan().SequenceEqual(challenge.Root) && result.Opened == challenge.Opened
        && _list?.Centre(said.From) is { } asker
        && asker.Keys.Any(key => key.Counts(KeyUse.Inspector, said.At) && result.IsSignedBy(key.PublicKey));
}
