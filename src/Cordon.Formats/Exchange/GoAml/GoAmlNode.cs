using System.Text;
using System.Xml;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// An element of a report while it is read: what is asked for is taken out of it, and what is left at the end is told. Built without recursion and within
/// bounds, since the depth and size of a file are its author's choice.
/// </summary>
internal sealed class GoAmlNode
{
    private const int NodesMax = 200_000;
    private const int CharactersMax = 8 * 1024 * 1024;

    private readonly List<GoAmlNode> _children = [];
    private readonly StringBuilder _text = new();

    private GoAmlNode(string name) => Name = name;

    /// <summary>Its name without a prefix.</summary>
    public string Name { get; }

    /// <summary>Its own text, without blanks around it.</summary>
    public string Text => _text.ToString().Trim();

    /// <summary>Reads the element at which a reader stands, and goes behind it.</summary>
    /// <exception cref="InterchangeException">It is too large or too deep.</exception>
    public static GoAmlNode Read(XmlReader reader)
    {
        var root = new GoAmlNode(reader.LocalName);
        var open = new Stack<GoAmlNode>([root]);
        var (nodes, characters) = (1, 0L);
        var isEmpty = reader.IsEmptyElement;
        while (!isEmpty && open.Count > 0 && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var child = new GoAmlNode(reader.LocalName);
                open.Peek()._children.Add(child);
                nodes++;
                if (!reader.IsEmptyElement)
                {
                    open.Push(child);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                open.Peek()._text.Append(reader.Value);
                characters += reader.Value.Length;
            }

            if (nodes > NodesMax || characters > CharactersMax || open.Count > InterchangeLimits.XmlDepthMax)
            {
                throw new InterchangeException($"{LineOf(reader)}: {root.Name} is larger or deeper than any of a report");
            }
        }

        return root;
    }

    /// <summary>The line at which a reader stands.</summary>
    public static string LineOf(XmlReader reader) => $"line {((IXmlLineInfo)reader).LineNumber}";

    /// <summary>Takes the first element of a name; null where there is none.</summary>
    public GoAmlNode? Take(string name)
    {
        var at = _children.FindIndex(child => child.Name == name);
        if (at < 0)
        {
            return null;
        }

        var child = _children[at];
        _children.RemoveAt(at);
        return child;
    }

    /// <summary>Takes all elements of a name.</summary>
    public List<GoAmlNode> TakeAll(string name)
    {
        var all = _children.FindAll(child => child.Name == name);
        _children.RemoveAll(child => child.Name == name);
        return all;
    }

    /// <summary>Takes the text of the first element of a name; null where there is none or nothing in it.</summary>
    public string? Value(string name) => Take(name)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>Tells what was not taken.</summary>
    public void TellRest(LossTally losses)
    {
        foreach (var child in _children)
        {
            losses.Add($"{Name}/{child.Name[..Math.Min(child.Name.Length, 40)]}");
        }
    }
}
