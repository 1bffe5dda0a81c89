using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Releases;

/// <summary>
/// What originators were asked and said, read out of the book. An originator's word is a message of its own, signed by two of its people: nobody else says for
/// it that it agreed.
/// </summary>
public sealed class ConsentBook(ExchangeNode node) : IDisposable
{
    private readonly Dictionary<Guid, ConsentThread> _threads = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly BookWalk _walk = new(node.Book);

    /// <summary>Asks an originator. It is in the book when this returns.</summary>
    /// <param name="persons">The keys of the person who wants it and of the one who allows it.</param>
    public Task<SealedMessage> AskAsync(
        string originator, ConsentAsk ask, IReadOnlyList<SecretKey> persons, Guid? id = null, CancellationToken cancellation = default) =>
        node.SendAsync(new MessageDraft(MessageKind.ConsentAsk, originator, null, ExchangeJson.Element(ask)) { Id = id }, persons, cancellation);

    /// <summary>Says yes or no to what was asked; a no takes a yes back. It is in the book when this returns.</summary>
    /// <exception cref="InvalidOperationException">Nothing of the number was asked of this centre.</exception>
    public async Task<SealedMessage> AnswerAsync(
        Guid thread, bool isGiven, IReadOnlyList<SecretKey> persons, Guid? id = null, CancellationToken cancellation = default)
    {
        var asked = (await AllAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(one => one.Id == thread && one.Originator == node.Id)
            ?? throw new InvalidOperationException($"Nobody asked {thread}.");
        var body = ExchangeJson.Element(new ConsentAnswer(isGiven));
        return await node.SendAsync(new MessageDraft(MessageKind.ConsentAnswer, asked.Asker, thread, body) { Id = id }, persons, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>All that was asked of this centre and by it, the last first.</summary>
    public async Task<IReadOnlyList<ConsentThread>> AllAsync(CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _walk.OnAsync(
                [EntryKind.Sent, EntryKind.Received],
                opened =>
                {
                    if (ExchangeNode.MessageOf(opened) is { } message)
                    {
                        Take(message.Message, opened.Entry.At);
                    }
                },
                cancellation).ConfigureAwait(false);
            return [.. _threads.Values.OrderByDescending(one => one.AskedAt)];
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What originators agree to at a moment, as the policy is told it.</summary>
    public async Task<IReadOnlyList<Consent>> GivenAsync(Instant now, CancellationToken cancellation = default)
    {
        var list = node.Trust.Last;
        return
        [
            .. from one in await AllAsync(cancellation).ConfigureAwait(false)
               where one.Asker == node.Id && one.Holds(now)
               let originator = list?.Centre(one.Originator)
               let recipient = list?.Centre(one.Ask.Recipient)
               where originator is not null && recipient is not null
               select new Consent(
                   ReleaseParties.Of(originator, now), one.Ask.Content.ToString(), ReleaseParties.Of(recipient, now), one.Ask.Purpose, one.Ask.Action,
                   one.Ask.Until),
        ];
    }

    public void Dispose() => _turn.Dispose();

    // Messages of a matter come in the order in which they were said; who is asked answers, and nobody else.
    private void Take(ExchangeMessage said, Instant at)
    {
        if (said.Kind == MessageKind.ConsentAsk && said.Id == said.Thread && ExchangeJson.Read<ConsentAsk>(said.Body) is { } ask)
        {
            _threads[said.Thread] = new ConsentThread(said.Thread, said.From, said.To, ask, at);
        }
        else if (said.Kind == MessageKind.ConsentAnswer && _threads.TryGetValue(said.Thread, out var asked) && asked.Originator == said.From
            && asked.Asker == said.To && ExchangeJson.Read<ConsentAnswer>(said.Body) is { } answer)
        {
            _threads[said.Thread] = asked with { IsGiven = answer.IsGiven, AnsweredAt = at };
        }
    }
}
