using Cordon.Core.Casework;

namespace Cordon.Engine.Casework;

/// <summary>A task with its case.</summary>
public sealed record DeskTask(uint Case, CaseTask Task);
