using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Formats.Exchange.GoAml;

namespace Cordon.Formats.Exchange;

/// <summary>What a conversion needs besides the file.</summary>
/// <param name="Now">The moment at which it is done: what may not be kept any longer is not written, and documents are dated with it.</param>
public sealed record ConversionSettings(Instant Now)
{
    /// <summary>Characters of a title: MISP's own bound.</summary>
    public const int TitleCharactersMax = 256;

    /// <summary>The marks of what has none, and what marks that are read are narrowed to; null where each entity has to have its own.</summary>
    public Marks? Marks { get; init; }

    /// <summary>What the whole is called where the format wants a title; one line.</summary>
    public string Title { get; init; } = "Cordon";

    /// <summary>Who writes it, where the format names an author.</summary>
    public string Author { get; init; } = "An anti-scam centre";

    /// <summary>Minutes east of UTC of times that are read without an offset.</summary>
    public int ZoneMinutes { get; init; }

    /// <summary>What goAML wants to know; null where neither side is goAML.</summary>
    public GoAmlSettings? GoAml { get; init; }
}
