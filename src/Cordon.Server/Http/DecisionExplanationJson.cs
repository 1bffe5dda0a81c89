using System.Text.Json;
using Cordon.Core.Screening.Model;
using Cordon.Engine.Screening;

namespace Cordon.Server.Http;

/// <summary>An explained decision as JSON; the caller has opened the object.</summary>
internal static class DecisionExplanationJson
{
    public static void Write(Utf8JsonWriter json, PaymentExplanation explained)
    {
        var (decision, policy) = (explained.Decision, explained.Policy);
        json.WriteString("payment_id", explained.PaymentId);
        json.WriteString("time", explained.Time.ToString());
        json.WriteString("amount", explained.Amount.ToMajorString());
        json.WriteString("currency", explained.Amount.Currency.Code);
        json.WriteString("outcome", decision.Outcome.ToString().ToLowerInvariant());
        json.WritePropertyName("score");
        json.WriteRawValue(decision.Score.ToString());
        json.WriteString("decided_at", explained.DecidedAt.ToString());
        json.WriteNumber("policy", policy.Number);
        json.WriteString("rules_sha256", policy.Rules.Fingerprint);
        json.WriteStartArray("reasons");
        foreach (var reason in decision.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("code", reason.Code);
            json.WriteString("text", reason.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteModel(json, explained);
        WritePatterns(json, explained);
    }

    private static void WriteModel(Utf8JsonWriter json, PaymentExplanation explained)
    {
        if (explained.Score is not { } score)
        {
            json.WriteNull("model");
            return;
        }

        json.WriteStartObject("model");
        json.WriteString("name", explained.Policy.Model!.Name);
        json.WriteString("version", explained.Policy.Model.Version);
        json.WritePropertyName("base");
        json.WriteRawValue(score.Base.ToString());
        WriteLogOdds(json, "base_log_odds", score.BaseMargin);
        json.WritePropertyName("score");
        json.WriteRawValue(score.Score.ToString());
        WriteLogOdds(json, "log_odds", score.Margin);
        json.WriteStartArray("contributions");
        foreach (var share in score.Shares)
        {
            json.WriteStartObject();
            json.WriteString("fact", share.Fact.Name);
            json.WriteString("value", share.Said);
            WriteLogOdds(json, "log_odds", share.MarginShare);
            json.WritePropertyName("score_after");
            json.WriteRawValue(share.After.ToString());
            json.WriteString("text", share.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePatterns(Utf8JsonWriter json, PaymentExplanation explained)
    {
        json.WriteStartArray("patterns");
        foreach (var pattern in explained.Patterns)
        {
            json.WriteStartObject();
            json.WriteString("pattern", PatternNames.Of(pattern.Pattern));
            json.WriteNumber("size", pattern.Size);
            json.WriteStartArray("accounts");
            foreach (var account in pattern.Accounts)
            {
                json.WriteStringValue(account);
            }

            json.WriteEndArray();
            json.WriteStartArray("payments");
            foreach (var part in pattern.Payments)
            {
                json.WriteStartObject();
                json.WriteNumber("sequence", part.Sequence);
                json.WriteString("time", part.Time.ToString());
                json.WriteString("payer", part.PayerKey);
                json.WriteString("payee", part.PayeeKey);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Exact: a margin is a whole number of 2^-24, of which nine decimals lose nothing that anybody adds up.</summary>
    private static void WriteLogOdds(Utf8JsonWriter json, string name, long margin) =>
        json.WriteNumber(name, decimal.Round(margin / (decimal)TreeEnsemble.MarginOne, 9));
}
