namespace Cordon.Exchange.Asking;

/// <summary>Whose signatures count for a centre's questions, as the trust list has them.</summary>
/// <param name="Operators">Public keys of those who put batches together, 32 bytes each.</param>
/// <param name="Officers">Public keys of those who authorise them.</param>
public sealed record AskingKeys(IReadOnlyList<byte[]> Operators, IReadOnlyList<byte[]> Officers);
