using System.Globalization;
using System.Text.Json;
using Cordon.Core.Values;
using Cordon.Learning;

namespace Cordon.Server.Replay;

/// <summary>What came of one step of learning during a replay.</summary>
/// <param name="At">The moment, in the time of the payments.</param>
/// <param name="Challenger">What was trained at it; null for nothing.</param>
/// <param name="IsShadowed">Whether that one stands in shadow from then on.</param>
/// <param name="Why">Why, in words.</param>
internal sealed record LearningStep(Instant At, Challenger? Challenger, bool IsShadowed, string Why)
{
    /// <summary>What was said of the challenger that had stood in shadow; null where there was none.</summary>
    public ShadowReport? Ended { get; init; }

    /// <summary>The policy that decides from then on.</summary>
    public uint Policy { get; init; }

    /// <summary>Writes it as a JSON object. Nothing in it depends on the machine.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("time", At.ToString());
        json.WriteNumber("policy_from_then_on", Policy);
        if (Ended is { } report)
        {
            json.WriteStartObject("was_in_shadow");
            json.WriteString("model", report.ChallengerModel);
            json.WriteString("outcome", WordOf(report.Verdict));
            Write(json, "compared_since", report.Since);
            Write(json, "compared_together", report.Together);
            json.WriteEndObject();
        }

        json.WriteStartObject("trained");
        json.WriteString("outcome", IsShadowed ? "shadowed" : Challenger is null ? "none" : "dropped");
        json.WriteString("why", Why);
        if (Challenger is { } challenger)
        {
            Write(json, challenger);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What became of a challenger, in a word.</summary>
    public static string WordOf(ShadowVerdict verdict) => verdict switch
    {
        ShadowVerdict.Promote => "promoted",
        ShadowVerdict.Drop => "dropped",
        _ => "waits",
    };

    private static void Write(Utf8JsonWriter json, Challenger challenger)
    {
        json.WriteString("model", $"{challenger.Model.Ensemble.Name} {challenger.Model.Ensemble.Version}");
        json.WriteNumber("payments_learnt_from", challenger.Model.Rows);
        json.WriteNumber("criminal_among_them", challenger.Model.CriminalRows);
        json.WriteStartObject("labels_known_then");
        foreach (var source in Enum.GetValues<LabelSource>())
        {
            json.WriteNumber(JsonNamingPolicy.SnakeCaseLower.ConvertName(source.ToString()), challenger.LabelsBySource[(int)source]);
        }

        json.WriteEndObject();
        Write(json, "compared", challenger.Comparison);
    }

    private static void Write(Utf8JsonWriter json, string property, Comparison comparison)
    {
        json.WriteStartObject(property);
        json.WriteString("from", comparison.From.ToString());
        json.WriteString("until", comparison.Until.ToString());
        json.WriteNumber("victims_payments_known", comparison.Victims);
        json.WriteNumber("presumed_genuine", comparison.Genuine);
        json.WriteBoolean("can_tell", comparison.CanTell);
        json.WriteBoolean("is_better", comparison.IsBetter);
        json.WriteNumber("champion_bounded_value_caught", Math.Round(comparison.ChampionBounded, 4));
        json.WriteNumber("challenger_bounded_value_caught", Math.Round(comparison.ChallengerBounded, 4));
        json.WriteNumber("standard_error_of_the_difference", Math.Round(comparison.Doubt, 4));
        foreach (var (name, caught) in new[] { ("champion_value_caught_at", comparison.Champion), ("challenger_value_caught_at", comparison.Challenger) })
        {
            if (caught is null)
            {
                json.WriteNull(name);
                continue;
            }

            json.WriteStartObject(name);
            foreach (var budget in Judgement.Budgets)
            {
                json.WriteNumber(budget.ToString(CultureInfo.InvariantCulture), Math.Round(caught[budget], 4));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
