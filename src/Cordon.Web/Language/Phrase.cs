namespace Cordon.Web.Language;

/// <summary>What a screen says, in each language. Both are needed to make one, so that no screen is half translated.</summary>
/// <param name="English">British spelling, no more than a line.</param>
/// <param name="Chinese">Simplified Chinese.</param>
public sealed record Phrase(string English, string Chinese)
{
    /// <summary>In one language.</summary>
    public string In(Tongue tongue) => tongue == Tongue.Chinese ? Chinese : English;
}
