namespace Cordon.Formats.Exchange;

/// <summary>What a file of another system may be at most. Real ones stay far below each; what lies above is an attack, or is to be parted.</summary>
public static class InterchangeLimits
{
    /// <summary>Bytes of one FollowTheMoney entity, that is of one line.</summary>
    public const int LineBytesMax = 4 * 1024 * 1024;

    /// <summary>Objects and lists inside one another in JSON. A MISP event with references has seven.</summary>
    public const int JsonDepthMax = 16;

    /// <summary>Bytes of a document that has to be held as a whole (MISP, and settings): events that a person wrote have some thousands.</summary>
    public const int DocumentBytesMax = 64 * 1024 * 1024;

    /// <summary>Elements inside one another in XML. The deepest path of a goAML report has about twelve.</summary>
    public const int XmlDepthMax = 32;

    /// <summary>Characters of a goAML report, whose transactions are read one at a time.</summary>
    public const long XmlCharactersMax = 1L << 30;

    /// <summary>Entities that are held at one time, where a format names things before or inside one another.</summary>
    public const int EntitiesMax = 1_000_000;

    /// <summary>Characters of one value, as FollowTheMoney has it for its longest type.</summary>
    public const int ValueCharactersMax = 65_000;

    /// <summary>Values of one property: a person with more names or accounts is a list.</summary>
    public const int ValuesMax = 1_000;

    /// <summary>Characters of an identifier.</summary>
    public const int IdCharactersMax = 255;
}
