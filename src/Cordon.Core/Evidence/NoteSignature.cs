namespace Cordon.Core.Evidence;

/// <summary>A signature of a note.</summary>
/// <param name="Name">Whose, as they say.</param>
/// <param name="KeyId">Of which key, as they say: see <see cref="VerifierKey.Id"/>.</param>
/// <param name="Bytes">The signature.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes);
