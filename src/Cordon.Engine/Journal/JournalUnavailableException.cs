namespace Cordon.Engine.Journal;

/// <summary>
/// The store could not be reached, read or written: disk full or read-only, server gone, file locked. An append that ends so may or may
/// not be durable; repeat it with the same id at the same position.
/// </summary>
public sealed class JournalUnavailableException(string message, Exception? innerException = null) : IOException(message, innerException);
