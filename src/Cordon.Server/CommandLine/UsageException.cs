namespace Cordon.Server.CommandLine;

/// <summary>The command was called wrongly in a way that only its own code can see (exit code 2).</summary>
internal sealed class UsageException(string message) : Exception(message);
