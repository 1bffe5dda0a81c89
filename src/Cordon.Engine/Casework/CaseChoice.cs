using Cordon.Core.Casework;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>Which cases a list is to have: all conditions that are given hold.</summary>
/// <param name="LateAt">Only those with a task that should have been done before this moment.</param>
public sealed record CaseChoice(string? Worker = null, CaseStage? Stage = null, Instant? LateAt = null, bool HasOpenContest = false);
