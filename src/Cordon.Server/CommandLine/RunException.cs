namespace Cordon.Server.CommandLine;

/// <summary>A run cannot go on; the message is the one line that the user reads (exit code 1).</summary>
internal sealed class RunException(string message) : Exception(message);
