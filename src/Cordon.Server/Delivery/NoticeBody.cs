using System.Buffers;
using System.Text;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Cases;
using Cordon.Formats.Iso20022;
using Cordon.Server.Http;

namespace Cordon.Server.Delivery;

/// <summary>A notice as bytes: the same for the same notice, whenever it is written.</summary>
/// <param name="Bytes">UTF-8.</param>
internal sealed record NoticeBody(string ContentType, byte[] Bytes)
{
    private const string JsonType = "application/json";
    private const string XmlType = "application/xml";

    /// <summary>Characters of an identification in ISO 20022.</summary>
    private const int IdentificationLengthMax = 35;

    private static readonly Dictionary<NoticeKind, string> Types = new()
    {
        [NoticeKind.Freeze] = "freeze_order.freeze",
        [NoticeKind.Reduce] = "freeze_order.reduce",
        [NoticeKind.Withdraw] = "freeze_order.withdraw",
        [NoticeKind.Release] = "freeze_order.release",
        [NoticeKind.Remind] = "freeze_order.remind",
        [NoticeKind.Extend] = "freeze_order.extend",
        [NoticeKind.Expire] = "freeze_order.expire",
    };

    /// <summary>Writes a notice for an endpoint.</summary>
    /// <param name="payment">The payment that brought the money there; null where it is not known.</param>
    public static NoticeBody Of(FreezeNotice notice, BankEndpoint endpoint, RecordedDecision? payment)
    {
        if (endpoint.Format == NoticeFormat.Camt056 && notice.Kind == NoticeKind.Freeze && Recall(notice, endpoint, payment) is { } recall)
        {
            var message = new ArrayBufferWriter<byte>(2048);
            Camt056Writer.Write(message, recall);
            return new NoticeBody(XmlType, message.WrittenSpan.ToArray());
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, ProblemWriter.Options))
        {
            WriteJson(json, notice, payment);
        }

        return new NoticeBody(JsonType, buffer.WrittenSpan.ToArray());
    }

    /// <summary>Writes a notice as a JSON object: type, time and data, as Standard Webhooks has it.</summary>
    public static void WriteJson(Utf8JsonWriter json, FreezeNotice notice, RecordedDecision? payment)
    {
        var order = notice.Order;
        json.WriteStartObject();
        json.WriteString("type", Types[notice.Kind]);
        json.WriteString("timestamp", notice.Time.ToString());
        json.WriteStartObject("data");
        json.WriteString("notice_id", notice.Id);
        json.WriteString("order_id", order.Id);
        json.WriteString("case", CaseId.Of(order.Case));
        json.WriteString("bank", order.Bank);
        json.WriteString("account", order.Account);
        json.WriteString("amount", (order.Asked with { Minor = notice.AmountMinor }).ToMajorString());
        json.WriteString("currency", order.Asked.Currency.Code);
        json.WriteString("payment_id", payment is null ? null : PaymentId(payment));
        json.WriteString("expires", order.Expires?.ToString());
        json.WriteString("reason", notice.Kind is NoticeKind.Withdraw or NoticeKind.Release or NoticeKind.Extend ? order.Reason : null);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The payment's identifier, as a bank is told it in JSON.</summary>
    public static string PaymentId(RecordedDecision payment) => Encoding.UTF8.GetString(payment.Payment.Text(0, PaymentText.PaymentId));

    /// <summary>A payment's identifier as far as it fits in an identification of ISO 20022: so a bank is told it in a message.</summary>
    public static string TransactionId(string id) => id[..Math.Min(id.Length, IdentificationLengthMax)];

    /// <summary>The order as a recall of the payment that brought the money; null where no message can say it.</summary>
    private static RecallRequest? Recall(FreezeNotice notice, BankEndpoint endpoint, RecordedDecision? payment)
    {
        if (payment is null || endpoint.Assigner is not { } assigner)
        {
            return null;
        }

        var order = notice.Order;
        var id = PaymentId(payment);
        var brought = payment.Payment.PayeeAmount(0) is { Minor: > 0 } arrived ? arrived : payment.Payment.Amount(0);
        var asked = order.Asked with { Minor = notice.AmountMinor };
        var isUetr = Guid.TryParseExact(id, "D", out _);
        var request = new RecallRequest
        {
            OrderId = order.Id,
            Assigner = assigner,
            Assignee = order.Bank,
            Created = notice.Time,
            OriginalUetr = isUetr ? id : null,
            OriginalTransactionId = isUetr ? null : TransactionId(id),

            // Where the account holds more of the case's money than this payment brought, only the sum asked can be said.
            OriginalAmount = brought.Currency == asked.Currency && brought.Minor >= asked.Minor ? brought : null,
            AmountAsked = asked,
            CreditorAccount = order.Account,
            CreditorAgent = order.Bank,
            Words = "Hold this amount, not the account.",
        };
        if (Camt056Writer.Fault(request) is null)
        {
            return request;
        }

        // An identifier in the shape of a UETR that is none of version 4 goes as the transaction's own.
        request = request with { OriginalUetr = null, OriginalTransactionId = TransactionId(id) };
        return Camt056Writer.Fault(request) is null ? request : null;
    }
}
