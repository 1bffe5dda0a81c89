using System.Buffers.Binary;
using System.Security.Cryptography;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>Which of another centre's batches are audited: all until it has passed some, then one in five, drawn by the holder's secret seed.</summary>
internal sealed class AuditDraw(ExchangeNode node, QuestionAudits audits, byte[] seed)
{
    /// <summary>Audits that a centre has to have passed before some of its batches are left out.</summary>
    public const int PassedFirst = 3;

    /// <summary>Of so many batches one is audited then.</summary>
    public const int OneIn = 5;

    /// <summary>
    /// Says what is to be opened of a batch, if it is drawn; both logs have it: the asker's receipt for the record of it is in the book.
    /// </summary>
    /// <param name="question">The batch's commitment.</param>
    /// <param name="list">The trust list that counts now.</param>
    /// <param name="nonceOf">The nonce of a batch by its epoch and root; null where the epoch is not held any more.</param>
    public async Task ChallengeAsync(Guid question, TrustList list, Func<EpochName, byte[], byte[]?> nonceOf, CancellationToken cancellation)
    {
        var id = QuestionNumber.OfChallenge(question);
        if (node.Book.Find(EntryKind.Sent, id) is not null
            || await node.OpenMessageAsync(EntryKind.Sent, QuestionNumber.OfRecord(question), cancellation).ConfigureAwait(false)
                is not var (opened, recorded)
            || await node.OpenMessageAsync(EntryKind.Received, question, cancellation).ConfigureAwait(false) is not var (commit, _)
            || recorded is not { Message: { Kind: MessageKind.QueryRecord } said }
            || EvaluationRecord.Read(CarriedBody.In(said)) is not { } record
            || list.Centre(said.To) is null
            || nonceOf(record.Epoch, record.Root) is not { } nonce
            || !await IsDrawnAsync(record, cancellation).ConfigureAwait(false))
        {
            return;
        }

        var note = await node.CosignedAsync(opened.Place.Leaf, said.To, cancellation).ConfigureAwait(false);
        var challenge = new AuditChallenge(
            record.Epoch, record.Root, AuditChallenge.OpenedUsual, nonce, ExchangeJson.Read<Delivery>(commit.Content)!.Proof,
            node.Book.Prove(opened.Place.Leaf, note).Whole);
        await node.SendAsync(
            new MessageDraft(MessageKind.AuditChallenge, said.To, question, CarriedBody.Of(challenge.ToBytes())) { Id = id }, [], cancellation)
            .ConfigureAwait(false);
    }

    private async Task<bool> IsDrawnAsync(EvaluationRecord record, CancellationToken cancellation)
    {
        var all = await audits.AllAsync(cancellation).ConfigureAwait(false);
        var passed = all.Where(audit => audit.Challenge.Epoch.Asker == record.Epoch.Asker && audit.Result is { Failures: 0 })
            .DistinctBy(audit => Convert.ToHexString(audit.Challenge.Root)).Count();
        return passed < PassedFirst || IsDrawn(seed, record.Root);
    }

    /// <summary>Whether a batch is one of those that are drawn once enough were passed: always the same, and nobody without the seed knows which.</summary>
    internal static bool IsDrawn(byte[] seed, byte[] root) =>
        BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(seed, (byte[])[.. "cordon audit draw"u8, .. root])) % OneIn == 0;
}
