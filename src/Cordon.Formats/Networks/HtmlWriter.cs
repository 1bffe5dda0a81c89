using System.Text;
using System.Xml;
using Cordon.Core.Values;

namespace Cordon.Formats.Networks;

/// <summary>Writes HTML that is well-formed XML too, with text that cannot break out of its place.</summary>
internal sealed class HtmlWriter : IDisposable
{
    private readonly XmlWriter _xml;

    public HtmlWriter(Stream to)
    {
        _xml = XmlWriter.Create(to, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = true,
            NewLineChars = "\n",
            CloseOutput = false,
        });
        _xml.WriteDocType("html", null, null, null);
    }

    /// <summary>Begins an element; a kind is its class, empty for none.</summary>
    public void Begin(string name, string kind = "", params ReadOnlySpan<string> attributes)
    {
        _xml.WriteStartElement(name);
        if (kind.Length > 0)
        {
            _xml.WriteAttributeString("class", kind);
        }

        for (var i = 0; i < attributes.Length; i += 2)
        {
            _xml.WriteAttributeString(attributes[i], VisibleText.Of(attributes[i + 1]));
        }
    }

    /// <summary>Ends the element begun last, with an end tag also where it is empty: an HTML reader takes any other for an open one.</summary>
    public void End() => _xml.WriteFullEndElement();

    /// <summary>An element without content and without end tag, such as meta.</summary>
    public void Void(string name, params ReadOnlySpan<string> attributes)
    {
        Begin(name, "", attributes);
        _xml.WriteEndElement();
    }

    public void Words(string text) => _xml.WriteString(VisibleText.Of(text));

    /// <summary>An element that holds text only.</summary>
    public void Text(string name, string text, string kind = "")
    {
        Begin(name, kind);
        Words(text);
        End();
    }

    /// <summary>A number of those that a page begins with, and what it counts.</summary>
    public void Figure(string number, string words)
    {
        Begin("div");
        Text("b", number);
        Words(words);
        End();
    }

    /// <summary>The style sheet, on one line.</summary>
    public void Style(string sheet)
    {
        Begin("style");
        _xml.WriteString(sheet.ReplaceLineEndings(" "));
        End();
    }

    /// <summary>A drawing that a writer of drawings has made: trusted as it is.</summary>
    public void Drawing(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        _xml.WriteRaw(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    /// <summary>Begins a table with its heads; one that begins with # is of numbers, one with + is left out on a narrow screen; +# is both.</summary>
    public void Table(params ReadOnlySpan<string> heads)
    {
        Begin("table");
        Begin("thead");
        Begin("tr");
        foreach (var head in heads)
        {
            var (isMore, isNumber) = (head[0] == '+', head.TrimStart('+')[0] == '#');
            Text("th", head.TrimStart('#', '+'), isMore && isNumber ? "n more" : isNumber ? "n" : isMore ? "more" : "");
        }

        End();
        End();
        Begin("tbody");
    }

    public void EndTable()
    {
        End();
        End();
    }

    public void Dispose() => _xml.Dispose();
}
