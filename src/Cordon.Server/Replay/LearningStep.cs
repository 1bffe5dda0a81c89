using System.Text.Json;
using Cordon.Core.Values;
using Cordon.Learning;

namespace Cordon.Server.Replay;

/// <summary>What came of one retraining during a replay.</summary>
/// <param name="At">The moment, in the time of the payments.</param>
/// <param name="Policy">The policy that decides from then on.</param>
/// <param name="Why">Why that one, in words.</param>
internal sealed record LearningStep(Instant At, Challenger? Challenger, bool IsPromoted, uint Policy, string Why)
{
    /// <summary>Writes it as a JSON object. Nothing in it depends on the machine.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("time", At.ToString());
        json.WriteBoolean("promoted", IsPromoted);
        json.WriteString("why", Why);
        json.WriteNumber("policy_from_then_on", Policy);
        if (Challenger is { } challenger)
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
            Write(json, challenger.Comparison);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject("compared");
        json.WriteString("from", comparison.From.ToString());
        json.WriteString("until", comparison.Until.ToString());
        json.WriteNumber("victims_payments_known", comparison.Victims);
        json.WriteNumber("presumed_genuine", comparison.Challenger.Genuine);
        json.WriteNumber("standard_error_of_the_difference", Math.Round(comparison.Doubt, 4));
        foreach (var (name, ranking) in new[] { ("champion_value_caught_at", comparison.Champion), ("challenger_value_caught_at", comparison.Challenger) })
        {
            if (ranking is null)
            {
                json.WriteNull(name);
                continue;
            }

            json.WriteStartObject(name);
            foreach (var budget in Judgement.Budgets)
            {
                json.WriteNumber(
                    budget.ToString(System.Globalization.CultureInfo.InvariantCulture), Math.Round(ranking.AtBudget(budget).ValueCaughtShare, 4));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
