using Cordon.Core.Evidence;
using Cordon.Core.Values;

namespace Cordon.Engine.Proving;

/// <summary>How far an evidence log has come.</summary>
/// <param name="Checkpoint">What was signed last; null before the first.</param>
/// <param name="Note">The same as it was signed.</param>
/// <param name="SealedAt">When that was.</param>
/// <param name="Fault">Why it does not go on; null where it does.</param>
public sealed record EvidenceState(Checkpoint? Checkpoint, string? Note, Instant? SealedAt, string? Fault);
