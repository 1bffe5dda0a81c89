using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>Writes entities as lines of JSON, properties and values in order, so that the same entity is the same bytes.</summary>
public static class FtmWriter
{
    // A file and no part of a page; letters of all scripts stand as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes each entity as it comes; none is held.</summary>
    /// <returns>How many there were.</returns>
    public static long Write(Stream stream, IEnumerable<FtmEntity> entities)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(entities);
        var count = 0L;
        using var json = new Utf8JsonWriter(stream, Plain);
        foreach (var entity in entities)
        {
            Write(json, entity);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
            count++;
        }

        return count;
    }

    private static void Write(Utf8JsonWriter json, FtmEntity entity)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("schema", entity.Schema.Name);
        json.WriteStartObject("properties");
        foreach (var property in entity.Properties)
        {
            json.WriteStartArray(property);
            foreach (var value in entity[property])
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        foreach (var (name, raw) in entity.Context)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(raw);
        }

        if (entity.Marks is { } marks)
        {
            json.WritePropertyName(FtmReader.MarksField);
            json.WriteRawValue(MarksWriter.Write(marks));
        }

        json.WriteEndObject();
    }
}
