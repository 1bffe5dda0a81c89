using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Releases;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Requests;

/// <summary>A centre's requests to others and theirs to it, read out of its book.</summary>
public sealed class RequestDesk(ExchangeNode node)
{
    private readonly ConcurrentDictionary<Guid, (int Entries, RequestThread? Thread)> _read = [];

    /// <summary>Its exchanges.</summary>
    public ExchangeNode Node => node;

    /// <summary>Opens a request. It is in the book when this returns.</summary>
    /// <param name="persons">The keys of the person who wants it and of the one who allows it.</param>
    /// <param name="id">Its number, where it has one already: what was opened under it is not opened again. UUID version 7.</param>
    /// <param name="file">By which decisions it leaves; null where the policy is to be asked now, and permits it without a person's word.</param>
    /// <exception cref="InvalidOperationException">No trust list counts now, the other centre is in none, or the policy does not let it leave.</exception>
    public Task<SealedMessage> OpenAsync(
        OpenedRequest request, IReadOnlyList<SecretKey> persons, Guid? id = null, ReleaseFile? file = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return node.SendAsync(
            new MessageDraft(MessageKind.Request, request.Content.Holder, null, ExchangeJson.Element(new RequestBody { Opened = request }))
            {
                Id = id,
                File = file ?? (id is { } said && node.Book.Find(EntryKind.Sent, said) is not null ? null : Permitted(request)),
            },
            persons, cancellation);
    }

    /// <summary>Says something in a request. It is in the book when this returns; the objects that it names are there already.</summary>
    /// <param name="file">By which decisions it leaves; null where it gives no object.</param>
    /// <exception cref="InvalidOperationException">There is no such request, or no trust list counts now.</exception>
    public async Task<SealedMessage> SayAsync(
        Guid thread, RequestDetails details, IReadOnlyList<SecretKey> persons, Guid? id = null, ReleaseFile? file = null,
        CancellationToken cancellation = default)
    {
        var content = (await FindAsync(thread, cancellation).ConfigureAwait(false))?.Opened.Content
            ?? throw new InvalidOperationException($"There is no request {thread}.");

        // What is attested must be so: the words are gone before anybody is told.
        if (details is RequestDetails.DeletionAttested deleted)
        {
            node.EraseObject(thread, deleted.Object);
        }

        var to = content.Asker == node.Id ? content.Holder : content.Asker;
        return await node.SendAsync(
            new MessageDraft(MessageKind.Request, to, thread, ExchangeJson.Element(RequestBody.Of(details))) { Id = id, File = file }, persons, cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>By which decisions a request is opened without a person who weighs it, or why it may not.</summary>
    public (ReleaseFile? File, Phrase? Refusal) Opening(OpenedRequest request)
    {
        if (node.Release is not { } office)
        {
            return (null, NoOffice);
        }

        var plans = office.Ask(request);
        var refusal = plans.Select(plan => office.RefusalOf(plan, request.Content.Holder, request.Content.Kind)
            ?? (plan.Decision.Outcome == ReleaseOutcome.Permit ? null
                : new Phrase("a person has to weigh it: {0}", "须经人工审核：{0}").With(office.RulesOf(plan.Decision))))
            .FirstOrDefault(one => one is not null);
        return refusal is null ? (ReleaseFile.Of(plans), null) : (null, refusal);
    }

    /// <summary>All requests, the last begun first.</summary>
    public async Task<IReadOnlyList<RequestThread>> AllAsync(CancellationToken cancellation = default)
    {
        var all = new List<RequestThread>();
        foreach (var place in node.Book.From(0, int.MaxValue).Where(place => place.Id == place.Thread
            && place.Kind is EntryKind.Sent or EntryKind.Received).Reverse())
        {
            if (await FindAsync(place.Thread, cancellation).ConfigureAwait(false) is { } found)
            {
                all.Add(found);
            }
        }

        return all;
    }

    /// <summary>A request by its number; null where there is none, or it was erased.</summary>
    public async Task<RequestThread?> FindAsync(Guid thread, CancellationToken cancellation = default)
    {
        var entries = node.Book.OfThread(thread);
        if (_read.TryGetValue(thread, out var known) && known.Entries == entries.Count)
        {
            return known.Thread;
        }

        var messages = new List<(SealedMessage, Instant?)>();
        var withheld = new Dictionary<Guid, Phrase>();
        foreach (var place in entries.Where(place => place.Kind is EntryKind.Sent or EntryKind.Received))
        {
            if (await node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened && ExchangeNode.MessageOf(opened) is { } message)
            {
                messages.Add((message, place.Kind == EntryKind.Received ? opened.Entry.At : await ReceiptedAsync(place.Id,
                    cancellation).ConfigureAwait(false)));
            }
        }

        foreach (var place in entries.Where(place => place.Kind == EntryKind.Withheld))
        {
            withheld[place.Id] = (await node.WithheldAsync(place.Id, cancellation).ConfigureAwait(false))!;
        }

        var read = RequestThread.Of(messages, withheld);
        _read[thread] = (entries.Count, read);
        return read;
    }

    /// <summary>A number for a request or a message that one thing always gives, so that after a crash it is not said twice. UUID version 7.</summary>
    /// <param name="at">When the thing happened.</param>
    /// <param name="what">What it is, in words that nothing else has.</param>
    public static Guid IdOf(Instant at, string what)
    {
        var chance = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(what));
        var first = Guid.CreateVersion7(at.ToDateTimeOffset()).ToByteArray(bigEndian: true);

        // The time stands in the first six bytes, version and variant in two halves of bytes; the rest is chance.
        for (var i = 6; i < first.Length; i++)
        {
            var kept = i switch { 6 => 0xF0, 8 => 0xC0, _ => 0 };
            first[i] = (byte)((first[i] & kept) | (chance[i] & ~kept));
        }

        return new Guid(first, bigEndian: true);
    }

    private static readonly Phrase NoOffice = new("no release policy is set up here", "本中心未设置外发规则");

    private ReleaseFile Permitted(OpenedRequest request) => Opening(request) is var (file, refusal) && file is not null
        ? file : throw new InvalidOperationException(refusal!.English);

    private async Task<Instant?> ReceiptedAsync(Guid id, CancellationToken cancellation) =>
        await node.ReceiptAsync(id, cancellation).ConfigureAwait(false) is { } bytes && Envelope.Read(bytes) is { } envelope
            ? ExchangeJson.Read<Receipt>(envelope.Payload)?.At
            : null;
}
