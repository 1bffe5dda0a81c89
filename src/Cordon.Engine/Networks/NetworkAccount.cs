using Cordon.Core.Screening.Activity;

namespace Cordon.Engine.Networks;

/// <summary>An account as a history knows it.</summary>
/// <param name="Bank">Its bank, as it was told.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Kind">What kind of account it is told to be.</param>
/// <param name="Holder">Its holder's name; null where not told.</param>
public sealed record NetworkAccount(string Bank, string Number, AccountKind Kind, string? Holder)
{
    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"account {Bank}/…{(Number.Length > 8 ? Number[^4..] : "")}, {Kind}";
}
