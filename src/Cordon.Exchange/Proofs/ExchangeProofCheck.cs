using System.Globalization;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Json;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Proofs;

/// <summary>Reads proofs: what they show is worked out from signatures, hashes and the trust list alone.</summary>
public static class ExchangeProofCheck
{
    /// <summary>How long a message's hash must have lain before its receiver is said to be silent.</summary>
    public static readonly TimeSpan SilentMin = TimeSpan.FromHours(24);

    /// <summary>What a file proves, in words, or why it proves nothing.</summary>
    /// <param name="trust">The trust list in its envelope.</param>
    /// <param name="keepers">Who keeps the list, as known from elsewhere; null takes those who stand in it.</param>
    public static EvidenceReport Check(ReadOnlySpan<byte> bytes, Envelope trust, IReadOnlyList<TrustKeeper>? keepers = null)
    {
        ArgumentNullException.ThrowIfNull(trust);
        var named = keepers ?? TrustList.Unchecked(trust)?.Keepers ?? [];
        var (list, refusal) = TrustList.Read(trust, named);
        if (list is null)
        {
            return new EvidenceReport([], [$"the trust list: {refusal}"]);
        }

        List<string> lines =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Trust list {list.Sequence} of {list.Issued}, signed by its keepers {(keepers is null ? "as it names them itself" : "as they were given")}."),
        ];
        if (ExchangeJson.Read<ExchangeProof>(bytes) is not { Format: ExchangeProof.FormatNow } proof)
        {
            return new EvidenceReport(lines, ["it is no proof that this program knows"]);
        }

