namespace Cordon.Core.Cases;

/// <summary>What one victim gets in a division, all in minor units of the recovered money's currency.</summary>
/// <param name="Case">The case.</param>
/// <param name="TracedMinor">Of all that was recovered: the victim's own money.</param>
/// <param name="RestMinor">Of all that was recovered: the victim's part of what is nobody's own.</param>
/// <param name="PaidMinor">What the victim has had of it before.</param>
/// <param name="DueMinor">What is to be paid now.</param>
public sealed record RestitutionShare(uint Case, long TracedMinor, long RestMinor, long PaidMinor, long DueMinor);
