namespace Cordon.Engine.Evidence;

/// <summary>A journal has more payments than a reading of its evidence may keep in memory.</summary>
public sealed class EvidenceLimitException(string message) : Exception(message);