        var (said, fault) = proof.Kind switch
        {
            ProofKind.Sent => Sent(proof, list),
            ProofKind.Received => Received(proof, list),
            ProofKind.TwoHistories => TwoHistories(proof, list),
            ProofKind.BackDated => BackDated(proof, list),
            ProofKind.NotFetched => NotFetched(proof, list),
            _ => ("", $"it says that it proves {proof.Kind}, which this program does not know"),
        };
        return fault is null ? new EvidenceReport([.. lines, said], []) : new EvidenceReport(lines, [fault]);
    }

    private static (string Said, string? Fault) Sent(ExchangeProof proof, TrustList list)
    {
        if (proof.Delivery is not { } delivery)
        {
            return ("", "the message is missing");
        }

        var check = DeliveryCheck.Of(delivery, list);
        return check.Fault != ExchangeFault.None
            ? ("", $"the message: {ExchangeFaultWords.Of(check.Fault, NameOf(list, check.Message?.Message.From)).English}")
            : ($"{NameOf(list, check.Message!.Message.From)} sent message {check.Message.Message.Id} of {check.Message.Message.At} to "
                + $"{NameOf(list, check.Message.Message.To)}: it signed it, and its log has it as number {Place(check.Proof!.Index + 1)}, "
                + $"{WitnessesOf(list, check.Message.Message.From, check.Proof.Note)}.", null);
    }

    private static (string Said, string? Fault) Received(ExchangeProof proof, TrustList list)
    {
        if (proof.Receipt is not { } bytes)
        {
            return ("", "the receipt is missing");
        }

        var check = ReceiptCheck.Of(bytes, list);
        return check.Fault != ExchangeFault.None ? ("", $"the receipt: {ExchangeFaultWords.Of(check.Fault, NameOf(list, check.Receipt?.To)).English}")
            : proof.Delivery is { } delivery && (DeliveryCheck.Of(delivery, list) is not { Fault: ExchangeFault.None, Message: { } message }
                || !message.Hash.AsSpan().SequenceEqual(check.Receipt!.Message))
                ? ("", "the message beside the receipt is not the one that was receipted, or is not proven")
            : ($"{NameOf(list, check.Receipt!.To)} received message {check.Receipt.Id} from {NameOf(list, check.Receipt.From)} at {check.Receipt.At}: it "
                + $"signed the receipt, and its log has it as number {Place(check.Proof!.Index + 1)}, "
                + $"{WitnessesOf(list, check.Receipt.To, check.Proof.Note)}.", null);
    }

    private static (string Said, string? Fault) TwoHistories(ExchangeProof proof, TrustList list)
    {
        if (NoteOf(proof.Earlier, list) is not var (centre, earlier, earlierNote) || NoteOf(proof.Later, list) is not var (other, later, laterNote)
            || centre.Id != other.Id || proof.RootThen is not { } then || proof.Path is not { } path)
        {
            return ("", "two checkpoints that one log signed, and how one grew, are not there");
        }

        // The later tree is shown to begin with another tree of the earlier one's size than the log had signed.
        var isShown = earlier.Size == later.Size
            ? path.Count == 0 && then.AsSpan().SequenceEqual(later.Root)
            : earlier.Size > 0 && earlier.Size < later.Size && MerkleProof.IsGrown(earlier.Size, later.Size, then, later.Root, path);
        return !isShown ? ("", "the later checkpoint is not shown to have begun so")
            : then.AsSpan().SequenceEqual(earlier.Root) ? ("", "the one grew out of the other: the log has one history")
            : ($"{centre.Name}'s log has two histories: it signed a tree of {Place(earlier.Size)} entries, and later one of {Place(later.Size)} whose first "
                + $"{Place(earlier.Size)} are others. The first was {WitnessesOf(list, centre.Id, earlierNote)}, "
                + $"the second {WitnessesOf(list, centre.Id, laterNote)}.", null);
    }

    private static (string Said, string? Fault) BackDated(ExchangeProof proof, TrustList list)
    {
        if (proof.Delivery is not { } delivery || NoteOf(proof.Earlier, list) is not var (centre, earlier, note))
        {
            return ("", "the message, or the checkpoint from before it, is missing");
        }

        var check = DeliveryCheck.Of(delivery, list);
        if (check.Fault != ExchangeFault.None || check.Message!.Message.From != centre.Id)
        {
            return ("", check.Fault == ExchangeFault.None ? "the message is not of the centre whose checkpoint is there"
                : $"the message: {ExchangeFaultWords.Of(check.Fault, NameOf(list, check.Message?.Message.From)).English}");
        }

        var late = ShownLog.Witnesses(list, centre, note)
            .FirstOrDefault(one => DeliveryCheck.IsBackDated(check.Entry!, check.Proof!.Index, earlier, one.Seconds));
        return late.Witness is null
            ? ("", "no witness saw the log without the entry later than the entry says that it was made")
            : ($"{centre.Name} dated message {check.Message.Message.Id} back: it says {check.Entry!.At}, and at "
                + $"{Instant.From(DateTimeOffset.FromUnixTimeSeconds(late.Seconds))} {late.Witness.Name} saw the log with {Place(earlier.Size)} entries, "
                + "of which it is none.", null);
    }

    private static (string Said, string? Fault) NotFetched(ExchangeProof proof, TrustList list)
    {
        if (proof.Left is not { } bytes || Envelope.Read(bytes) is not { PayloadType: LeftMessage.PayloadType } envelope
            || ExchangeJson.Read<LeftMessage>(envelope.Payload) is not { Told: { } told } left)
        {
            return ("", "what the third party says is missing");
        }

        var third = list.Centres.FirstOrDefault(centre => centre.IsMailbox
            && centre.Keys.Any(key => key.Counts(KeyUse.Message, told) && envelope.IsSignedBy(key.KeyId, key.PublicKey)));
        var until = left.Fetched ?? told;
        return third is null ? ("", "no third party of the list signed it")
            : third.Id == left.To || third.Id == left.From ? ("", "the third party is one of the two")
            : until - left.Left < SilentMin ? ("", $"it lay for {until - left.Left} only")
            : ($"{NameOf(list, left.To)} did not fetch the hash of message {left.Id} from {NameOf(list, left.From)}, which lay with {third.Name} from "
                + $"{left.Left} until {until}.", null);
    }

    private static (TrustedCentre Centre, Checkpoint Checkpoint, SignedNote Note)? NoteOf(string? whole, TrustList list) =>
        whole is not null && SignedNote.Read(whole) is { } note
        && list.Centres.Select(centre => (Centre: centre, Checkpoint: ShownLog.Signed(centre, note))).FirstOrDefault(one => one.Checkpoint is not null)
            is { Checkpoint: { } checkpoint, Centre: { } centre }
            ? (centre, checkpoint, note)
            : null;

    private static string NameOf(TrustList list, string? id) => id is null ? "its author" : list.Centre(id) is { } centre ? $"{centre.Name} ({id})" : id;

    private static string Place(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string WitnessesOf(TrustList list, string id, SignedNote note) =>
        ShownLog.Witnesses(list, list.Centre(id)!, note) is { Count: > 0 } all
            ? "co-signed by " + string.Join(" and ", all.Select(one =>
                $"{one.Witness.Name} at {Instant.From(DateTimeOffset.FromUnixTimeSeconds(one.Seconds))}"))
            : "co-signed by nobody";
}
