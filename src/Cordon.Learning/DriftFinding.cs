using Cordon.Core.Language;

namespace Cordon.Learning;

/// <summary>One thing that is watched.</summary>
/// <param name="Kind"><c>inputs</c>, <c>scores</c> or <c>outcomes</c>.</param>
/// <param name="Name">What it is of its kind, such as a fact's name.</param>
/// <param name="Value">Its measure.</param>
/// <param name="Words">The same for a person.</param>
public sealed record DriftFinding(string Kind, string Name, double Value, DriftState State, Phrase Words);
