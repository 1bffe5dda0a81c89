using System.Globalization;
using System.Text;
using System.Text.Json;
using Cordon.Bench.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Http;

/// <summary>Payments as JSON, each with an identifier of its own, and the requests that carry them.</summary>
internal sealed class PaymentTextMaker(int accounts, string key)
{
    private static readonly string[] Banks = ["BANKDEFFXXX", "CENTBEBBXXX", "GIROFIHHXXX", "INGBNL2AXXX"];

    /// <summary>The bank of the victims.</summary>
    public static string VictimsBank => Banks[0];

    private readonly ScreeningWorkload _workload = new(accounts);
    private readonly ObservedPayment[] _one = new ObservedPayment[1];
    private long _made;

    /// <summary>A request with one payment.</summary>
    public byte[] Single() => Request("/v1/payments", "application/json", Json());

    /// <summary>A request with a batch, a payment a line.</summary>
    public byte[] Batch(int payments)
    {
        var body = new StringBuilder(payments * 300);
        for (var i = 0; i < payments; i++)
        {
            body.Append(Json()).Append('\n');
        }

        return Request("/v1/payments/batch", "application/x-ndjson", body.ToString());
    }

    /// <summary>A request with a batch of payments of a simulated economy, a payment a line.</summary>
    public byte[] Batch(IReadOnlyList<SimulatedPayment> payments) =>
        Request("/v1/payments/batch", "application/x-ndjson", string.Concat(payments.Select(payment => Json(payment) + "\n")));

    /// <summary>A request with scams: each takes from an account of its own.</summary>
    /// <param name="first">The first one's number; the others follow.</param>
    /// <param name="movesOn">Whether its money moves on, twice.</param>
    public byte[] Scams(int first, int count, bool movesOn = true)
    {
        var body = new StringBuilder(count * 900);
        for (var scam = first; scam < first + count; scam++)
        {
            Scam(body, scam, 0, (0, "V"), (1, "M"), "300.00");
            if (movesOn)
            {
                Scam(body, scam, 1, (1, "M"), (0, "N"), "120.00");
                Scam(body, scam, 2, (0, "N"), (2, "O"), "50.00");
            }
        }

        return Request("/v1/payments/batch", "application/x-ndjson", body.ToString());
    }

    /// <summary>A request that reports a scam.</summary>
    public byte[] Report(int scam) => Request(
        "/v1/reports", "application/json", string.Create(CultureInfo.InvariantCulture, $"{{\"report_id\":\"R{scam}\",\"payment_id\":\"S{scam}-0\"}}"));

    private void Scam(
        StringBuilder to, int scam, int step, (int Bank, string Account) payer, (int Bank, string Account) payee, string amount) =>
        to.Append(JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["payment_id"] = string.Create(CultureInfo.InvariantCulture, $"S{scam}-{step}"),
            ["time"] = new Instant(_one[0].TimeMilliseconds + step).ToString(),
            ["payer_bank"] = Banks[payer.Bank],
            ["payer_account"] = string.Create(CultureInfo.InvariantCulture, $"{payer.Account}{scam}"),
            ["payee_bank"] = Banks[payee.Bank],
            ["payee_account"] = string.Create(CultureInfo.InvariantCulture, $"{payee.Account}{scam}"),
            ["amount"] = amount,
            ["currency"] = "EUR",
        })).Append('\n');

    private string Json()
    {
        _workload.Fill(_one);
        ref readonly var p = ref _one[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"payment_id\":\"P{++_made:D11}\",\"time\":\"{new Instant(p.TimeMilliseconds)}\",\"payer_bank\":\"{Banks[p.Payer % 4]}\",\"payer_account\":\"{p.Payer:D10}\",\"payee_bank\":\"{Banks[p.Payee % 4]}\",\"payee_account\":\"{p.Payee:D10}\",\"amount\":\"{p.Size / 100}.{p.Size % 100:D2}\",\"currency\":\"EUR\",\"channel\":\"mobile\"}}");
    }

    private static string Json(SimulatedPayment payment) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["payment_id"] = payment.PaymentId,
        ["time"] = payment.Time.ToString(),
        ["payer_bank"] = payment.Payer.Bank,
        ["payer_account"] = payment.Payer.Number,
        ["payee_bank"] = payment.Payee.Bank,
        ["payee_account"] = payment.Payee.Number,
        ["amount"] = payment.Amount.ToMajorString(),
        ["currency"] = payment.Amount.Currency.Code,
        ["channel"] = payment.Channel,
        ["device"] = payment.Device,
        ["ip"] = payment.Ip,
    });

    private byte[] Request(string path, string type, string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
