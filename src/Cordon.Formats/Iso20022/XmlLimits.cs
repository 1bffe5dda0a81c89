namespace Cordon.Formats.Iso20022;

/// <summary>What an XML message may be at most. Real messages stay far below each; what lies above is an attack or no message.</summary>
public static class XmlLimits
{
    /// <summary>Elements inside one another. The deepest path of a <c>pacs.008</c> in two envelopes has about 16.</summary>
    public const int DepthMax = 64;

    /// <summary>Bytes of a name with its prefix. The longest name in the standard has 34.</summary>
    public const int NameLengthMax = 256;

    /// <summary>Attributes of one element, namespace declarations among them.</summary>
    public const int AttributesMax = 32;

    /// <summary>Bytes of a start tag with all its attributes; it must fit into the buffer as a whole.</summary>
    public const int TagLengthMax = 16 * 1024;

    /// <summary>Bytes of the names, prefixes and namespaces that are open at one time.</summary>
    public const int NamesLengthMax = 64 * 1024;

    /// <summary>Namespace declarations open at one time.</summary>
    public const int NamespacesMax = 256;

    /// <summary>Bytes of an entity or character reference; <c>&amp;#x10FFFF;</c> has 10, leading zeros may make it longer.</summary>
    public const int ReferenceLengthMax = 16;

    /// <summary>
    /// Bytes of a value that is read. The longest one (a name of 140 characters) has 560; text that is not read may be any length.
    /// </summary>
    public const int ValueLengthMax = 1024;

    /// <summary>Bytes of a file held at one time.</summary>
    public const int BufferLength = 64 * 1024;
}
