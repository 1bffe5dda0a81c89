using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Core.Exchange.Release;

/// <summary>With what an object travels: its marks, and the decision by which it left, of which policy, for which act and purpose.</summary>
public sealed record ReleaseCover(string DecisionId, string PolicyVersion, string ObjectHash, ReleaseAction Action, ReleasePurposes Purpose, Marks Marks)
{
    /// <summary>Bytes of a cover: as many as marks may have characters. What is within it besides them is a few hundred.</summary>
    public const int BytesMax = MarksReader.CharactersMax;

    private const int Format = 1;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The SHA-256 of its writing.</summary>
    public byte[] Hash => SHA256.HashData(ToBytes());

    /// <summary>The cover of what leaves under a decision; null under one by which nothing leaves.</summary>
    public static ReleaseCover? Of(ReleaseDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var question = decision.Question;
        return decision.Obligations is { } obligations
            ? new ReleaseCover(decision.Id, decision.PolicyVersion, question.ObjectHash, question.Action, question.Purpose, obligations.Marks)
            : null;
    }

    /// <summary>Reads a cover; null where the bytes are none, or not as they would be written.</summary>
    public static ReleaseCover? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > BytesMax)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 3 });
            var root = document.RootElement;
            return MarksReader.Read(root.GetProperty("marks").GetRawText()).Marks is { } marks
                && new ReleaseCover(
                    Text(root, "decision"), Text(root, "policy"), Text(root, "object"), Named<ReleaseAction>(Text(root, "action")),
                    Named<ReleasePurposes>(Text(root, "purpose")), marks) is var read
                && read.Action != ReleaseAction.None && read.Purpose != ReleasePurposes.None && read.ToBytes().AsSpan().SequenceEqual(bytes.Span)
                    ? read : null;
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The one writing.</summary>
    public byte[] ToBytes()
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("decision", DecisionId);
            json.WriteString("policy", PolicyVersion);
            json.WriteString("object", ObjectHash);
            json.WriteString("action", MarkWords.Of(Action));
            json.WriteString("purpose", MarkWords.Of(Purpose));
            json.WritePropertyName("marks");
            json.WriteRawValue(MarksWriter.Write(Marks));
            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";

    private static T Named<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(value => MarkWords.Of(value) == word);
}
