using System.Net;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>What shows to others what a counterpart did: files that <c>cordon verify</c> reads with nothing but the trust list.</summary>
public sealed partial class ExchangeNode
{
    /// <summary>That another sent a message which is in the book; null where none of the number is, or it was erased.</summary>
    public async Task<ExchangeProof?> ProveSentAsync(Guid id, CancellationToken cancellation = default) =>
        await DeliveryAsync(id, cancellation).ConfigureAwait(false) is { } delivery
            ? new ExchangeProof(ExchangeProof.FormatNow, ProofKind.Sent) { Delivery = delivery }
            : null;

    /// <summary>That another received a message; null where no receipt of it has come.</summary>
    public async Task<ExchangeProof?> ProveReceivedAsync(Guid id, CancellationToken cancellation = default) =>
        await ReceiptAsync(id, cancellation).ConfigureAwait(false) is { } receipt
            ? new ExchangeProof(ExchangeProof.FormatNow, ProofKind.Received) { Receipt = receipt }
            : null;

    /// <summary>Leaves the hash of a message with every third party of the list, for a receiver that is silent; how many took it.</summary>
    /// <exception cref="InvalidOperationException">There is no trust list.</exception>
    public async Task<int> LeaveAsync(SealedMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var taken = 0;
        var left = ExchangeJson.Write(new LeftMessage(message.Message.Id, Id, message.Message.To, message.Hash, Now));
        foreach (var third in ThirdParties(message.Message.To))
        {
            var answer = await TryAsync(third, HttpMethod.Post, ExchangePath.Mailbox, left, cancellation).ConfigureAwait(false);
            taken += answer?.Status == HttpStatusCode.OK ? 1 : 0;
        }

        return taken;
    }

    /// <summary>
    /// What a third party says of a message whose hash was left with it, as the book has it or else as it is said now; null where none can be reached that has
    /// it.
    /// </summary>
    public async Task<ExchangeProof?> ProveNotFetchedAsync(Guid id, CancellationToken cancellation = default)
    {
        if (Book.Find(EntryKind.Unfetched, id) is { } place && await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } kept)
        {
            return new ExchangeProof(ExchangeProof.FormatNow, ProofKind.NotFetched) { Left = kept.Content };
        }

        foreach (var third in ThirdParties(""))
        {
            var answer = await TryAsync(third, HttpMethod.Get, $"{ExchangePath.Mailbox}/{id}", [], cancellation).ConfigureAwait(false);
            if (answer?.Status == HttpStatusCode.OK)
            {
                return new ExchangeProof(ExchangeProof.FormatNow, ProofKind.NotFetched) { Left = answer.Content };
            }
        }

        return null;
    }

    /// <summary>Messages whose hashes lie with third parties for this centre, which has fetched them with this.</summary>
    public async Task<IReadOnlyList<LeftMessage>> FetchAsync(CancellationToken cancellation = default)
    {
        var all = new List<LeftMessage>();
        foreach (var third in ThirdParties(""))
        {
            var answer = await TryAsync(third, HttpMethod.Get, ExchangePath.Mailbox, [], cancellation).ConfigureAwait(false);
            all.AddRange(answer?.Status == HttpStatusCode.OK ? ExchangeJson.Read<IReadOnlyList<LeftMessage>>(answer.Content) ?? [] : []);
        }

        return [.. all.DistinctBy(left => left.Id)];
    }

    private IEnumerable<TrustedCentre> ThirdParties(string but) =>
        (Trust.Last ?? throw new InvalidOperationException("There is no trust list.")).Centres.Where(centre => centre.IsMailbox && centre.Id != Id
            && centre.Id != but);

    private async Task<HopAnswer?> TryAsync(TrustedCentre to, HttpMethod method, string path, byte[] content, CancellationToken cancellation)
    {
        try
        {
            return await _client.SendAsync(to, method, path, JsonType, content, cancellation).ConfigureAwait(false);
        }
        catch (HopFailedException)
        {
            return null;
        }
    }

    private async Task<Delivery?> DeliveryAsync(Guid id, CancellationToken cancellation) =>
        Book.Find(EntryKind.Received, id) is { } place && await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened
            ? ExchangeJson.Read<Delivery>(opened.Content)
            : null;
}
