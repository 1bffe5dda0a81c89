using System.Globalization;
using System.Text;
using Cordon.Bench.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Bench.Http;

/// <summary>Payments as JSON, each with an identifier of its own, and the requests that carry them.</summary>
internal sealed class PaymentTextMaker(int accounts, string key)
{
    private static readonly string[] Banks = ["BANKDEFFXXX", "CENTBEBBXXX", "GIROFIHHXXX", "INGBNL2AXXX"];

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

    private string Json()
    {
        _workload.Fill(_one);
        ref readonly var p = ref _one[0];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"payment_id\":\"P{++_made:D11}\",\"time\":\"{new Instant(p.TimeMilliseconds)}\",\"payer_bank\":\"{Banks[p.Payer % 4]}\",\"payer_account\":\"{p.Payer:D10}\",\"payee_bank\":\"{Banks[p.Payee % 4]}\",\"payee_account\":\"{p.Payee:D10}\",\"amount\":\"{p.Size / 100}.{p.Size % 100:D2}\",\"currency\":\"EUR\",\"channel\":\"mobile\"}}");
    }

    private byte[] Request(string path, string type, string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
