using Cordon.Core.Language;

namespace Cordon.Exchange.Wire;

/// <summary>Another centre could not be reached, or what answered was not it. The message names addresses, for whoever runs the centre.</summary>
public sealed class HopFailedException(string message, Phrase said, Exception? innerException = null) : IOException(message, innerException)
{
    /// <summary>The same for those who work with it, without addresses.</summary>
    public Phrase Said => said;
}
