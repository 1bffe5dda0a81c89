namespace Cordon.Exchange.Matching;

/// <summary>What is asked once.</summary>
/// <param name="Inputs">What is asked, and never leaves.</param>
/// <param name="Blinds">A secret scalar of 32 bytes for each, used for this question alone.</param>
/// <param name="Blinded">What is sent: 32 bytes for each, which say nothing of the input to whoever has not the blind.</param>
public sealed record OprfQuestion(IReadOnlyList<byte[]> Inputs, byte[] Blinds, byte[] Blinded);
