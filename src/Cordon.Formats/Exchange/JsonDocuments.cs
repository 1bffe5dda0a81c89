using System.Text.Json;

namespace Cordon.Formats.Exchange;

/// <summary>Reads documents that have to be held as a whole, within bounds.</summary>
internal static class JsonDocuments
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = InterchangeLimits.JsonDepthMax, AllowDuplicateProperties = false };

    /// <summary>What a reader makes of a document.</summary>
    /// <param name="what">What it is, as a sentence's beginning.</param>
    /// <exception cref="InterchangeException">It is too long, no JSON, or the reader says with a <see cref="FormatException"/> what is wrong.</exception>
    public static T Read<T>(Stream stream, string what, Func<JsonElement, T> reader)
    {
        return Read(Bytes(stream, what), what, fault => $"{what}: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine}", reader);
    }

    /// <summary>Reads bytes that are at hand.</summary>
    /// <param name="where">Where a fault is that JSON itself has.</param>
    /// <inheritdoc cref="Read{T}(Stream, string, Func{JsonElement, T})"/>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, string what, Func<JsonException, string> where, Func<JsonElement, T> reader)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return reader(document.RootElement);
        }
        catch (JsonException malformed)
        {
            throw new InterchangeException($"{where(malformed)}: it is no JSON, too deep, or says a field twice", malformed);
        }
        catch (FormatException fault)
        {
            throw new InterchangeException($"{what}: {fault.Message}", fault);
        }
        catch (InvalidOperationException half)
        {
            // So the framework says that a text ends in half of a pair, or is not UTF-8.
            throw new InterchangeException($"{what}: a text in it holds half a character or is not UTF-8", half);
        }
    }

    /// <summary>A text of an object.</summary>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="FormatException">It is there and no text.</exception>
    public static string? Text(this JsonElement holder, string name) => holder.Find(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw new FormatException($"{name} is no text"),
    };

    /// <summary>The parts of a list of objects; none where there is no list.</summary>
    /// <exception cref="FormatException">It is something else, or one of its parts is no object.</exception>
    public static IEnumerable<JsonElement> List(this JsonElement holder, string name)
    {
        var list = holder.Find(name);
        return list is null or { ValueKind: JsonValueKind.Null } ? []
            : list is not { ValueKind: JsonValueKind.Array } array ? throw new FormatException($"{name} is no list")
            : array.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Object ? part : throw new FormatException($"{name} has what is no object"));
    }

    private static JsonElement? Find(this JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) ? value : null;

    private static ReadOnlyMemory<byte> Bytes(Stream stream, string what)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer.AsSpan(0, read));
            if (bytes.Length > InterchangeLimits.DocumentBytesMax)
            {
                throw new InterchangeException($"{what} is longer than {InterchangeLimits.DocumentBytesMax} bytes");
            }
        }

        var all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return all.Span.StartsWith("\uFEFF"u8) ? all[3..] : all;
    }
}
