namespace Cordon.Formats.Iso20022;

/// <summary>What the scanner stands at.</summary>
internal enum XmlToken
{
    /// <summary>Nothing a reader needs; the scanner goes on by itself.</summary>
    None,
    Start,
    End,
    Text,
    EndOfFile,

    /// <summary>The text is no well-formed XML, or goes beyond a limit; the scanner says why and where and is of no more use.</summary>
    Fault,
}

/// <summary>The namespaces that matter here.</summary>
internal enum XmlNamespaceKind : byte
{
    Other,

    /// <summary>A <c>pacs.008</c> of a version that is read.</summary>
    Pacs008,

    /// <summary>A <c>camt.029</c> of a version that is read.</summary>
    Camt029,

    /// <summary>A <c>pacs.004</c> of a version that is read.</summary>
    Pacs004,

    /// <summary>A business application header, any version.</summary>
    Header,
}
