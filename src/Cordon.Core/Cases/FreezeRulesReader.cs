using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>Reads freeze rules from JSON. What is not named there is as in <see cref="FreezeRules.StandardIn"/>; nothing else may stand there.</summary>
/// <remarks>The format stands in docs/freezing.md.</remarks>
public static class FreezeRulesReader
{
    /// <summary>Characters of the text: a law for every country many times over.</summary>
    public const int CharactersMax = 256 * 1024;

    private const int LawsMax = 1_000;
    private const int HopsMax = 100;
    private const int MinutesMax = 30 * 24 * 60;
    private const int HoursMax = 10 * 366 * 24;
    private const int BasisLengthMax = 400;
    internal const string EveryCountry = "*";

    /// <summary>The rules, or in one sentence what is wrong and where.</summary>
    /// <param name="json">The text.</param>
    /// <param name="reference">The currency of its sums.</param>
    public static (FreezeRules? Rules, string? Fault) Read(string json, Currency reference)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > CharactersMax)
        {
            return (null, $"the freeze rules have {json.Length} characters, more than {CharactersMax}");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4, CommentHandling = JsonCommentHandling.Skip });
            return (Rules(document.RootElement, reference), null);
        }
        catch (JsonException malformed)
        {
            return (null, $"line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine}: it is no JSON");
        }
        catch (FormatException fault)
        {
            return (null, fault.Message);
        }
    }

    private static FreezeRules Rules(JsonElement root, Currency reference)
    {
        var rules = FreezeRules.StandardIn(reference);
        foreach (var field in Fields(root, "the freeze rules"))
        {
            rules = field.Name switch
            {
                "automatic_up_to" => rules with { AutomaticUpTo = Sum(field, reference) },
                "automatic_hops_max" => rules with { AutomaticHopsMax = Whole(field, "", 0, HopsMax) },
                "least_amount" => rules with { LeastAmount = Sum(field, reference) },
                "two_persons_above" => rules with { TwoPersonsAbove = Sum(field, reference) },
                "answer_within_minutes" => rules with { AnswerWithin = TimeSpan.FromMinutes(Whole(field, "", 1, MinutesMax)) },
                "laws" => rules with { Laws = Laws(field.Value) },
                _ => throw new FormatException($"there is no field {field.Name}"),
            };
        }

        return rules.TwoPersonsAbove >= rules.AutomaticUpTo
            ? rules
            : throw new FormatException("two_persons_above is less than automatic_up_to: what needs two persons would need none");
    }

    private static List<HoldLaw> Laws(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > LawsMax)
        {
            throw new FormatException($"laws is a list of 1 to {LawsMax}");
        }

        var laws = list.EnumerateArray().Select((law, index) => Law(law, $"laws[{index}]")).ToList();
        if (laws[^1].Country.Length > 0 || laws[^1].From != new Instant(0))
        {
            throw new FormatException($"the last of laws is for every country (\"{EveryCountry}\") and has no from: each account needs a law at each time");
        }

        return laws;
    }

    private static HoldLaw Law(JsonElement json, string place)
    {
        var law = new HoldLaw("", new Instant(0), TimeSpan.Zero, TimeSpan.Zero, "");
        var hasCountry = false;
        foreach (var field in Fields(json, place))
        {
            switch (field.Name)
            {
                case "country":
                    (law, hasCountry) = (law with { Country = Country(field, place) }, true);
                    break;
                case "from":
                    law = law with { From = From(field, place) };
                    break;
                case "first_hours":
                    law = law with { First = TimeSpan.FromHours(Whole(field, place + ".", 1, HoursMax)) };
                    break;
                case "extension_hours":
                    law = law with { Extension = TimeSpan.FromHours(Whole(field, place + ".", 0, HoursMax)) };
                    break;
                case "basis":
                    law = law with { Basis = Text(field, place) };
                    break;
                default:
                    throw new FormatException($"there is no field {place}.{field.Name}");
            }
        }

        return !hasCountry ? throw new FormatException($"{place}.country is missing")
            : law.First == TimeSpan.Zero ? throw new FormatException($"{place}.first_hours is missing")
            : law.Basis.Length == 0 ? throw new FormatException($"{place}.basis is missing: an order says by which law it holds")
            : law;
    }

    private static IEnumerable<JsonProperty> Fields(JsonElement json, string place)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{place} is an object");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return json.EnumerateObject().Select(field => seen.Add(field.Name) ? field : throw new FormatException($"{place} has {field.Name} twice"));
    }

    private static long Sum(JsonProperty field, Currency reference) =>
        field.Value.ValueKind == JsonValueKind.String
            && Money.TryParseMajor(Encoding.UTF8.GetBytes(field.Value.GetString()!), reference, out var minor) == AmountFault.None && minor >= 0
            ? minor
            : throw new FormatException($"{field.Name} is a sum in {reference.Code} as a text, such as \"10000.00\"");

    private static int Whole(JsonProperty field, string place, int min, int max) =>
        field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"{place}{field.Name} is a whole number from {min} to {max}");

    private static string Country(JsonProperty field, string place)
    {
        var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : "";
        return text == EveryCountry ? ""
            : text.Length == 2 && text.All(char.IsAsciiLetterUpper) ? text
            : throw new FormatException($"{place}.country is two capitals of ISO 3166-1, or \"{EveryCountry}\" for every country");
    }

    private static Instant From(JsonProperty field, string place) =>
        field.Value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(field.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Instant.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero))
            : throw new FormatException($"{place}.from is a day such as 2026-01-31");

    private static string Text(JsonProperty field, string place) =>
        field.Value.ValueKind == JsonValueKind.String && field.Value.GetString() is { Length: > 0 and <= BasisLengthMax } text
            ? text
            : throw new FormatException($"{place}.{field.Name} is a text of 1 to {BasisLengthMax} characters");
}
