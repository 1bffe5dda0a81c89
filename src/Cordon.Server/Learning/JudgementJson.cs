using System.Text.Json;
using Cordon.Learning;

namespace Cordon.Server.Learning;

/// <summary>Writes judgements as JSON.</summary>
internal static class JudgementJson
{
    /// <summary>Writes what a model, or what stands beside it, does on a history's last part.</summary>
    public static void Write(Utf8JsonWriter json, Judgement judgement)
    {
        json.WriteNumber("criminal_payments", judgement.Judged.Criminal);
        json.WriteNumber("genuine_payments", judgement.Judged.Genuine);
        json.WriteNumber("f1", Rounded(judgement.F1));
        json.WriteNumber("f1_best_with_hindsight", Rounded(judgement.Judged.BestF1.F1));
        json.WriteNumber("average_precision", Rounded(judgement.Judged.AveragePrecision));
        Write(json, "value_caught_at", judgement.AtBudgets);
        if (judgement.ByExpectedLoss is { } byLoss)
        {
            Write(json, "value_caught_by_expected_loss_at", Judgement.Budgets.Select(byLoss.AtBudget));
        }

        json.WriteStartArray("thresholds_chosen_before");
        foreach (var point in judgement.AsTuned)
        {
            Write(json, point);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a model's figures by group, at a threshold for all.</summary>
    public static void Write(Utf8JsonWriter json, string name, IEnumerable<GroupFigures> groups)
    {
        json.WriteStartObject(name);
        foreach (var group in groups)
        {
            json.WriteStartObject(group.Group.Length == 0 ? "unnamed" : group.Group);
            json.WriteNumber("criminal_payments", group.Criminal);
            json.WriteNumber("payments_valued", group.Valued);
            json.WriteBoolean("too_few_to_tell_value", group.IsTooFew);
            json.WriteNumber("genuine_payments", group.Genuine);
            json.WriteNumber("value_caught", Rounded(group.Point.ValueCaughtShare));
            json.WriteNumber("recall", Rounded(group.Point.Recall));
            json.WriteNumber("false_holds_per_10000", Rounded(group.Point.FalseHoldsPer10000));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<BudgetPoint> points)
    {
        json.WriteStartObject(name);
        foreach (var point in points)
        {
            json.WriteNumber(point.HoldsPer10000.ToString(System.Globalization.CultureInfo.InvariantCulture), Rounded(point.ValueCaughtShare));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BudgetPoint point)
    {
        json.WriteStartObject();
        json.WriteNumber("holds_per_10000", point.HoldsPer10000);
        json.WriteNumber("false_holds_per_10000", Rounded(point.FalseHoldsPer10000));
        json.WriteNumber("value_caught", Rounded(point.ValueCaughtShare));
        json.WriteNumber("recall", Rounded(point.Recall));
        json.WriteEndObject();
    }

    private static decimal Rounded(decimal value) => Math.Round(value, 4);
}
