using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>A statement that a bank gave with an order.</summary>
/// <param name="Id">Its place.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Sha256">Of its bytes as they came.</param>
/// <param name="Text">The CSV as it came; empty when it was erased.</param>
public sealed record KeptStatement(long Id, string By, Instant At, string Sha256, string Text)
{
    /// <summary>Without whose accounts are in it.</summary>
    public override string ToString() => $"statement {Id} at {At}";
}
