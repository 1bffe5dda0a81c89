using System.Text.Json;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>A trail as JSON; docs/tracing.md describes the fields.</summary>
public static class TrailJson
{
    /// <summary>Writes a trail's fields into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, TrailReport trail)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(trail);
        json.WriteStartArray("payments");
        foreach (var payment in trail.Payments)
        {
            json.WriteStringValue(payment);
        }

        json.WriteEndArray();
        if (trail.AskedAccount is { } asked)
        {
            json.WriteStartObject("asked_account");
            Account(json, "", trail.Accounts[asked]);
            json.WriteEndObject();
        }

        Amount(json, trail.IsBackward ? "asked" : "stolen", trail.Stolen);
        json.WriteString("currency", trail.Stolen.Currency.Code);
        json.WriteString("since", trail.Since?.ToString());
        json.WriteString("at", trail.At.ToString());
        json.WriteString("policy", TrailWords.Of(trail.Policy));
        json.WriteBoolean("bounded", trail.IsBounded);
        json.WriteString("summary", TrailSentences.Title(trail));
        json.WriteString("not_pursued", trail.NotPursued?.ToMajorString());
        json.WriteStartArray("ends");
        foreach (var end in trail.Ends)
        {
            json.WriteStartObject();
            Account(json, "", trail.Accounts[end.Account]);
            json.WriteString("fate", TrailWords.Of(end.Fate));
            Amount(json, "amount", end.Amount);
            json.WriteString("currency", end.Amount.Currency.Code);
            Amount(json, "share", trail.Stolen with { Minor = end.Share });
            json.WriteNumber("hop", end.Hop);
            json.WriteString("since", end.Since?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTransfers(json, trail);
        json.WriteStartArray("accounts");
        var explained = trail.Bystanders.ToDictionary(one => one.Account, one => one.Explanations);
        foreach (var (index, account) in trail.Accounts.Index())
        {
            json.WriteStartObject();
            Account(json, "", account);
            json.WriteString("kind", account.Kind == EndKind.None ? null : account.Kind.ToString().ToLowerInvariant());
            json.WriteBoolean("victim", account.IsVictims);
            json.WriteNumber("hop", account.Hop);
            ExplanationJson.Write(json, explained.GetValueOrDefault(index, []));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteMules(json, trail);
    }

    private static void WriteMules(Utf8JsonWriter json, TrailReport trail)
    {
        json.WriteStartArray("likely_mules");
        foreach (var mule in trail.LikelyMules)
        {
            json.WriteStartObject();
            json.WriteString("bank", mule.Bank);
            json.WriteString("account", mule.Account);
            json.WriteBoolean("on_trail", mule.IsOnTrail);
            json.WriteNumber("score", mule.Score);
            json.WriteStartArray("reasons");
            foreach (var reason in mule.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("sign", MuleWords.Of(reason.Sign));
                json.WriteNumber("points", reason.Points);
                json.WriteNumber("found", reason.Found);
                json.WriteNumber("limit", reason.Limit);
                json.WriteString("words", MuleWords.Of(reason));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("payments");
            foreach (var payment in mule.Payments)
            {
                json.WriteStartObject();
                json.WriteString("payment_id", payment.Payment);
                json.WriteString("time", payment.Time.ToString());
                json.WriteString("booked", payment.Booked.ToString());
                json.WriteString("payer_bank", payment.Bank);
                json.WriteString("payer_account", payment.Account);
                Amount(json, "amount", payment.Amount);
                json.WriteString("currency", payment.Amount.Currency.Code);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTransfers(Utf8JsonWriter json, TrailReport trail)
    {
        json.WriteStartArray("transfers");
        foreach (var transfer in trail.Transfers)
        {
            json.WriteStartObject();
            json.WriteString("payment_id", transfer.Payment);
            json.WriteString("time", transfer.Time.ToString());
            json.WriteString("booked", transfer.Booked.ToString());
            Account(json, "payer_", trail.Accounts[transfer.From]);
            Account(json, "payee_", trail.Accounts[transfer.To]);
            Amount(json, "amount", transfer.Sent);
            json.WriteString("currency", transfer.Sent.Currency.Code);
            Amount(json, "payee_amount", transfer.Arrived);
            json.WriteString("payee_currency", transfer.Arrived.Currency.Code);
            Amount(json, "share", trail.Stolen with { Minor = transfer.Share });
            Amount(json, "of", transfer.Whole);
            json.WriteNumber("hop", transfer.Hop);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Account(Utf8JsonWriter json, string prefix, TrailAccount account)
    {
        json.WriteString(prefix + "bank", account.Bank);
        json.WriteString(prefix + "account", account.Account);
    }

    private static void Amount(Utf8JsonWriter json, string name, Money amount) => json.WriteString(name, amount.ToMajorString());
}
