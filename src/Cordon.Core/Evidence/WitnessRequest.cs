using System.Globalization;
using System.Text;

namespace Cordon.Core.Evidence;

/// <summary>What a log asks of a witness: to co-sign a checkpoint that grew out of the last one it co-signed. C2SP tlog-witness.</summary>
/// <param name="OldSize">Entries of the last checkpoint that the witness co-signed, as the log believes; 0 where it never did.</param>
/// <param name="Path">How the tree grew from there.</param>
/// <param name="Note">The new checkpoint, signed by the log.</param>
/// <param name="Checkpoint">The same, read.</param>
public sealed record WitnessRequest(long OldSize, IReadOnlyList<byte[]> Path, SignedNote Note, Checkpoint Checkpoint)
{
    private const string OldMark = "old ";

    /// <summary>The text as it is sent.</summary>
    public string Whole
    {
        get
        {
            var text = new StringBuilder(OldMark).Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
            foreach (var hash in Path)
            {
                text.Append(Convert.ToBase64String(hash)).Append('\n');
            }

            return text.Append('\n').Append(Note.Whole).ToString();
        }
    }

    /// <summary>Reads such a text; null where it is none, or the sizes cannot be.</summary>
    public static WitnessRequest? Read(string whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var end = whole.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || SignedNote.Read(whole[(end + 2)..]) is not { } note || Checkpoint.Read(note.Text) is not { } checkpoint)
        {
            return null;
        }

        var lines = whole[..end].Split('\n');
        var path = lines[1..].Select(line => Base64.Read(line, MerkleTree.HashBytes)).OfType<byte[]>().ToList();
        return lines[0].StartsWith(OldMark, StringComparison.Ordinal) && LogNumber.Read(lines[0][OldMark.Length..]) is { } old
            && old <= checkpoint.Size && path.Count == lines.Length - 1 && path.Count <= MerkleProof.PathMax
            ? new WitnessRequest(old, path, note, checkpoint)
            : null;
    }

    /// <summary>What a witness may say to it, once the log's signature was found good.</summary>
    /// <param name="last">The last checkpoint of this log that the witness co-signed; null where there is none.</param>
    public WitnessAnswer Judge(Checkpoint? last)
    {
        if (OldSize != (last?.Size ?? 0))
        {
            return WitnessAnswer.OtherSize;
        }

        if (last is not null && last.Size == Checkpoint.Size)
        {
            return Checkpoint.Contradicts(last) ? WitnessAnswer.OtherRoot : Path.Count == 0 ? WitnessAnswer.Cosigned : WitnessAnswer.NotGrown;
        }

        // Out of the empty tree every tree grew, and there is nothing to show; the proof's own rules begin at one leaf.
        var isGrown = OldSize == 0
            ? Path.Count == 0 && (Checkpoint.Size > 0 || Checkpoint.Root.AsSpan().SequenceEqual(MerkleTree.Root([])))
            : MerkleProof.IsGrown(OldSize, Checkpoint.Size, last!.Root, Checkpoint.Root, Path);
        return isGrown ? WitnessAnswer.Cosigned : WitnessAnswer.NotGrown;
    }
}
