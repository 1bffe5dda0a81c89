using System.Text;
using System.Text.Json;
using Cordon.Bench.Fuzzing;
using Cordon.Core.Screening;
using Cordon.Server.Http;

namespace Cordon.Server.Fuzzing;

/// <summary>Payments as JSON: what is accepted, the platform's document reads too, and with the same texts.</summary>
internal sealed class JsonPaymentTarget() : FuzzTarget("json-payment")
{
    private readonly JsonPayment _reader = new();
    private readonly PaymentBatch _batch = new();

    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        ServerTargets.Payment("p1"),
        ServerTargets.Payment("p2", ",\"channel\":\"web\",\"purpose\":null,\"payer_name\":\"\\u0041nn \\ud83d\\ude00\",\"unknown\":{\"a\":[1,{\"b\":2}]}"),
        ServerTargets.Payment("p3", ",\"payee_amount\":52.10,\"payee_currency\":\"USD\",\"device\":\"d-1\",\"ip\":\"10.0.0.1\",\"payee_name\":\"Ben\""));

    public override IReadOnlyList<byte[]> Pieces { get; } = [.. FuzzMutator.PlainPieces, .. Utf8(ServerTargets.JsonPieces)];

    public override bool Accepts(byte[] input)
    {
        _batch.Clear();
        var problem = _reader.TryAdd(input, _batch);
        Require((problem is null) == (_batch.Count == 1), $"{_batch.Count} payments and {(problem is null ? "no" : "a")} problem");
        if (problem is not null)
        {
            Require(problem.Detail.Length is > 0 and < 1000 && !problem.Detail.Any(char.IsControl), $"a problem without clear words: '{problem.Detail}'");
            return false;
        }

        using var document = JsonDocument.Parse(input);
        Same(document, "payment_id", PaymentText.PaymentId);
        Same(document, "payer_name", PaymentText.PayerName);
        Same(document, "device", PaymentText.Device);
        Require(_batch.Amount(0).Minor > 0, "the amount is not above zero");
        return true;
    }

    private void Same(JsonDocument document, string field, PaymentText which)
    {
        var expected = document.RootElement.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";
        var found = Encoding.UTF8.GetString(_batch.Text(0, which));
        Require(found == expected, $"{field} is '{found}' and not '{expected}'");
    }
}
