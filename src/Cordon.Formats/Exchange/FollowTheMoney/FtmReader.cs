using System.Collections.Immutable;
using System.Text.Json;
using Cordon.Core.Exchange.Release;

namespace Cordon.Formats.Exchange.FollowTheMoney;

/// <summary>
/// Reads entities from lines of JSON, one at a time however many there are. A schema or property that is not known, a value that is none of its type and
/// marks that are none end the reading with the line and the reason: what was passed over would be lost.
/// </summary>
public static class FtmReader
{
    /// <summary>The field with Cordon's marks.</summary>
    public const string MarksField = "cordon:marks";

    private const int ContextCharactersMax = 64 * 1024;

    /// <summary>The entities of a stream, in its order.</summary>
    /// <param name="stream">UTF-8, a JSON object on each line.</param>
    /// <exception cref="InterchangeException">A line is no entity; the message begins with its number.</exception>
    public static IEnumerable<FtmEntity> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonLines.Read(stream).Select(line => Entity(line.Number, line.Line));
    }

    private static FtmEntity Entity(long number, ReadOnlyMemory<byte> line) =>
        JsonDocuments.Read(line, $"line {number}", fault => $"line {number}, byte {fault.BytePositionInLine}", Entity);

    private static FtmEntity Entity(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("an entity is an object");
        }

        var id = Text(root, "id");
        var name = Text(root, "schema");
        var schema = FtmSchemata.Find(name) ?? throw new FormatException($"there is no schema {name[..Math.Min(name.Length, 60)]} that is read here");
        if (!root.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("properties are an object");
        }

        return FtmEntity.Of(id, schema, properties.EnumerateObject().SelectMany(Values)).Under(Marks(root), Context(root));
    }

    private static IEnumerable<(string Property, string? Value)> Values(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Array => property.Value.EnumerateArray().Select(value => (property.Name, (string?)Value(property.Name, value))),
        _ => [(property.Name, Value(property.Name, property.Value))],
    };

    private static string Value(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name} is a list of texts");

    private static string Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()! : throw new FormatException($"{name} is missing or no text");

    private static Marks? Marks(JsonElement root)
    {
        if (!root.TryGetProperty(MarksField, out var written))
        {
            return null;
        }

        var (marks, fault) = MarksReader.Read(written.GetRawText());
        return marks ?? throw new FormatException($"{MarksField}: {fault}");
    }

    private static ImmutableSortedDictionary<string, string> Context(JsonElement root)
    {
        var context = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var field in root.EnumerateObject().Where(field => field.Name is not ("id" or "schema" or "properties" or MarksField)))
        {
            if (field.Name.StartsWith("cordon:", StringComparison.Ordinal))
            {
                throw new FormatException($"there is no field {field.Name}");
            }

            var json = field.Value.GetRawText();
            context = json.Length <= ContextCharactersMax ? context.Add(field.Name, json)
                : throw new FormatException($"{field.Name} is longer than {ContextCharactersMax} characters");
        }

        return context;
    }
}
