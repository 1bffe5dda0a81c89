namespace Cordon.Bench.Fuzzing;

/// <summary>A parser did not keep what it promises; the message says which input did it and how.</summary>
public sealed class FuzzException(string message) : Exception(message);
