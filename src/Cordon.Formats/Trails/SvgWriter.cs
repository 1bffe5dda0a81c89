using Cordon.Core.Values;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Cordon.Formats.Trails;

/// <summary>Writes SVG: numbers to a tenth of a pixel and the same everywhere, and text that cannot break out of its place.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Characters of a name that are shown; the rest is in the tool tip.</summary>
    private const int NameMax = 28;

    private readonly XmlWriter _xml;

    /// <param name="isPart">Whether the drawing becomes part of a page, which has a head of its own.</param>
    public SvgWriter(Stream to, bool isPart = false) => _xml = XmlWriter.Create(to, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "",
        NewLineChars = "\n",
        CloseOutput = false,
        OmitXmlDeclaration = isPart,
    });

    /// <summary>Begins an element; its attributes follow, in pairs of name and value.</summary>
    public SvgWriter Begin(string name, params ReadOnlySpan<string> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        for (var i = 0; i < attributes.Length; i += 2)
        {
            _xml.WriteAttributeString(attributes[i], VisibleText.Of(attributes[i + 1]));
        }

        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public void End() => _xml.WriteEndElement();

    /// <summary>An element without content.</summary>
    public void Element(string name, params ReadOnlySpan<string> attributes) => Begin(name, attributes).End();

    /// <summary>An element that holds text only.</summary>
    public void Text(string name, string text, params ReadOnlySpan<string> attributes)
    {
        Begin(name, attributes);
        _xml.WriteString(VisibleText.Of(text));
        End();
    }

    /// <summary>A line of text that can be selected.</summary>
    public void Line(double x, double y, string kind, string text) => Text("text", text, "x", Number(x), "y", Number(y), "class", kind);

    /// <summary>What a pointer that rests on the open element is told, and a screen reader.</summary>
    public void Tip(string text) => Text("title", text);

    /// <summary>A rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string kind) => Element(
        "rect", "x", Number(x), "y", Number(y), "width", Number(width), "height", Number(height), "class", kind);

    /// <summary>A straight line.</summary>
    public void Straight(double x1, double y1, double x2, double y2, string kind) => Element(
        "path", "class", kind, "d", $"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}");

    /// <summary>A number of pixels.</summary>
    public static string Number(double pixels)
    {
        var text = pixels.ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>A name as it is shown: a long one without its middle.</summary>
    public static string Short(string name) => name.Length <= NameMax ? name : $"{name[..(NameMax - 9)]}…{name[^8..]}";

    public void Dispose() => _xml.Dispose();
}
