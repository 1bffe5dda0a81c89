using System.Text;

namespace Cordon.Formats.Iso20022;

/// <content>The rules of Namespaces in XML 1.0 for the attributes of a start tag.</content>
internal ref partial struct XmlScanner
{
    private static ReadOnlySpan<byte> XmlNamespaceBytes => "http://www.w3.org/XML/1998/namespace"u8;

    private static ReadOnlySpan<byte> XmlnsNamespaceBytes => "http://www.w3.org/2000/xmlns/"u8;

    /// <summary>The namespace of the element just started, for a sentence.</summary>
    public readonly string NamespaceShown()
    {
        ref var frame = ref _scratch.Frames[_depth - 1];
        var name = _scratch.Names.AsSpan(frame.NameStart, frame.NameLength);
        var colon = name.IndexOf((byte)':');
        var binding = Find(colon < 0 ? default : name[..colon]);
        return binding < 0 || Namespace(binding).IsEmpty ? "no namespace"
            : $"the namespace '{Encoding.UTF8.GetString(Namespace(binding)[..Math.Min(Namespace(binding).Length, 120)])}'";
    }

    private string? CheckAttributes()
    {
        for (var i = 0; i < _attributeCount; i++)
        {
            ref var attribute = ref _scratch.Attributes[i];
            for (var other = 0; other < i; other++)
            {
                if (Name(_scratch.Attributes[other]).SequenceEqual(Name(attribute)))
                {
                    return $"the attribute {Encoding.ASCII.GetString(Name(attribute))} stands twice";
                }
            }

            var name = Name(attribute);
            if (name.StartsWith("xmlns"u8) && (attribute.Colon == 5 || name.Length == 5) && Declare(attribute) is { } fault)
            {
                return fault;
            }
        }

        for (var i = 0; i < _attributeCount; i++)
        {
            if (_scratch.Attributes[i].Colon >= 0 && CheckPrefixed(i) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private string? Declare(in XmlScratch.Attribute attribute)
    {
        var prefix = attribute.Colon < 0 ? default : Name(attribute)[6..];
        var uri = Value(attribute);
        var isXml = prefix.SequenceEqual("xml"u8);
        if (isXml != uri.SequenceEqual(XmlNamespaceBytes) || prefix.SequenceEqual("xmlns"u8) || uri.SequenceEqual(XmlnsNamespaceBytes))
        {
            return "a reserved prefix or namespace is declared anew";
        }

        if (uri.IsEmpty && !prefix.IsEmpty)
        {
            return $"the prefix '{Encoding.ASCII.GetString(prefix)}' is declared with an empty namespace";
        }

        if (_bindingCount == XmlLimits.NamespacesMax || _namesUsed + prefix.Length + uri.Length > _scratch.Names.Length)
        {
            return "more namespaces are open than are read";
        }

        ref var binding = ref _scratch.Bindings[_bindingCount++];
        binding.PrefixStart = _namesUsed;
        binding.PrefixLength = prefix.Length;
        prefix.CopyTo(_scratch.Names.AsSpan(_namesUsed));
        _namesUsed += prefix.Length;
        binding.NamespaceStart = _namesUsed;
        binding.NamespaceLength = uri.Length;
        uri.CopyTo(_scratch.Names.AsSpan(_namesUsed));
        _namesUsed += uri.Length;
        binding.Kind = MessageNamespaces.KindOf(uri, out binding.Version);
        return null;
    }

    private readonly string? CheckPrefixed(int index)
    {
        ref var attribute = ref _scratch.Attributes[index];
        var name = Name(attribute);
        var prefix = name[..attribute.Colon];
        if (prefix.SequenceEqual("xmlns"u8))
        {
            return null;
        }

        if (prefix.SequenceEqual("xml"u8))
        {
            return name.SequenceEqual("xml:space"u8) && Value(attribute) is var space && !space.SequenceEqual("default"u8)
                && !space.SequenceEqual("preserve"u8)
                ? "xml:space is neither default nor preserve"
                : null;
        }

        var binding = Find(prefix);
        if (binding < 0)
        {
            return $"the prefix '{Encoding.ASCII.GetString(prefix)}' is not declared";
        }

        for (var i = 0; i < index; i++)
        {
            ref var other = ref _scratch.Attributes[i];
            if (other.Colon < 0 || !Name(other)[(other.Colon + 1)..].SequenceEqual(name[(attribute.Colon + 1)..]))
            {
                continue;
            }

            var otherBinding = Find(Name(other)[..other.Colon]);
            if (otherBinding >= 0 && Namespace(otherBinding).SequenceEqual(Namespace(binding)))
            {
                return $"the attribute {Encoding.ASCII.GetString(name)} stands twice under two prefixes";
            }
        }

        return null;
    }

    /// <summary>
    /// The innermost declaration of a prefix (empty: of the default namespace); -1 where there is none. "xml" is always declared.
    /// </summary>
    private readonly int Find(ReadOnlySpan<byte> prefix)
    {
        for (var i = _bindingCount - 1; i >= 0; i--)
        {
            ref var binding = ref _scratch.Bindings[i];
            if (binding.PrefixLength == prefix.Length && _scratch.Names.AsSpan(binding.PrefixStart, prefix.Length).SequenceEqual(prefix))
            {
                return i;
            }
        }

        return -1;
    }
}
