using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Learning;

namespace Cordon.Web.Policies;

/// <summary>A back-test's figures, as they stand beside a proposal and in its record. Names are added and never change.</summary>
/// <param name="Currency">That of values, by its code.</param>
/// <param name="InForce">Of the policy in force.</param>
/// <param name="Tried">Of what is proposed.</param>
public sealed record TestedFigures(
    long AsOf, long From, long Until, uint Policy, string Rules, string? Model, string Currency, long Payments, long Unvalued, decimal VictimsValue,
    TestedPolicy InForce, TestedPolicy Tried)
{
    /// <summary>Those of a report.</summary>
    public static TestedFigures Of(BackTestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new TestedFigures(
            report.AsOf.Milliseconds, report.From.Milliseconds, report.Until.Milliseconds, report.Policy, report.Rules, report.Model, report.Reference.Code,
            report.Payments, report.Unvalued, (decimal)report.VictimsValue, Of(report, report.InForce), Of(report, report.Tried));
    }

    /// <summary>Reads them back; null where they are none, or of a later program.</summary>
    public static TestedFigures? Read(string? text)
    {
        try
        {
            return text is not null
                && JsonSerializer.Deserialize(text, TestedJson.Default.TestedFigures) is
                {
                    InForce.Counts.Length: TestedPolicy.Cells, Tried.Counts.Length: TestedPolicy.Cells,
                } read
                    ? read
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>As a record keeps them.</summary>
    public string Write() => JsonSerializer.Serialize(this, TestedJson.Default.TestedFigures);

    /// <summary>A value in words of its currency.</summary>
    public CurrencySum Sum(decimal minor) =>
        new(Cordon.Core.Values.Currency.TryParse(System.Text.Encoding.ASCII.GetBytes(Currency), out var currency) ? currency : default, 0, (Int128)minor);

    private static TestedPolicy Of(BackTestReport report, BackTestTally tally) => new(
        [.. from known in Enum.GetValues<KnownAs>() from outcome in Enum.GetValues<Outcome>() select tally.Count(known, outcome)],
        (decimal)tally.ValueStopped, Math.Round(report.Per10000(tally.FalselyStopped), 2), Math.Round(report.Per10000(tally.FalselyWarned), 2));
}

/// <summary>How they are written: small names, and nothing missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TestedFigures))]
internal sealed partial class TestedJson : JsonSerializerContext;
