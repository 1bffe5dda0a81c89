namespace Cordon.Core.Cases;

/// <summary>What one victim brings to the division of recovered money.</summary>
/// <param name="Case">The case.</param>
/// <param name="Payment">The stolen payment's number: of equal claims the earlier payment goes first, whoever reported first.</param>
/// <param name="LossMinor">What was stolen less what was made good in other currencies, in minor units of the stolen currency.</param>
/// <param name="IsSameCurrency">
/// Whether the recovered money is in the currency that was stolen: only then is there a share in what nobody's trace reaches.
/// </param>
/// <param name="TracedMinor">What of the recovered money is traced to the victim's payment, in minor units of the recovered currency.</param>
/// <param name="TracedShareMinor">The same in minor units of the stolen currency, at booked amounts.</param>
/// <param name="PaidMinor">What the victim has had of the recovered money before, in minor units of its currency.</param>
public sealed record RestitutionClaim(
    uint Case, long Payment, long LossMinor, bool IsSameCurrency, long TracedMinor, long TracedShareMinor, long PaidMinor)
{
    /// <summary>The most that may be paid of this money in all, in minor units of its currency.</summary>
    public long MostMinor => IsSameCurrency ? LossMinor
        : TracedShareMinor <= LossMinor ? TracedMinor
        : (long)((Int128)TracedMinor * LossMinor / TracedShareMinor);
}
