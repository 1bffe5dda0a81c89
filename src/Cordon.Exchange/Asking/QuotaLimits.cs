namespace Cordon.Exchange.Asking;

/// <summary>How much a counterpart may ask: the parameter on which the secrecy of what can be enumerated rests, and not the curve.</summary>
/// <param name="PerEpoch">Elements in an epoch, whatever they were.</param>
/// <param name="PerDay">Elements in a day: as many come back, evenly, in 86,400 seconds, and no more than these are ever kept.</param>
public sealed record QuotaLimits(long PerEpoch, int PerDay);
