using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Cordon.Exchange.Witnessing;

namespace Cordon.Web.Abroad;

/// <summary>Reads what the book has, with what shows it: by the trust list, and by nobody's word.</summary>
internal static class AbroadReader
{
    /// <summary>The messages of a request, in the book's order.</summary>
    public static async Task<IReadOnlyList<AbroadMessage>> MessagesAsync(ExchangeNode node, AbroadRow row)
    {
        var all = new List<AbroadMessage>();
        foreach (var place in node.Book.OfThread(row.Id).Where(place => place.Kind is EntryKind.Sent or EntryKind.Received))
        {
            if (await node.Book.OpenEntryAsync(place).ConfigureAwait(false) is { } opened && ExchangeNode.MessageOf(opened) is { } message)
            {
                var read = new AbroadMessage(
                    message, RequestThread.BodyOf(message), place.Kind == EntryKind.Sent, place.Leaf, null, Signers(node, message, row.Proposals))
                {
                    IsUnfetched = node.Book.Find(EntryKind.Unfetched, place.Id) is not null,
                };
                all.Add(node.Trust.Last is not { } list ? read
                    : read.IsOurs ? await WithReceiptAsync(node, read, list).ConfigureAwait(false)
                    : await WithDeliveryAsync(node, read with { HadAt = opened.Entry.At }, list).ConfigureAwait(false));
            }
        }

        return all;
    }

    /// <summary>Who co-signed a checkpoint of a log, and when.</summary>
    public static IReadOnlyList<(string Name, Instant At)> Witnesses(TrustList list, string of, SignedNote note) =>
    [
        .. list.Centres.Where(centre => centre.Id != of)
            .Select(centre => (centre.Name, Word: WitnessKey.CosignatureOf(centre.Witness, note)))
            .Where(one => one.Word is not null)
            .Select(one => (one.Name, Instant.From(DateTimeOffset.FromUnixTimeSeconds(one.Word!.Seconds)))),
    ];

    private static async Task<AbroadMessage> WithReceiptAsync(ExchangeNode node, AbroadMessage message, TrustList list)
    {
        if (await node.ReceiptAsync(message.Sealed.Message.Id).ConfigureAwait(false) is not { } bytes)
        {
            return message;
        }

        var check = ReceiptCheck.Of(bytes, list);
        return Shown(message with { HadAt = check.Receipt?.At }, list, check.Fault, check.Proof);
    }

    private static async Task<AbroadMessage> WithDeliveryAsync(ExchangeNode node, AbroadMessage message, TrustList list)
    {
        if (await node.ProveSentAsync(message.Sealed.Message.Id).ConfigureAwait(false) is not { Delivery: { } delivery })
        {
            return message;
        }

        var check = DeliveryCheck.Of(delivery, list);
        return Shown(message, list, check.Fault, check.Proof);
    }

    private static AbroadMessage Shown(AbroadMessage message, TrustList list, ExchangeFault fault, LogProof? proof)
    {
        var said = message.Sealed.Message;
        return message with
        {
            Fault = fault,
            OtherLeaf = proof?.Index,
            Witnesses = proof is null ? [] : Witnesses(list, message.IsOurs ? said.To : said.From, proof.Note),
        };
    }

    private static IReadOnlyList<AbroadSigner> Signers(ExchangeNode node, SealedMessage message, IReadOnlyList<RequestProposal> proposals)
    {
        var listed = node.Trust.Last?.Centre(message.Message.From)?.Keys ?? [];
        var proposal = proposals.FirstOrDefault(one => one.Id == message.Message.Id);
        return
        [
            .. message.Envelope.Signatures.Select(one => one.KeyId).OfType<string>().Distinct().Select(id =>
            {
                var use = listed.FirstOrDefault(key => key.KeyId == id && message.Envelope.IsSignedBy(key.KeyId, key.PublicKey))?.Use;
                return new AbroadSigner(id, use, message.Message.From != node.Id ? null : use switch
                {
                    KeyUse.Operator => proposal?.By ?? Standing(node, KeyUse.Operator, id),
                    KeyUse.Authoriser => proposal?.EndedBy ?? Standing(node, KeyUse.Authoriser, id),
                    _ => null,
                });
            }),
        ];
    }

    private static string? Standing(ExchangeNode node, KeyUse use, string keyId) =>
        node.Keys.Of(NodeIdentity.StandingRule, use).Name == keyId ? NodeIdentity.StandingRule : null;
}
