using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>One movement of an account, as its bank states it.</summary>
/// <param name="IsOut">Whether it left the account.</param>
/// <param name="Counterparty">The other account, or where cash was drawn.</param>
/// <param name="Reference">The bank's own identification of it.</param>
public sealed record AccountMovement(Instant At, bool IsOut, Money Amount, string Counterparty, string Reference)
{
    /// <summary>Without whose account it is.</summary>
    public override string ToString() => $"{(IsOut ? "out" : "in")} {Amount} at {At}";
}
