using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>That somebody saw what is masked until they say why: kept for whoever asks who knew.</summary>
/// <param name="Officer">Who looked.</param>
/// <param name="Subject">What was looked at, as a path of the console: a case, a report, a payment.</param>
/// <param name="Purpose">Why, in the officer's words.</param>
public sealed record Look(string Officer, Instant At, string Subject, string Purpose)
{
    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"look at {Subject} by {Officer} at {At}";
}
