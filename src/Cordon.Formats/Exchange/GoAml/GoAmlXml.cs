using System.Xml;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>
/// Writes elements whose texts are what entities say: what XML cannot hold is an error that names the entity, and no crash and no question mark.
/// </summary>
internal sealed class GoAmlXml(XmlWriter xml)
{
    /// <summary>An element around others.</summary>
    public void Group(string name, Action inside)
    {
        xml.WriteStartElement(name);
        inside();
        xml.WriteEndElement();
    }

    /// <summary>An element with a text; nothing where there is none.</summary>
    /// <param name="of">Whose it is.</param>
    public void Text(string name, string? text, object of)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var half = VisibleText.HalfAt(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (i == half || (!char.IsSurrogate(text[i]) && !XmlConvert.IsXmlChar(text[i])))
            {
                throw new InterchangeException($"{of}: what stands in {name} holds U+{(int)text[i]:X4}, which XML cannot hold");
            }
        }

        xml.WriteElementString(name, text);
    }
}
