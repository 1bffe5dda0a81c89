using System.Buffers.Binary;

namespace Cordon.Core.Evidence;

/// <summary>A text and who signed it: C2SP signed-note.</summary>
/// <param name="Text">What is signed: lines, each with its end.</param>
/// <param name="Signatures">Who signed, none of it checked.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const string Separator = "\n\n";
    private const string Mark = "— ";
    private const int IdBytes = 4;

    /// <summary>Signatures of one note: a log's and its witnesses'.</summary>
    private const int SignaturesMax = 100;

    /// <summary>The whole note as it stands in a file.</summary>
    public string Whole =>
        Text + "\n" + string.Concat(Signatures.Select(one => $"{Mark}{one.Name} {Convert.ToBase64String([.. Id(one.KeyId), .. one.Bytes])}\n"));

    /// <summary>Reads a note; null where it is none.</summary>
    public static SignedNote? Read(string whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var end = whole.LastIndexOf(Separator, StringComparison.Ordinal);
        if (end < 0 || !whole.EndsWith('\n'))
        {
            return null;
        }

        var lines = whole[(end + Separator.Length)..].Split('\n')[..^1];
        var signatures = lines.Select(SignatureOf).OfType<NoteSignature>().ToList();
        return signatures.Count == lines.Length && lines.Length is > 0 and <= SignaturesMax ? new SignedNote(whole[..(end + 1)], signatures) : null;
    }

    private static NoteSignature? SignatureOf(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal) || line[Mark.Length..].Split(' ') is not [var name, var coded] || !VerifierKey.IsName(name))
        {
            return null;
        }

        var bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded, bytes, out var read) && read > IdBytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[IdBytes..read])
            : null;
    }

    private static byte[] Id(uint id)
    {
        var bytes = new byte[IdBytes];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, id);
        return bytes;
    }
}
