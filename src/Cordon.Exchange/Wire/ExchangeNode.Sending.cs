using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Cordon.Core.Language;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>What goes out: entered first, delivered until a receipt is in the book.</summary>
public sealed partial class ExchangeNode
{
    private const string JsonType = "application/json";

    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _kicks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Task _delivering = Task.CompletedTask;

    /// <summary>Says something to another centre. It is in the book when this returns, and is delivered as soon as the other can be reached.</summary>
    /// <param name="persons">The keys of the persons who want it.</param>
    /// <exception cref="InvalidOperationException">No trust list counts now, or the other centre is in none, or its number is another message's.</exception>
    /// <exception cref="JournalUnavailableException">It is not known whether it was entered.</exception>
    public async Task<SealedMessage> SendAsync(MessageDraft draft, IReadOnlyList<SecretKey> persons, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(persons);
        var list = Trust.At(Now) ?? throw new InvalidOperationException("The trust list has run out, or there is none: nothing new is begun with anybody.");
        _ = list.Centre(draft.To) ?? throw new InvalidOperationException($"{draft.To} is in no trust list.");
        await _sending.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (draft.Id is { } known && Book.Find(EntryKind.Sent, known) is { } place)
            {
                var there = MessageOf((await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false))!)!;
                return there.Message.Kind == draft.Kind && there.Message.To == draft.To && there.Message.Thread == (draft.Thread ?? known)
                    ? there : throw new InvalidOperationException($"Another message was said under the number {known}.");
            }

            var id = draft.Id ?? Guid.CreateVersion7(_time.GetUtcNow());
            var thread = draft.Thread ?? id;
            var withheld = WithheldOf(thread);
            var said = (await MessagesAsync(thread, cancellation).ConfigureAwait(false)).Where(one => !withheld.Contains(one.Message.Id)).ToList();
            var message = SealedMessage.Seal(
                new ExchangeMessage(id, draft.Kind, Id, draft.To, thread, LastOf(said), Now, list.Sequence, draft.Body), Keys.Message, persons);
            if (DeliveryCheck.SignatureFault(message, list.Centre(Id)!) is not ExchangeFault.None and var fault)
            {
                throw new InvalidOperationException($"Nobody would take the message: {fault}.");
            }

            if (RequestThread.BodyOf(message)?.Named.Count > CarriedObject.CountMax)
            {
                throw new InvalidOperationException($"Nobody would take the message: it names more than {CarriedObject.CountMax} objects.");
            }

