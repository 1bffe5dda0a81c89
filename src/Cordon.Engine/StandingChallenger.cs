using Cordon.Core.Screening.Model;
using Cordon.Core.Values;

namespace Cordon.Engine;

/// <summary>A model that was proposed to decide, and does not yet: what it would say of payments is told from the facts that are recorded of them.</summary>
/// <param name="Number">From 1, in the order of being proposed.</param>
/// <param name="Model">The model.</param>
/// <param name="Text">Its file.</param>
/// <param name="Card">What it is, in words; null where nothing was told.</param>
/// <param name="By">The person who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="AfterSequence">The last payment decided before it stood.</param>
/// <param name="Key">The key that its proposer came with, by <see cref="BankKey.Id"/>; null where none is recorded.</param>
public sealed record StandingChallenger(
    uint Number, TreeEnsemble Model, string Text, string? Card, string By, Instant At, long AfterSequence, string? Key = null)
{
    /// <summary>
    /// Until when it has learnt, where who asks trained it and knows, as a replay does; null where only its file says so: whoever made the file could
    /// have written anything, and it is judged by nothing that was decided before it stood.
    /// </summary>
    public Instant? LearntUntil { get; init; }

    /// <summary>Neither its text nor a person.</summary>
    public override string ToString() => $"challenger {Number}";
}
