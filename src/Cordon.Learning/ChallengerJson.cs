using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Evidence;

namespace Cordon.Learning;

/// <summary>Writes challengers, their reports and drift as JSON.</summary>
public static class ChallengerJson
{
    /// <summary>Answers are never part of a page, so only what JSON itself needs is escaped.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands, into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, StandingChallenger standing)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(standing);
        json.WriteNumber("challenger", standing.Number);
        json.WriteString("model", $"{standing.Model.Name} {standing.Model.Version}");
        json.WriteString("learnt_until", standing.Model.Trained);
        json.WriteString("card", standing.Card);
        json.WriteString("proposed_by", standing.By);
        json.WriteString("proposed_at", standing.At.ToString());
    }

    /// <summary>A report as the text that a person sees and approves by.</summary>
    public static string TextOf(ShadowReport report)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, report);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A report, as an object.</summary>
    public static void Write(Utf8JsonWriter json, ShadowReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        json.WriteStartObject();
        json.WriteString("as_of", report.AsOf.ToString());
        json.WriteNumber("challenger", report.Challenger);
        json.WriteString("challenger_model", report.ChallengerModel);
        json.WriteNumber("policy", report.Policy);
        json.WriteString("policy_model", report.ChampionModel);
        WriteEvidence(json, report.Since);
        json.WriteStartObject("since_proposed");
        json.WriteNumber("payments", report.Shadowed);
        json.WriteNumber("same_outcome", report.Agreed);
        foreach (var (outcome, count) in report.ByOutcomes.Index().Where(cell => cell.Item > 0 && cell.Index / 4 != cell.Index % 4))
        {
            json.WriteNumber($"{Word((Outcome)(outcome / 4))}_to_{Word((Outcome)(outcome % 4))}", count);
        }

        json.WriteEndObject();
        WriteLabelled(json, report);
        json.WriteStartArray("only_the_challenger_stops");
        foreach (var example in report.Examples)
        {
            json.WriteStartObject();
            json.WriteString("payment_id", example.PaymentId);
            json.WriteString("known_as", example.Known);
            json.WriteString("outcome", Word(example.Champion));
            json.WriteString("would_be", Word(example.Challenger));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What has moved, into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, DriftReport drift)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(drift);
        json.WriteString("as_of", drift.AsOf.ToString());
        json.WriteString("model", drift.Model);
        json.WriteString("inputs_and_scores_since", drift.Since.ToString());
        foreach (var kind in DriftReport.Kinds)
        {
            json.WriteString(kind, Word(drift.StateOf(kind)));
        }

        json.WriteStartArray("findings");
        foreach (var finding in drift.Findings.OrderByDescending(finding => finding.State).ThenByDescending(finding => finding.Value))
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind);
            json.WriteString("name", finding.Name);
            json.WriteNumber("value", Math.Round(finding.Value, 4));
            json.WriteString("state", Word(finding.State));
            json.WriteString("words", finding.Words.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>How much is known of what was decided since it was proposed: what an approval rests on, and why it cannot yet.</summary>
    private static void WriteEvidence(Utf8JsonWriter json, Comparison since)
    {
        json.WriteStartObject("evidence");
        json.WriteNumber("victims_payments", since.Victims);
        json.WriteNumber("genuine_payments", since.Genuine);
        json.WriteString("not_enough_to_approve", ChallengerReport.Lacking(since.Victims, since.Genuine)?.English);
        json.WriteEndObject();
    }

    /// <summary>What is known of payments that the challenger has not learnt from: by the rules as they are, and at equal false holds.</summary>
    private static void WriteLabelled(Utf8JsonWriter json, ShadowReport report)
    {
        json.WriteStartObject("with_labels_known");
        json.WriteString("from", report.From.ToString());
        json.WriteNumber("victims_payments", report.Victims);
        json.WriteNumber("value_minor", (decimal)report.Value);
        json.WriteNumber("presumed_genuine", Math.Round(report.Genuine));
        foreach (var (name, tally) in new[] { ("policy_stops", report.ByChampion), ("challenger_stops", report.ByChallenger) })
        {
            json.WriteStartObject(name);
            json.WriteNumber("victims_payments", tally.VictimsStopped);
            json.WriteNumber("value_minor", (decimal)tally.ValueStopped);
            json.WriteNumber("false_holds_per_10000", report.Genuine <= 0 ? 0 : Math.Round(tally.GenuineHeld * 10_000 / report.Genuine, 2));
            json.WriteEndObject();
        }

        Write(json, "at_equal_false_holds", report.Since);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string property, Comparison compared)
    {
        json.WriteStartObject(property);
        json.WriteNumber("false_holds_per_10000", Comparison.HoldsPer10000);
        json.WriteNumber("victims_payments", compared.Victims);
        json.WriteNumber("victims_payments_left_out", compared.VictimsLeftOut);
        json.WriteNumber("policy_value_caught", Math.Round(compared.ChampionCaught, 4));
        json.WriteNumber("challenger_value_caught", Math.Round(compared.ChallengerCaught, 4));
        json.WriteNumber("policy_bounded_value_caught", Math.Round(compared.ChampionBounded, 4));
        json.WriteNumber("challenger_bounded_value_caught", Math.Round(compared.ChallengerBounded, 4));
        json.WriteNumber("standard_error_of_the_difference", Math.Round(compared.Doubt, 4));
        json.WriteString("words", !compared.CanTell ? "too little is known to tell" : compared.IsBetter
            ? "the challenger does better, by more than chance" : "no difference beyond chance, or a worse one");
        json.WriteEndObject();
    }

    private static string Word(Outcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string Word(DriftState state) =>
        state == DriftState.CannotBeTold ? "cannot be told yet" : state.ToString().ToLower(CultureInfo.InvariantCulture);
}