            var decided = draft.File is { } file ? [DecidedEntry(thread, id, file)] : (IReadOnlyList<(BookEntry, byte[])>)[];
            await Book.EnterAsync(
                [.. decided, (new BookEntry(EntryKind.Sent, thread, id, Now, message.Hash), message.Envelope.ToBytes())], cancellation).ConfigureAwait(false);
            Kick();
            return message;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The receipt for a message that was sent; null where none has come yet.</summary>
    public async Task<byte[]?> ReceiptAsync(Guid id, CancellationToken cancellation = default) =>
        Book.Find(EntryKind.Receipt, id) is { } place ? (await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false))?.Content : null;

    /// <summary>Has what waits delivered now, not when its time comes.</summary>
    public void Kick() => _kicks.Writer.TryWrite(true);

    /// <summary>The messages that no other of them names: what its author has seen last.</summary>
    private static IReadOnlyList<byte[]> LastOf(IReadOnlyList<SealedMessage> said)
    {
        var named = said.SelectMany(one => one.Message.Previous).Select(Convert.ToHexString).ToHashSet();
        return [.. said.Select(one => one.Hash).Where(hash => !named.Contains(Convert.ToHexString(hash))).TakeLast(ExchangeMessage.PreviousMax)];
    }

    /// <summary>Delivers what has no receipt, each centre in the order of the book and none waiting for another.</summary>
    private async Task DeliverAllAsync()
    {
        var wait = WaitMin;
        var done = 0L;
        var open = new List<BookPlace>();
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var fresh = Book.From(done, int.MaxValue);
                done += fresh.Count;
                open.AddRange(fresh.Where(place => place.Kind == EntryKind.Sent));
                open.RemoveAll(IsDone);
                var before = open.Count;
                if (open.Count > 0 && Trust.Last is { } list)
                {
                    await DeliverAsync(open, list).ConfigureAwait(false);
                    open.RemoveAll(IsDone);
                }

                // Whoever cannot be reached is tried again later and later, and at once when something new is said.
                wait = open.Count < before || open.Count == 0 ? WaitMin : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, WaitMax.Ticks));
                var kick = _kicks.Reader.WaitToReadAsync(_end.Token).AsTask();
                _ = open.Count == 0 ? await kick.ConfigureAwait(false)
                    : await Task.WhenAny(kick, Task.Delay(wait, _time, _end.Token)).ConfigureAwait(false) == kick;
                _kicks.Reader.TryRead(out _);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is IOException or InvalidOperationException)
            {
                (Fault, FaultSaid) = (fault.Message, Stuck);
                await Task.Delay(wait, _time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether a message has its receipt, or does not leave.</summary>
    private bool IsDone(BookPlace place) => Book.Find(EntryKind.Receipt, place.Id) is not null || Book.Find(EntryKind.Withheld, place.Id) is not null;

    /// <summary>Why nothing goes out; null where it does.</summary>
    public string? Fault { get; private set; }

    /// <summary>The same for those who work with it, without addresses.</summary>
    public Phrase? FaultSaid { get; private set; }

    private static readonly Phrase Stuck = new("its own book or a list cannot be read or written", "本中心的日志或名单无法读写");
    private static readonly Phrase NotTaken = new("{0} does not take a message (it answered {1})", "{0}未接收一条消息（应答 {1}）");

    private async Task DeliverAsync(List<BookPlace> open, TrustList list)
    {
        var messages = new List<(BookPlace Place, OpenedEntry Opened, SealedMessage Message)>();
        foreach (var place in open)
        {
            if (await Book.OpenEntryAsync(place, _end.Token).ConfigureAwait(false) is { } opened && SealedMessage.Read(opened.Content) is { } message)
            {
                messages.Add((place, opened, message));
            }
        }

        await Task.WhenAll(messages.GroupBy(one => one.Message.Message.To).Select(async to =>
        {
            // What waits here, for a policy or a list, keeps back what is said after it in its matter, and nothing of any other.
            var (waiting, awaited) = (new HashSet<Guid>(), (Phrase?)null);
            foreach (var (_, opened, message) in to)
            {
                if (waiting.Contains(message.Message.Thread))
                {
                    continue;
                }

                if (AwaitedBy(message, list) is { } held)
                {
                    waiting.Add(message.Message.Thread);
                    awaited = held;
                }
                else if (!await DeliverAsync(opened, message, list).ConfigureAwait(false))
                {
                    return;
                }
            }

            if (awaited is not null)
            {
                (Fault, FaultSaid) = (awaited.English, awaited);
            }
        })).ConfigureAwait(false);
    }

    /// <summary>Delivers one message; whether its receipt is in the book, or that it does not leave.</summary>
    private async Task<bool> DeliverAsync(OpenedEntry opened, SealedMessage message, TrustList list)
    {
        try
        {
            var note = list.Centre(message.Message.To) is not { } known ? null
                : await _heads.CosignedAsync(opened.Place.Leaf, list, known.Id, _end.Token).ConfigureAwait(false);

            // Nothing lies between this look and the bytes but their way out; whoever was struck off meanwhile is struck off here.
            var (refusal, objects) = await LastHopAsync(message).ConfigureAwait(false);
            if (refusal is not null && AwaitedBy(message, Trust.Last ?? list) is { } awaited)
            {
                // The list has run out since: it waits for the next one.
                (Fault, FaultSaid) = (awaited.English, awaited);
                return false;
            }

            if (refusal is not null)
            {
                await WithholdAsync(message, refusal).ConfigureAwait(false);
                return true;
            }

            if (note is null || Trust.Last?.Centre(message.Message.To) is not { } to)
            {
                return false;
            }

            var content = ExchangeJson.Write(Shown(opened, note, opened.Content) with { Objects = objects });
            var answer = await _client.SendAsync(to, HttpMethod.Post, ExchangePath.Messages, JsonType, content, _end.Token).ConfigureAwait(false);
            var check = answer.Status == HttpStatusCode.OK ? ReceiptCheck.Of(answer.Content, list) : null;
            if (check is not { Fault: ExchangeFault.None, Receipt: { } receipt } || receipt.Id != message.Message.Id || receipt.To != to.Id
                || !receipt.Message.AsSpan().SequenceEqual(message.Hash))
            {
                var why = check?.Fault.ToString() ?? JsonSerializer.Serialize(System.Text.Encoding.UTF8.GetString(answer.Content));
                Fault = $"{to.Id} answered {(int)answer.Status} to {message.Message.Id}: {why}";
                FaultSaid = NotTaken.With(Phrase.Same(to.Name), (int)answer.Status);
                return false;
            }

            await Book.EnterAsync(
                new BookEntry(EntryKind.Receipt, message.Message.Thread, message.Message.Id, Now, message.Hash), answer.Content,
                    _end.Token).ConfigureAwait(false);
            (Fault, FaultSaid) = (null, null);
            return true;
        }
        catch (HopFailedException fault)
        {
            (Fault, FaultSaid) = (fault.Message, fault.Said);
            return false;
        }
    }
}
