using System.Globalization;
using System.Text.Json;

namespace Cordon.Bench.Kills;

/// <summary>A verdict as the server answered it.</summary>
/// <param name="Codes">The codes of the rules among the reasons, sorted and joined by ';'. What a model's score rests on is no rule.</param>
/// <param name="HoldUntilMilliseconds">Until when it is held; 0 where it is not.</param>
public sealed record Answer(string PaymentId, string Outcome, int ScoreMillionths, string Codes, long HoldUntilMilliseconds, long Sequence)
{
    private const string ModelCode = "MODEL";

    /// <summary>Reads an answer's JSON.</summary>
    public static Answer Of(JsonElement json) => new(
        json.GetProperty("payment_id").GetString()!,
        json.GetProperty("outcome").GetString()!,
        (int)(json.GetProperty("score").GetDecimal() * 1_000_000),
        string.Join(';', json.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()!)
            .Where(code => code != ModelCode).Order(StringComparer.Ordinal)),
        json.GetProperty("hold_until").GetString() is { } until
            ? DateTimeOffset.Parse(until, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds() : 0,
        json.GetProperty("sequence").GetInt64());
}
