namespace Cordon.Exchange.Wire;

/// <summary>Another centre could not be reached, or what answered was not it.</summary>
public sealed class HopFailedException(string message, Exception? innerException = null) : IOException(message, innerException);
