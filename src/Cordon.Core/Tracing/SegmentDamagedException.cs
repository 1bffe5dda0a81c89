namespace Cordon.Core.Tracing;

/// <summary>A sealed segment is not as it was written. The message says which, where and what; the journal has all that was in it.</summary>
public sealed class SegmentDamagedException(string message) : Exception(message);
