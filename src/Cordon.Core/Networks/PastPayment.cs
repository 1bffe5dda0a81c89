using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks;

/// <summary>A payment in an account's past.</summary>
/// <param name="Transfer">Its transfer, by number.</param>
/// <param name="IsIn">Whether it came in; else it left.</param>
/// <param name="Other">The purse at the other end.</param>
/// <param name="OtherKind">What kind of account that is.</param>
/// <param name="Minor">What came or left, in minor units of the account's purse.</param>
/// <param name="TimeMilliseconds">When it was booked, from the Unix epoch.</param>
public readonly record struct PastPayment(uint Transfer, bool IsIn, uint Other, AccountKind OtherKind, long Minor, long TimeMilliseconds);
