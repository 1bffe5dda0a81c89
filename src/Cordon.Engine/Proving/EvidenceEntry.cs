using System.Globalization;
using System.Text;
using Cordon.Core.Evidence;

namespace Cordon.Engine.Proving;

/// <summary>An entry of the log: one batch of the journal, with the root over the commitments to all that is in it.</summary>
/// <param name="Partition">The journal's partition.</param>
/// <param name="Position">The batch's place in it.</param>
/// <param name="SealedMilliseconds">When the log took it, by the centre's clock: it says which day's key salts it.</param>
/// <param name="Items">What is in the batch: records, and payments by themselves.</param>
/// <param name="Before">What the log had before it.</param>
/// <param name="Root">The root over the items' commitments.</param>
internal sealed record EvidenceEntry(int Partition, long Position, long SealedMilliseconds, int Items, EvidenceTotals Before, byte[] Root)
{
    /// <summary>Bytes of an entry at most: nine lines, of numbers and of one root.</summary>
    public const int BytesMax = 512;

    private const string Head = "cordon-batch/1";
    private const int Lines = 9;

    /// <summary>What is hashed as the log's leaf: lines that a person can read.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Head}\npartition {Partition}\nposition {Position}\nsealed {SealedMilliseconds}\nitems {Items}\n"
        + $"accounts {Before.Accounts}\npolicies {Before.Policies}\npayments {Before.Payments}\nroot {Convert.ToBase64String(Root)}\n");

    /// <summary>The same as bytes.</summary>
    public byte[] Bytes => Encoding.ASCII.GetBytes(Text);

    /// <summary>Reads an entry; null where it is none.</summary>
    public static EvidenceEntry? Read(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length != Lines + 1 || lines[0] != Head)
        {
            return null;
        }

        var read = new EvidenceEntry(
            (int)Number(lines[1]), Number(lines[2]), Number(lines[3]), (int)Number(lines[4]),
            new EvidenceTotals(Number(lines[5]), Number(lines[6]), Number(lines[7])), RootOf(lines[8]));

        // What would be written otherwise than it stood was not written by this.
        return read.Root.Length == MerkleTree.HashBytes && read.Text == text ? read : null;
    }

    private static long Number(string line) =>
        long.TryParse(line.AsSpan(line.IndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static byte[] RootOf(string line) => Base64.Read(line[(line.IndexOf(' ') + 1)..], MerkleTree.HashBytes) ?? [];
}
