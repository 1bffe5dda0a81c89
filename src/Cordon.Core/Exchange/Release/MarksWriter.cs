using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Core.Exchange.Release;

/// <summary>Writes marks as the JSON that <see cref="MarksReader"/> reads: every field, in one order, so that the same marks are the same bytes.</summary>
public static class MarksWriter
{
    // What marks say is no part of a page; letters of all scripts stand as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of marks.</summary>
    public static string Write(Marks marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Plain))
        {
            json.WriteStartObject();
            json.WriteString("tlp", MarkWords.Of(marks.Tlp));
            json.WriteString("pap", MarkWords.Of(marks.Pap));
            Write(json, "handling", MarkWords.EachOf(marks.Handling).Select(code => code.ToString()));
            Write(json, "handling_texts", marks.HandlingTexts);
            json.WriteString("evaluation", $"{marks.Source}{(int)marks.Information}");
            Write(json, "purposes", MarkWords.EachOf(marks.Purposes).Select(MarkWords.Of));
            json.WriteString("role", MarkWords.Of(marks.Role));
            Write(json, "rights", MarkWords.EachOf(marks.Rights).Select(MarkWords.Of));
            Write(json, "originators", marks.Originators.Select(party => party.Value!));
            if (marks.Audience.IsEverybody)
            {
                json.WriteString("audience", MarksReader.Everybody);
            }
            else
            {
                Write(json, "audience", marks.Audience.Parties.Select(party => party.Value!));
            }

            json.WriteString("retain_until", marks.RetainUntil.ToString());
            Write(json, "legal_bases", MarkWords.EachOf(marks.LegalBases).Select(MarkWords.Of));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
