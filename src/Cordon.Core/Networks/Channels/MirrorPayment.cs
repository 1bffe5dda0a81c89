namespace Cordon.Core.Networks.Channels;

/// <summary>A payment as the search for mirrored pairs sees it.</summary>
/// <param name="Account">The account that may be an underground bank's, by a number of the caller's.</param>
/// <param name="Other">The account at its other end.</param>
/// <param name="IsIn">Whether the account was paid; else it paid.</param>
/// <param name="Zone">Where the account is: its country, currency or bank, as the caller tells zones apart.</param>
/// <param name="Minor">In minor units of one reference currency.</param>
/// <param name="TimeMilliseconds">When, from the Unix epoch.</param>
public readonly record struct MirrorPayment(int Account, int Other, bool IsIn, int Zone, long Minor, long TimeMilliseconds);
