namespace Cordon.Formats.Iso20022;

/// <summary>
/// The memory a scanner works in: made once, used for message after message, never growing. Owned by one scanner at a time.
/// </summary>
internal sealed class XmlScratch
{
    /// <summary>The piece of the file at hand; unused when the whole message lies in memory.</summary>
    public byte[] Buffer = [];

    /// <summary>Names of the open elements, then prefixes and namespaces as they are declared: a stack of bytes.</summary>
    public readonly byte[] Names = new byte[XmlLimits.NamesLengthMax];

    /// <summary>The open elements, outermost first; one at depth 1 stands at index 0.</summary>
    public readonly Frame[] Frames = new Frame[XmlLimits.DepthMax];

    /// <summary>The namespace declarations in force, innermost last.</summary>
    public readonly Binding[] Bindings = new Binding[XmlLimits.NamespacesMax];

    /// <summary>The attributes of the start tag just read.</summary>
    public readonly Attribute[] Attributes = new Attribute[XmlLimits.AttributesMax];

    /// <summary>An attribute's value after its references are resolved.</summary>
    public readonly byte[] Value = new byte[XmlLimits.TagLengthMax];

    /// <summary>The UTF-8 bytes of one character reference.</summary>
    public readonly byte[] Character = new byte[4];

    internal struct Frame
    {
        public int NameStart;
        public int NameLength;
        public int BindingsBefore;
    }

    internal struct Binding
    {
        public int PrefixStart;
        public int PrefixLength;
        public int NamespaceStart;
        public int NamespaceLength;
        public XmlNamespaceKind Kind;
        public byte Version;
    }

    internal struct Attribute
    {
        public int NameStart;
        public int NameLength;

        /// <summary>Where the colon stands in the name; -1 for none.</summary>
        public int Colon;
        public int ValueStart;
        public int ValueLength;
        public bool NeedsDecoding;
    }
}
