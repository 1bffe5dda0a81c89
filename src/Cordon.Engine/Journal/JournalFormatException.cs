namespace Cordon.Engine.Journal;

/// <summary>
/// The store cannot serve as a journal as it is: laid out by a later program, another kind of file, or configured so that a commit is not
/// durable. Trying again does not help; a person must act.
/// </summary>
public sealed class JournalFormatException(string message) : InvalidOperationException(message);
