using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What somebody wrote into a case. A note is never changed: a later one corrects it.</summary>
/// <param name="Number">From 1 in its case.</param>
public sealed record CaseNote(uint Number, string By, Instant At, string Text)
{
    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"note {Number} by {By} at {At}";
}
