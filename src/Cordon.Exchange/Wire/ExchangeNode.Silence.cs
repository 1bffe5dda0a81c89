using System.Security.Cryptography;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Wire;

/// <summary>What is done about a receiver that is silent, and by one that others cannot reach.</summary>
public sealed partial class ExchangeNode
{
    /// <summary>How long a message is without a receipt before its hash goes to third parties, and how long it then lies there before that is kept.</summary>
    public static readonly TimeSpan SilentAfter = ExchangeProofCheck.SilentMin;

    /// <summary>Of how many such messages the numbers are kept at the most.</summary>
    internal const int MissedMax = MailboxStore.FetchMax;

    private readonly SemaphoreSlim _minding = new(1, 1);

    /// <summary>Messages for this centre that have not come, though their hashes lie with a third party: whoever sent them cannot reach it.</summary>
    public IReadOnlyList<LeftMessage> Missed { get; private set; } = [];

    /// <summary>
    /// Leaves with third parties the hashes of messages that are a day without a receipt, keeps their word that nobody fetched one for another day, and looks
    /// whether hashes lie there for this centre. What a third party has it takes again without a change.
    /// </summary>
    /// <exception cref="IOException">The book could not be read or written.</exception>
    public async Task MindSilenceAsync(CancellationToken cancellation = default)
    {
        await _minding.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Trust.At(Now) is not { } list)
            {
                return;
            }

            foreach (var place in Book.From(0, int.MaxValue).Where(place => place.Kind == EntryKind.Sent && !IsDone(place)
                && Book.Find(EntryKind.Unfetched, place.Id) is null))
            {
                // What this centre itself holds back is not the receiver's silence.
                if (await Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened && Now >= opened.Entry.At + SilentAfter
                    && MessageOf(opened) is { } message && AwaitedBy(message, list) is null
                    && (await LastHopAsync(message).ConfigureAwait(false)).Refusal is null)
                {
                    await LeaveAsync(message, cancellation).ConfigureAwait(false);
                    await KeepUnfetchedAsync(message, list, cancellation).ConfigureAwait(false);
                }
            }

            var waiting = await FetchAsync(cancellation).ConfigureAwait(false);
            Missed = StillMissed(Missed, waiting, Now, id => Book.Find(EntryKind.Received, id) is not null);
        }
        finally
        {
            _minding.Release();
        }
    }

    /// <summary>
    /// What is missed after a look: what was known first, as many as there may be, and each for as long as a third party keeps it. A time to come, which a
    /// third party may claim, is taken as now.
    /// </summary>
    internal static IReadOnlyList<LeftMessage> StillMissed(
        IReadOnlyList<LeftMessage> known, IReadOnlyList<LeftMessage> waiting, Instant now, Func<Guid, bool> hasCome) =>
    [
        .. known.Concat(waiting.Select(left => left.Left > now ? left with { Left = now } : left))
            .Where(left => now < left.Left + MailboxStore.KeptFor && !hasCome(left.Id)).DistinctBy(left => left.Id).Take(MissedMax),
    ];

    private async Task KeepUnfetchedAsync(SealedMessage message, TrustList list, CancellationToken cancellation)
    {
        var said = message.Message;
        if (await ProveNotFetchedAsync(said.Id, cancellation).ConfigureAwait(false) is { Left: { } word } && Envelope.Read(word) is { } envelope
            && list.Centres.Any(centre => centre.IsMailbox && centre.Keys.Any(
                key => key.Counts(KeyUse.Message, Now) && envelope.IsSignedBy(key.KeyId, key.PublicKey)))
            && ExchangeJson.Read<LeftMessage>(envelope.Payload) is { Fetched: null, Told: { } told } left
            && (left.Id, left.From, left.To) == (said.Id, Id, said.To) && left.Hash.AsSpan().SequenceEqual(message.Hash) && told >= left.Left + SilentAfter)
        {
            var entry = new BookEntry(EntryKind.Unfetched, said.Thread, said.Id, Now, SHA256.HashData(envelope.Payload));
            await Book.EnterAsync(entry, word, cancellation).ConfigureAwait(false);
        }
    }
}
