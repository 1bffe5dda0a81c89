using System.Text;
using System.Text.Json;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// Reads marks from JSON: every field has to be there, once, and nothing else. A word that is not known may forbid something, so it is refused and not passed
/// over.
/// </summary>
/// <remarks>The fields stand in docs/exchange.md.</remarks>
public static class MarksReader
{
    /// <summary>Characters of the text: the most originators, parties and texts there can be, and some.</summary>
    public const int CharactersMax = 256 * 1024;

    internal const string Everybody = "everybody";

    private static readonly string[] Names =
    [
        "tlp", "pap", "handling", "handling_texts", "evaluation", "purposes", "role", "rights", "originators", "audience", "retain_until", "legal_bases",
    ];

    /// <summary>The marks, or in one sentence what is wrong.</summary>
    public static MarksReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > CharactersMax)
        {
            return new MarksReading(null, $"the marks have {json.Length} characters, more than {CharactersMax}");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 2 });
            return Marks.Of(Draft(Fields(document.RootElement)));
        }
        catch (JsonException malformed)
        {
            return new MarksReading(null, $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine}: it is no JSON");
        }
        catch (FormatException fault)
        {
            return new MarksReading(null, fault.Message);
        }
        catch (Exception half) when (half is ArgumentException or InvalidOperationException)
        {
            // So the framework says that a text ends in half of a pair.
            return new MarksReading(null, "a text in it holds half a character");
        }
    }

    private static Dictionary<string, JsonElement> Fields(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("the marks are an object");
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in root.EnumerateObject())
        {
            if (!Names.Contains(field.Name))
            {
                throw new FormatException($"there is no field {field.Name}");
            }

            if (!fields.TryAdd(field.Name, field.Value))
            {
                throw new FormatException($"{field.Name} stands there twice");
            }
        }

        return Array.Find(Names, name => !fields.ContainsKey(name)) is { } missing ? throw new FormatException($"{missing} is missing") : fields;
    }

    private static MarksDraft Draft(Dictionary<string, JsonElement> fields)
    {
        var evaluation = Text(fields["evaluation"], "evaluation");
        return new MarksDraft
        {
            Tlp = One<Tlp>(fields, "tlp", MarkWords.Of),
            Pap = One<Pap>(fields, "pap", MarkWords.Of),
            Handling = Many<HandlingCodes>(fields, "handling", code => code.ToString()),
            HandlingTexts = Texts(fields["handling_texts"], "handling_texts"),
            Source = evaluation.Length == 2 && Enum.TryParse<SourceReliability>(evaluation[..1], out var source) && !char.IsAsciiDigit(evaluation[0])
                ? source : throw BadEvaluation(),
            Information = evaluation[1] is >= '1' and <= '4' ? (InformationCredibility)(evaluation[1] - '0') : throw BadEvaluation(),
            Purposes = Many<ReleasePurposes>(fields, "purposes", MarkWords.Of),
            Role = One<SubjectRole>(fields, "role", MarkWords.Of),
            Rights = Many<RightsRisks>(fields, "rights", MarkWords.Of),
            Originators = Parties(fields["originators"], "originators"),
            Audience = fields["audience"] is { ValueKind: JsonValueKind.String } said && said.GetString() == Everybody
                ? Audience.Everybody : Audience.Of(Parties(fields["audience"], "audience")),
            RetainUntil = Instant.TryParse(Encoding.UTF8.GetBytes(Text(fields["retain_until"], "retain_until")), out var until)
                ? until : throw new FormatException("retain_until is a time such as 2026-03-01T09:30:00Z"),
            LegalBases = Many<LegalBases>(fields, "legal_bases", MarkWords.Of),
        };
    }

    private static FormatException BadEvaluation() => new("evaluation is a letter and a number, A, B, C or X and 1 to 4, such as B2");

    private static T One<T>(Dictionary<string, JsonElement> fields, string name, Func<T, string> wordOf)
        where T : struct, Enum => Known(Text(fields[name], name), name, wordOf);

    private static T Many<T>(Dictionary<string, JsonElement> fields, string name, Func<T, string> wordOf)
        where T : struct, Enum
    {
        var all = 0u;
        foreach (var word in Texts(fields[name], name))
        {
            all |= Convert.ToUInt32(Known(word, name, wordOf), null);
        }

        return (T)Enum.ToObject(typeof(T), all);
    }

    private static T Known<T>(string word, string name, Func<T, string> wordOf)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>().Skip(1))
        {
            if (wordOf(value) == word)
            {
                return value;
            }
        }

        throw new FormatException($"{name} does not know \"{word}\"");
    }

    private static PartyId[] Parties(JsonElement list, string name) =>
        [.. Texts(list, name).Select(text => PartyId.Read(text) ?? throw new FormatException($"{name} are keys of {PartyId.Digits} hexadecimal digits"))];

    /// <summary>Texts in a list, each once: whoever writes one twice may have meant another.</summary>
    private static string[] Texts(JsonElement list, string name)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > Marks.PartiesMax)
        {
            throw new FormatException($"{name} is a list of {Marks.PartiesMax} at the most");
        }

        var texts = list.EnumerateArray().Select(text => Text(text, name)).ToArray();
        return texts.Distinct(StringComparer.Ordinal).Count() == texts.Length ? texts : throw new FormatException($"{name} says something twice");
    }

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"{name} is a text");
}
