using Cordon.Core.Evidence;

namespace Cordon.Exchange.Witnessing;

/// <summary>What a witness answered.</summary>
/// <param name="Answer">Whether it co-signed, or why not.</param>
/// <param name="Size">Entries of the last checkpoint that it co-signed.</param>
/// <param name="Cosignature">Its cosignature; null where it gave none.</param>
public sealed record WitnessWord(WitnessAnswer Answer, long Size, NoteSignature? Cosignature);
