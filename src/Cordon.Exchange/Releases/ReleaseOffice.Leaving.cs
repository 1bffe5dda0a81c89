using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Language;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Releases;

/// <summary>The last look at a message, where its bytes are about to be written.</summary>
public sealed partial class ReleaseOffice
{
    /// <summary>By which decisions a message leaves; null where nobody asked.</summary>
    public async Task<ReleaseFile?> FileOfAsync(Guid message, CancellationToken cancellation = default) =>
        node.Book.Find(EntryKind.Decided, message) is { } place && await node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
        && ExchangeJson.Read<ReleaseFile>(opened.Content) is { ReleaseFormat: ReleaseFile.FormatNow } file ? file : null;

    /// <summary>Why a message does not leave now, and the objects that go beside it where it does.</summary>
    internal async Task<(Phrase? Refusal, IReadOnlyList<CarriedObject>? Objects)> LookAsync(
        SealedMessage message, RequestBody body, CancellationToken cancellation)
    {
        var said = message.Message;
        if (await FileOfAsync(said.Id, cancellation).ConfigureAwait(false) is not { } file)
        {
            return (NotAsked, null);
        }

        var carried = new List<CarriedObject>();
        foreach (var named in body.Named)
        {
            if (await node.CarriedAsync(said.Thread, named.Hash, named, cancellation).ConfigureAwait(false) is not { } one)
            {
                return (new Phrase("an object of it was erased", "其中一份材料已被清除"), null);
            }

            carried.Add(one);
        }

        var things = carried.Select(one => one.Read()!).Select(one => (one.Content, Cover: (ReleaseCover?)one.Cover)).ToList();
        foreach (var lot in body.Opened is { } opened ? AskedWords.Of(opened) : [])
        {
            // Words that cannot be written as they would be asked about were asked about by nobody.
            if (ReleaseContent.Of(lot.Fields, "") is not { } words)
            {
                return (NotAsked, null);
            }

            things.Add((words, null));
        }

        if (things.Count == 0)
        {
            return (NotAsked, null);
        }

        var kind = body.Opened?.Content.Kind ?? await KindAsync(said.Thread, cancellation).ConfigureAwait(false);
        var refusal = await RefusalAsync(file, things, said.To, kind, cancellation).ConfigureAwait(false);
        return refusal is null ? (null, carried.Count == 0 ? null : carried) : (refusal, null);
    }

    /// <summary>Why things do not leave by a file now; null where all do.</summary>
    private async Task<Phrase?> RefusalAsync(
        ReleaseFile file, IReadOnlyList<(ReleaseContent Content, ReleaseCover? Cover)> things, string to, RequestKind kind, CancellationToken cancellation)
    {
        var recipient = RecipientOf(to, kind);
        if (!recipient.IsTrusted)
        {
            return UnknownOf(to, kind) ?? new Phrase("the trust list has run out", "信任名单已失效");
        }

        var isOwn = things.All(thing => file.Decisions.FirstOrDefault(one => one.ObjectHash == thing.Content.Hash)?.Made(Policy)?.Question.Marks.Originators
            .All(IsOwn) == true);
        var consents = isOwn ? [] : await _consents.GivenAsync(Now, cancellation).ConfigureAwait(false);
        return things.Select(thing => RefusalOf(file, thing.Content, thing.Cover, recipient, consents)).FirstOrDefault(refusal => refusal is not null);
    }

    private async Task<RequestKind> KindAsync(Guid thread, CancellationToken cancellation) =>
        (await node.MessagesAsync(thread, cancellation).ConfigureAwait(false)).Where(one => one.Message.Id == thread)
            .Select(one => RequestThread.BodyOf(one)?.Opened?.Content.Kind).FirstOrDefault() ?? RequestKind.None;
}
