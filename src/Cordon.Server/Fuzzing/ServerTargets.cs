using Cordon.Bench.Fuzzing;

namespace Cordon.Server.Fuzzing;

/// <summary>The server's own parsers, for <c>cordon bench fuzz</c>.</summary>
internal static class ServerTargets
{
    public static IReadOnlyList<Func<FuzzTarget>> All { get; } =
        [() => new JsonBatchTarget(), () => new JsonCommandTarget(), () => new JsonPaymentTarget()];

    /// <summary>A good payment; what else it carries stands behind its last field.</summary>
    public static string Payment(string id, string more = "") =>
        $"{{\"payment_id\":\"{id}\",\"time\":\"2026-03-01T09:30:00+00:00\",\"payer_bank\":\"HARBXA2X\",\"payer_account\":\"10020030\","
        + $"\"payee_bank\":\"LANTXB2X\",\"payee_account\":\"77120045\",\"amount\":\"48.00\",\"currency\":\"EUR\"{more}}}";

    public static IReadOnlyList<string> JsonPieces { get; } =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\u0041", "\\ud83d", "\\ud83d\\ude00", "\\u0000", "\\n", "\\", "null", "true",
        "1", "-1.5e9", "{}", "[]", "{\"a\":{\"b\":[1]}}",
        "\"amount\":12.50,", "\"payment_id\":\"x\",", "\"amo\\u0075nt\":1,", "\"purpose\":null,",
        "\"ip\":", "// c", "/* c */", "\u2028", " {\"payment_id\":\"y\"}",
    ];
}
