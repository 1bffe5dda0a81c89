using System.Text;
using System.Text.Unicode;
using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>
/// Turns the raw texts of one payment into an entry of a <see cref="PaymentBatch"/>, or says what is wrong and where. Every reader
/// (JSON, CSV, XML, Parquet) goes through here, so that one payment is judged alike whatever it came as.
/// </summary>
public static class PaymentCheck
{
    /// <summary>The most bytes of a payment's identifier.</summary>
    public const int PaymentIdLengthMax = 128;

    /// <summary>
    /// The most minor units of one payment: a hundred milliards of a currency with two decimals, a thousandfold of the largest that central banks'
    /// systems settle in small-valued currencies. What an account ever takes in or pays out is counted in 64 bits.
    /// </summary>
    public const long AmountMinorMax = 10_000_000_000_000_000;

    /// <summary>The names of a payment's fields, as in the data-set folder and in JSON.</summary>
    public static readonly string[] FieldNames =
    [
        "payment_id", "payer_bank", "payer_account", "payee_bank", "payee_account", "channel", "purpose", "payer_name", "payee_name",
        "device", "ip", "time", "amount", "currency", "payee_amount", "payee_currency",
    ];

    /// <summary>
    /// Adds a payment given as the texts of its fields (in the order of <see cref="FieldNames"/>, empty where absent).
    /// Returns null when it was added, else one sentence that names the field and the fault; the batch is then unchanged.
    /// </summary>
    public static string? TryAdd(PaymentBatch batch, in PaymentTexts texts)
    {
        batch.Begin();
        var fault = Fill(batch, texts);
        if (fault is null)
        {
            batch.Commit();
        }
        else
        {
            batch.Rollback();
        }

        return fault;
    }

    private static string? Fill(PaymentBatch batch, in PaymentTexts texts)
    {
        if (texts.PaymentId.Length is 0 or > PaymentIdLengthMax)
        {
            return texts.PaymentId.IsEmpty ? "payment_id is missing" : $"payment_id is longer than {PaymentIdLengthMax} bytes";
        }

        if (!Instant.TryParse(texts.Time, out var time))
        {
            return Bad("time", texts.Time, "is not an RFC 3339 time with an offset");
        }

        if (!Currency.TryParse(texts.Currency, out var currency))
        {
            return Bad("currency", texts.Currency, Currency.Fault(texts.Currency));
        }

        if (Amount("amount", texts.Amount, currency, out var amount) is { } fault)
        {
            return fault;
        }

        batch.SetTime(time);
        batch.SetAmount(amount);
        return PayeeAmount(batch, texts) ?? Parties(batch, texts) ?? Rest(batch, texts);
    }

    private static string? PayeeAmount(PaymentBatch batch, in PaymentTexts texts)
    {
        if (texts.PayeeAmount.IsEmpty && texts.PayeeCurrency.IsEmpty)
        {
            return null;
        }

        if (!Currency.TryParse(texts.PayeeCurrency, out var currency))
        {
            return Bad("payee_currency", texts.PayeeCurrency, Currency.Fault(texts.PayeeCurrency));
        }

        if (Amount("payee_amount", texts.PayeeAmount, currency, out var amount) is { } fault)
        {
            return fault;
        }

        batch.SetPayeeAmount(amount);
        return null;
    }

    private static string? Parties(PaymentBatch batch, in PaymentTexts texts) =>
        Party(batch, "payer", texts.PayerBank, texts.PayerAccount, PaymentText.PayerBank)
        ?? Party(batch, "payee", texts.PayeeBank, texts.PayeeAccount, PaymentText.PayeeBank);

    private static string? Party(
        PaymentBatch batch, string party, ReadOnlySpan<byte> bank, ReadOnlySpan<byte> account, PaymentText bankText)
    {
        Span<byte> bic = stackalloc byte[Bic.LengthMax];
        var bicLength = Bic.Normalise(bank.Trim((byte)' '), bic);
        if (bicLength == 0)
        {
            return Bad(party + "_bank", bank, "is not a BIC");
        }

        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        var keyLength = AccountKey.Write(bic[..bicLength], account, key);
        if (keyLength == 0)
        {
            return Bad(party + "_account", account, "is empty, too long, not UTF-8 or holds control characters");
        }

        batch.SetText(bankText, bic[..bicLength]);
        batch.SetText(bankText + 1, key[..keyLength]);
        return null;
    }

    private static string? Rest(PaymentBatch batch, in PaymentTexts texts)
    {
        return Text(batch, PaymentText.PaymentId, texts.PaymentId, "payment_id")
            ?? Text(batch, PaymentText.Channel, texts.Channel, "channel")
            ?? Text(batch, PaymentText.Purpose, texts.Purpose, "purpose")
            ?? Text(batch, PaymentText.PayerName, texts.PayerName, "payer_name")
            ?? Text(batch, PaymentText.PayeeName, texts.PayeeName, "payee_name")
            ?? Text(batch, PaymentText.Device, texts.Device, "device")
            ?? Text(batch, PaymentText.Ip, texts.Ip, "ip");
    }

    private static string? Text(PaymentBatch batch, PaymentText which, ReadOnlySpan<byte> text, string name)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (text.Length > PaymentBatch.TextLengthMax)
        {
            return $"{name} is longer than {PaymentBatch.TextLengthMax} bytes";
        }

        if (!Utf8.IsValid(text))
        {
            return $"{name} is not valid UTF-8";
        }

        batch.SetText(which, text);
        return null;
    }

    private static string? Amount(string field, ReadOnlySpan<byte> text, Currency currency, out Money amount)
    {
        var fault = Money.TryParseMajor(text, currency, out var minor);
        amount = new Money(minor, currency);
        return fault switch
        {
            AmountFault.NotADecimal => Bad(field, text, "is not a plain decimal"),
            AmountFault.TooManyDecimals => Bad(field, text, $"has more decimals than {currency} has ({currency.Digits})"),
            AmountFault.TooLarge => Bad(field, text, "is too large"),
            _ when minor <= 0 => Bad(field, text, "is not above zero"),
            _ when minor > AmountMinorMax => Bad(field, text, "is too large"),
            _ => null,
        };
    }

    private static string Bad(string field, ReadOnlySpan<byte> value, string what)
    {
        if (value.IsEmpty)
        {
            return $"{field} is missing";
        }

        var shown = Utf8.IsValid(value) ? Encoding.UTF8.GetString(value[..Math.Min(value.Length, 40)]) : "(not UTF-8)";
        return $"{field} '{new string([.. shown.Where(c => !char.IsControl(c))])}' {what}";
    }
}

/// <summary>The fields of one payment as the texts they arrived as; empty where absent.</summary>
public ref struct PaymentTexts
{
    public ReadOnlySpan<byte> PaymentId;
    public ReadOnlySpan<byte> Time;
    public ReadOnlySpan<byte> PayerBank;
    public ReadOnlySpan<byte> PayerAccount;
    public ReadOnlySpan<byte> PayeeBank;
    public ReadOnlySpan<byte> PayeeAccount;
    public ReadOnlySpan<byte> Amount;
    public ReadOnlySpan<byte> Currency;
    public ReadOnlySpan<byte> PayeeAmount;
    public ReadOnlySpan<byte> PayeeCurrency;
    public ReadOnlySpan<byte> Channel;
    public ReadOnlySpan<byte> Purpose;
    public ReadOnlySpan<byte> PayerName;
    public ReadOnlySpan<byte> PayeeName;
    public ReadOnlySpan<byte> Device;
    public ReadOnlySpan<byte> Ip;
}
