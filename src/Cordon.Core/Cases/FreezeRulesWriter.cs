using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>Writes freeze rules as the JSON that <see cref="FreezeRulesReader"/> reads, every field of it: another program reads the same.</summary>
public static class FreezeRulesWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>The text of rules that the reader can read: whole minutes, hours and days.</summary>
    /// <param name="reference">The currency of their sums.</param>
    public static string Write(FreezeRules rules, Currency reference)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Indented))
        {
            json.WriteStartObject();
            json.WriteString("least_amount", new Money(rules.LeastAmount, reference).ToMajorString());
            json.WriteString("automatic_up_to", new Money(rules.AutomaticUpTo, reference).ToMajorString());
            json.WriteNumber("automatic_hops_max", rules.AutomaticHopsMax);
            json.WriteString("two_persons_above", new Money(rules.TwoPersonsAbove, reference).ToMajorString());
            json.WriteNumber("answer_within_minutes", (int)rules.AnswerWithin.TotalMinutes);
            json.WriteStartArray("laws");
            foreach (var law in rules.Laws)
            {
                Write(json, law);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, HoldLaw law)
    {
        json.WriteStartObject();
        json.WriteString("country", law.Country.Length == 0 ? FreezeRulesReader.EveryCountry : law.Country);
        if (law.From != new Instant(0))
        {
            json.WriteString("from", law.From.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        json.WriteNumber("first_hours", (int)law.First.TotalHours);
        json.WriteNumber("extension_hours", (int)law.Extension.TotalHours);
        json.WriteString("basis", law.Basis);
        json.WriteEndObject();
    }
}
