using System.Globalization;

namespace Cordon.Core.Evidence;

/// <summary>How far a log has come, and the root over all of it: what is signed. C2SP tlog-checkpoint.</summary>
/// <param name="Origin">The log's name, the same for ever.</param>
/// <param name="Size">Entries.</param>
/// <param name="Root">The root over them.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    private const int Lines = 3;

    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    /// <summary>Whether this and another cannot both be of one history: two trees of one size.</summary>
    public bool Contradicts(Checkpoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Origin == Origin && other.Size == Size && !other.Root.AsSpan().SequenceEqual(Root);
    }

    /// <summary>Reads the text of a note; null where it is no checkpoint. Lines behind the third say more, and are passed over.</summary>
    public static Checkpoint? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        return lines.Length > Lines && lines[0].Length > 0
            && LogNumber.Read(lines[1]) is { } size
            && Base64.Read(lines[2], MerkleTree.HashBytes) is { } root
            ? new Checkpoint(lines[0], size, root)
            : null;
    }
}
