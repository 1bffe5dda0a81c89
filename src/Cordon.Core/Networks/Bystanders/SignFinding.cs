namespace Cordon.Core.Networks.Bystanders;

/// <summary>A sign looked for, with the numbers compared.</summary>
/// <param name="Sign">What was counted.</param>
/// <param name="Found">What was found, in the sign's unit; <see cref="Screening.Facts.Unknown"/> where there was nothing to count.</param>
/// <param name="Limit">What it is compared with.</param>
/// <param name="IsAtMost">Whether up to the limit speaks for the explanation; else from it on.</param>
/// <param name="Speaks">What it says.</param>
public readonly record struct SignFinding(BystanderSign Sign, long Found, long Limit, bool IsAtMost, SignSpeaks Speaks);
