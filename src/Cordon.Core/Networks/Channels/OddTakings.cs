namespace Cordon.Core.Networks.Channels;

/// <summary>A merchant whose takings do not fit its trade.</summary>
/// <param name="Merchant">The merchant.</param>
/// <param name="Peers">With how many others of its trade it was compared.</param>
/// <param name="Reasons">What does not fit, the furthest off first.</param>
/// <param name="ScorePercent">How strong the finding is, 0 to 99.</param>
/// <param name="IsSteady">
/// The innocent explanation tested: half of its money or more is of payers who came again, and no more weak payers than usual. A
/// dear or odd shop has regulars; a front has none.
/// </param>
public sealed record OddTakings(int Merchant, int Peers, IReadOnlyList<TakingsReason> Reasons, int ScorePercent, bool IsSteady);
