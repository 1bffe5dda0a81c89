using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;

namespace Cordon.Exchange.Requests;

/// <summary>A request as the messages of its matter make it: the same on both sides, whatever came when.</summary>
/// <param name="Opened">What was asked.</param>
/// <param name="State">Where it stands by what both sides have.</param>
/// <param name="Messages">How many messages it has, those included of which no receipt has come yet.</param>
/// <param name="Unreceipted">How many of its own have no receipt yet, and so count for nothing.</param>
public sealed record RequestThread(OpenedRequest Opened, CooperationRequest State, int Messages, int Unreceipted)
{
    /// <summary>Messages of this centre that did not leave, by their numbers, and why: they count for nothing.</summary>
    public IReadOnlyDictionary<Guid, Phrase> Withheld { get; init; } = new Dictionary<Guid, Phrase>();

    /// <summary>Why the request itself did not leave; null where it did, or may yet.</summary>
    public Phrase? OpeningWithheld => Withheld.GetValueOrDefault(State.Id.Value);

    /// <summary>What an opened request is made of, in the order of the events: each has a hash of its own.</summary>
    private enum Step : byte
    {
        Drafted = 1,
        Committed = 2,
        Sent = 3,
        Received = 4,
    }

    /// <summary>
    /// The request of a matter; null where its first message is no request. A message counts from when its receiver entered it, which both sides know: the
    /// receiver by its book, the sender by the receipt.
    /// </summary>
    /// <param name="messages">The matter's messages, each with the moment at which its receiver had it; null where no receipt has come.</param>
    /// <param name="withheld">Those of them that did not leave, and why; null for none.</param>
    public static RequestThread? Of(
        IReadOnlyList<(SealedMessage Message, Instant? Had)> messages, IReadOnlyDictionary<Guid, Phrase>? withheld = null)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var first = messages.FirstOrDefault(one => one.Message.Message.Id == one.Message.Message.Thread).Message;
        if (first is null || first.Message.Kind != MessageKind.Request || BodyOf(first) is not { Opened: { } opened })
        {
            return null;
        }

        withheld ??= new Dictionary<Guid, Phrase>();
        messages = [.. messages.Where(one => !withheld.ContainsKey(one.Message.Message.Id))];
        var events = new List<RequestEvent>();
        var last = new Dictionary<string, EventHash> { [Convert.ToHexString(first.Hash)] = HashOf(first, Step.Received) };
        foreach (var (message, _) in messages.Where(one => one.Message != first))
        {
            last[Convert.ToHexString(message.Hash)] = new EventHash(message.Hash);
        }

        foreach (var (message, had) in messages)
        {
            if (had is { } at)
            {
                events.AddRange(message == first ? Opening(message, opened, at) : Later(message, at, last));
            }
        }

        return new RequestThread(
            opened, CooperationRequest.Of(RequestId.Of(first.Message.Id), events), messages.Count, messages.Count(one => one.Had is null))
        {
            Withheld = withheld,
        };
    }

    /// <summary>What a message of a request says; null where it is none.</summary>
    public static RequestBody? BodyOf(SealedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Message.Kind is MessageKind.Request && ExchangeJson.Read<RequestBody>(message.Message.Body) is { IsOne: true } body ? body : null;
    }

    /// <summary>The request is drafted, committed to, sent and received with one message: two persons signed it, its log has it and was co-signed.</summary>
    private static IEnumerable<RequestEvent> Opening(SealedMessage message, OpenedRequest opened, Instant at)
    {
        var (said, shown) = (message.Message, new EventHash(message.Hash));
        yield return Event(message, said.From, at, Step.Drafted, [], new RequestDetails.Drafted(opened.Content));
        yield return Event(message, said.From, at, Step.Committed, [HashOf(message, Step.Drafted)], new RequestDetails.Committed(opened.Basis));
        yield return Event(
            message, said.From, at, Step.Sent, [HashOf(message, Step.Committed)],
            new RequestDetails.Sent(shown, FormattableString.Invariant($"trust list {said.Trust}")));
        yield return Event(message, said.To, at, Step.Received, [HashOf(message, Step.Sent)], new RequestDetails.Received(shown));
    }

    private static IEnumerable<RequestEvent> Later(SealedMessage message, Instant at, Dictionary<string, EventHash> last)
    {
        if (BodyOf(message)?.Details is { } details)
        {
            yield return new RequestEvent
            {
                Request = RequestId.Of(message.Message.Thread),
                Author = message.Message.From,
                At = at,
                Hash = new EventHash(message.Hash),
                Prev = [.. message.Message.Previous.Select(hash => last.GetValueOrDefault(Convert.ToHexString(hash), new EventHash(hash)))],
                Signers = SignersOf(message),
                Details = details,
            };
        }
    }

    private static RequestEvent Event(
        SealedMessage message, string author, Instant at, Step step, System.Collections.Immutable.ImmutableArray<EventHash> seen, RequestDetails details) =>
            new()
            {
                Request = RequestId.Of(message.Message.Id),
                Author = author,
                At = at,
                Hash = HashOf(message, step),
                Prev = seen,
                Signers = SignersOf(message),
                Details = details,
            };

    /// <summary>Who signed it: the first is the centre, the others are its persons. What nobody signed but the centre, the centre says.</summary>
    private static System.Collections.Immutable.ImmutableArray<string> SignersOf(SealedMessage message)
    {
        var names = message.Envelope.Signatures.Select(one => one.KeyId).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length > 1 ? [.. names[1..]] : [.. names];
    }

    private static EventHash HashOf(SealedMessage message, Step step) =>
        new(System.Security.Cryptography.SHA256.HashData([.. message.Hash, (byte)step]));
}
