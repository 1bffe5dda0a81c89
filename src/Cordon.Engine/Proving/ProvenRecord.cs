namespace Cordon.Engine.Proving;

/// <summary>One thing that happened, with all that it takes to show that it is in a log.</summary>
/// <param name="Item">What was committed to.</param>
/// <param name="Salt">The commitment's salt.</param>
/// <param name="Index">The item's place in its batch.</param>
/// <param name="Path">The way from its commitment to the batch's root.</param>
/// <param name="Entry">The log's entry: the batch and its root.</param>
/// <param name="Place">The entry's place in the log.</param>
/// <param name="LogPath">The way from the entry to the log's root.</param>
internal sealed record ProvenRecord(
    byte[] Item, byte[] Salt, int Index, IReadOnlyList<byte[]> Path, string Entry, long Place, IReadOnlyList<byte[]> LogPath)
{
    /// <summary>Without what it says, which may name people.</summary>
    public override string ToString() => $"item {Index} of entry {Place}";
}
