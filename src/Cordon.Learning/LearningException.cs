namespace Cordon.Learning;

/// <summary>Nothing can be learnt, or judged, from what was given; the message says why.</summary>
public sealed class LearningException(string message) : Exception(message);
