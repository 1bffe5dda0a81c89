namespace Cordon.Formats.Exchange;

/// <summary>
/// A file of another system cannot be read, or what is here cannot be written as one: the message says where (line, object, property) and why. Nothing was
/// guessed, and nothing that may not leave was written.
/// </summary>
public sealed class InterchangeException : Exception
{
    public InterchangeException(string message)
        : base(message)
    {
    }

    public InterchangeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
