using Cordon.Core.Casework;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>The work on a case in one line of a list.</summary>
/// <param name="Worker">Who works it; null for nobody.</param>
/// <param name="MergedInto">The case that it is worked as part of; 0 for none.</param>
/// <param name="NextDue">When the first of its open tasks is due; null without one.</param>
/// <param name="ContestDue">When the first of its open complaints is to be decided; null without one.</param>
public sealed record CaseRow(
    uint Case, CaseStage Stage, string? Worker, uint MergedInto, Instant? ChangedAt, int OpenTasks, Instant? NextDue, int OpenContests, Instant? ContestDue);
