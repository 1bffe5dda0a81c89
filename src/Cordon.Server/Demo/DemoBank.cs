using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cordon.Core.Values;
using Cordon.Server.Http;
using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>One key of the banks' side of the demo: hands payments and reports in over HTTP, as any bank would.</summary>
internal sealed class DemoBank : IDisposable
{
    private readonly HttpClient _client;
    private readonly ArrayBufferWriter<byte> _lines = new(1 << 20);
    private readonly ArrayBufferWriter<byte> _accounts = new(1 << 20);
    private int _accountsWaiting;

    public DemoBank(string address, string key)
    {
        _client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(1) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Payments waiting to be sent.</summary>
    public int Waiting { get; private set; }

    /// <summary>Tells of an account before the payments that are sent next.</summary>
    public async Task DescribeAsync(SimulatedAccount account, CancellationToken cancellation)
    {
        if (_accountsWaiting == HttpLimits.AccountsMax)
        {
            await SendAccountsAsync(cancellation).ConfigureAwait(false);
        }

        using (var json = new Utf8JsonWriter(_accounts))
        {
            json.WriteStartObject();
            json.WriteString("bank", account.Bank);
            json.WriteString("account", account.Number);
            json.WriteString("kind", account.Kind.ToString().ToLowerInvariant());
            json.WriteString("opened", account.Opened.ToString());
            json.WriteString("opening_balance", account.OpeningBalanceMinor is { } minor ? new Money(minor, account.Currency).ToMajorString() : null);
            json.WriteString("currency", account.Currency.Code);
            json.WriteEndObject();
        }

        _accounts.Write("\n"u8);
        _accountsWaiting++;
    }

    /// <summary>Adds a payment to the next batch.</summary>
    public void Add(SimulatedPayment payment)
    {
        using (var json = new Utf8JsonWriter(_lines))
        {
            json.WriteStartObject();
            json.WriteString("payment_id", payment.PaymentId);
            json.WriteString("time", payment.Time.ToString());
            json.WriteString("payer_bank", payment.Payer.Bank);
            json.WriteString("payer_account", payment.Payer.Number);
            json.WriteString("payee_bank", payment.Payee.Bank);
            json.WriteString("payee_account", payment.Payee.Number);
            json.WriteString("amount", payment.Amount.ToMajorString());
            json.WriteString("currency", payment.Amount.Currency.Code);
            json.WriteString("channel", payment.Channel);
            json.WriteString("purpose", payment.Purpose);
            json.WriteString("payer_name", payment.PayerName);
            json.WriteString("payee_name", payment.PayeeName);
            json.WriteString("device", payment.Device);
            json.WriteString("ip", payment.Ip);
            json.WriteEndObject();
        }

        _lines.Write("\n"u8);
        Waiting++;
    }

    /// <summary>Sends what waits, the accounts first and the payments as one batch, and reads the answers.</summary>
    /// <exception cref="HttpRequestException">The centre did not take it.</exception>
    public async Task SendAsync(CancellationToken cancellation)
    {
        await SendAccountsAsync(cancellation).ConfigureAwait(false);
        if (Waiting == 0)
        {
            return;
        }

        using var content = new ReadOnlyMemoryContent(_lines.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments/batch") { Content = content };
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var answers = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), Encoding.UTF8);
        var count = 0;
        while (await answers.ReadLineAsync(cancellation).ConfigureAwait(false) is { } answer)
        {
            count++;
            if (answer.StartsWith("{\"type\"", StringComparison.Ordinal))
            {
                throw new HttpRequestException($"a payment was not decided: {answer}");
            }
        }

        if (count != Waiting)
        {
            throw new HttpRequestException($"{Waiting} payments were handed in and {count} answered");
        }

        _lines.Clear();
        Waiting = 0;
    }

    private async Task SendAccountsAsync(CancellationToken cancellation)
    {
        if (_accountsWaiting == 0)
        {
            return;
        }

        using var content = new ReadOnlyMemoryContent(_accounts.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var response = await _client.PostAsync(new Uri("/v1/accounts", UriKind.Relative), content, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        _accounts.Clear();
        _accountsWaiting = 0;
    }

    /// <summary>Files a victim's report.</summary>
    public async Task ReportAsync(SimulatedReport report, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("report_id", report.ReportId);
            json.WriteString("time", report.Time.ToString());
            json.WriteString("payment_id", report.PaymentId);
            json.WriteString("scam_type", report.Kind.ToString().ToLowerInvariant());
            json.WriteString("narrative", report.Narrative);
            json.WriteString("contact_phone", report.ContactPhone);
            json.WriteString("contact_url", report.ContactUrl);
            json.WriteString("contact_handle", report.ContactHandle);
            json.WriteEndObject();
        }

        using var content = new ReadOnlyMemoryContent(buffer.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _client.PostAsync(new Uri("/v1/reports", UriKind.Relative), content, cancellation).ConfigureAwait(false);

        // A report of a payment from before the demo's history is not found here; any other refusal is a fault.
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    public void Dispose() => _client.Dispose();
}
