using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cordon.Bench.Measuring;

/// <summary>One run of one bench: how much work to do, and where its one line of figures goes.</summary>
/// <param name="Name">The bench.</param>
/// <param name="IsQuick">Whether a tenth or less of the work is enough, since only the way is tried and not the speed.</param>
public sealed record BenchRun(string Name, bool IsQuick, TextWriter Output)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The work of a full run, or of a quick one.</summary>
    public int Size(int full, int quick) => IsQuick ? quick : full;

    /// <summary>The middle of some figures; of two the mean.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Writes the line: the value is the median of the repetitions; the machine, the work and the load beside it.</summary>
    public void Report(IReadOnlyList<double> repetitions, string unit, string work, params ReadOnlySpan<(string Name, object Value)> more)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("name", Name);
            Write(json, "value", Median(repetitions));
            json.WriteString("unit", unit);
            json.WriteString("processor", Machine.Processor);
            json.WriteNumber("cores", Environment.ProcessorCount);
            json.WriteString("vectors", Machine.Vectors);
            json.WriteString("work", work);
            json.WriteNumber("repetitions", repetitions.Count);
            json.WriteStartArray("each");
            foreach (var each in repetitions)
            {
                json.WriteRawValue(Number(each));
            }

            json.WriteEndArray();
            foreach (var (name, value) in more)
            {
                Write(json, name, value);
            }

            Write(json, "load", Machine.Load);
            json.WriteBoolean("quick", IsQuick);
            json.WriteEndObject();
        }

        Output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        switch (value)
        {
            case double number:
                json.WriteRawValue(Number(number));
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case (string, object)[] fields:
                json.WriteStartObject();
                foreach (var (inner, its) in fields)
                {
                    Write(json, inner, its);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    /// <summary>Figures are measured to three or four digits; more would only look exact.</summary>
    private static string Number(double value) => Math.Abs(value) >= 1000
        ? Math.Round(value).ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);
}
