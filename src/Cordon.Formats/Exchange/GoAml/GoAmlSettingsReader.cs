using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cordon.Core.Values;

namespace Cordon.Formats.Exchange.GoAml;

/// <summary>Reads the settings of goAML reports from JSON; docs/interchange.md has an example. A field that is not known is refused.</summary>
public static class GoAmlSettingsReader
{
    private static readonly string[] Fields =
    [
        "rentity_id", "rentity_branch", "report_code", "currency_code_local", "entity_reference", "transaction_location", "reporting_person", "indicators",
        "rates", "lookups",
    ];

    /// <summary>The settings of a file.</summary>
    /// <exception cref="InterchangeException">It is no JSON, or a field is missing, unknown or of no use; the message says which.</exception>
    public static GoAmlSettings Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return JsonDocuments.Read(stream, "The goAML settings", Read);
    }

    private static GoAmlSettings Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("they are an object");
        }

        if (root.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => !Fields.Contains(name)) is { } unknown)
        {
            throw new FormatException($"there is no field {unknown}");
        }

        return new GoAmlSettings
        {
            ReportingEntity = root.TryGetProperty("rentity_id", out var id) && id.ValueKind == JsonValueKind.Number
                && id.TryGetInt32(out var number) && number > 0 ? number : throw new FormatException("rentity_id is a number above 0"),
            ReportingBranch = root.Text("rentity_branch"),
            ReportCode = root.Text("report_code") is { Length: > 0 } code ? code : throw new FormatException("report_code is missing, such as STR"),
            LocalCurrency = Currency.TryParse(root.Text("currency_code_local") ?? "", out var local) ? local
                : throw new FormatException("currency_code_local is missing or no currency that one can pay in"),
            EntityReference = root.Text("entity_reference"),
            Location = root.Text("transaction_location"),
            ReportingPerson = root.TryGetProperty("reporting_person", out var person)
                ? (person.Text("first_name") ?? throw new FormatException("reporting_person has no first_name"),
                    person.Text("last_name") ?? throw new FormatException("reporting_person has no last_name"))
                : null,
            Indicators = Indicators(root),
            Rates = Pairs(root, "rates").ToImmutableDictionary(
                pair => Currency.TryParse(pair.Name, out var currency) ? currency : throw new FormatException($"rates: {pair.Name} is no currency"),
                pair => decimal.TryParse(pair.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0
                    ? rate : throw new FormatException($"rates: {pair.Name} is a decimal above 0 as a text")),
            Lookups = Lookups(root),
        };
    }

    private static ImmutableArray<string> Indicators(JsonElement root)
    {
        if (!root.TryGetProperty("indicators", out var list))
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)] : throw new FormatException("indicators is a list of texts");
    }

    private static GoAmlLookups Lookups(JsonElement root)
    {
        var lookups = GoAmlLookups.Standard;
        if (!root.TryGetProperty("lookups", out var tables))
        {
            return lookups;
        }

        foreach (var table in tables.ValueKind == JsonValueKind.Object ? tables.EnumerateObject().Select(field => field.Name) : throw Texts("lookups"))
        {
            if (!GoAmlLookups.Tables.Contains(table))
            {
                throw new FormatException($"lookups has no table {table}; there are {string.Join(", ", GoAmlLookups.Tables)}");
            }

            lookups = Pairs(tables, table).Aggregate(lookups, (all, pair) => all.With(table, pair.Name, pair.Text));
        }

        return lookups;
    }

    private static IEnumerable<(string Name, string Text)> Pairs(JsonElement holder, string name) =>
        !holder.TryGetProperty(name, out var pairs) ? []
        : pairs.ValueKind != JsonValueKind.Object ? throw Texts(name)
        : pairs.EnumerateObject().Select(pair => (pair.Name, pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : throw Texts(name)));

    private static FormatException Texts(string name) => new($"{name} is an object of texts");
}
