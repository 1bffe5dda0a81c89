using System.Globalization;
using System.Text;

namespace Cordon.Core.Evidence;

/// <summary>That an entry is in a log, in one text that needs nothing else but the keys of those who signed: C2SP tlog-proof.</summary>
/// <param name="Index">The entry's place in the log, from 0.</param>
/// <param name="Path">From the entry's hash to the root: siblings, lowest first.</param>
/// <param name="Note">The checkpoint, with whoever signed it.</param>
/// <param name="Extra">What else is known, proven by nothing; null where nothing is.</param>
public sealed record LogProof(long Index, IReadOnlyList<byte[]> Path, SignedNote Note, byte[]? Extra = null)
{
    private const string Head = "c2sp.org/tlog-proof@v1\n";
    private const string ExtraMark = "extra ";
    private const string IndexMark = "index ";

    /// <summary>Whether the way leads from an entry to the root that was signed. Who signed is not looked at.</summary>
    public bool Shows(ReadOnlySpan<byte> entry) => ShowsLeaf(MerkleTree.HashLeaf(entry));

    /// <summary>The same by the entry's hash.</summary>
    public bool ShowsLeaf(ReadOnlySpan<byte> leafHash) =>
        Checkpoint.Read(Note.Text) is { } checkpoint && MerkleProof.IsIncluded(leafHash, Index, checkpoint.Size, Path, checkpoint.Root);

    /// <summary>The text as it stands in a file.</summary>
    public string Whole
    {
        get
        {
            var text = new StringBuilder(Head);
            if (Extra is not null)
            {
                text.Append(ExtraMark).Append(Convert.ToBase64String(Extra)).Append('\n');
            }

            text.Append(IndexMark).Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
            foreach (var hash in Path)
            {
                text.Append(Convert.ToBase64String(hash)).Append('\n');
            }

            return text.Append('\n').Append(Note.Whole).ToString();
        }
    }

    /// <summary>Reads such a text; null where it is none.</summary>
    public static LogProof? Read(string whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var end = whole.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !whole.StartsWith(Head, StringComparison.Ordinal) || SignedNote.Read(whole[(end + 2)..]) is not { } note
            || Checkpoint.Read(note.Text) is null)
        {
            return null;
        }

        var lines = new Queue<string>(whole[Head.Length..(end + 1)].Split('\n')[..^1]);
        byte[]? extra = null;
        if (lines.TryPeek(out var first) && first.StartsWith(ExtraMark, StringComparison.Ordinal))
        {
            extra = Base64.Read(lines.Dequeue()[ExtraMark.Length..]);
            if (extra is null)
            {
                return null;
            }
        }

        if (!lines.TryDequeue(out var placed) || !placed.StartsWith(IndexMark, StringComparison.Ordinal)
            || LogNumber.Read(placed[IndexMark.Length..]) is not { } index)
        {
            return null;
        }

        var path = lines.Select(line => Base64.Read(line, MerkleTree.HashBytes)).OfType<byte[]>().ToList();
        return path.Count == lines.Count && path.Count <= MerkleProof.PathMax ? new LogProof(index, path, note, extra) : null;
    }
}
