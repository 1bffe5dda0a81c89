using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Screening;

public sealed class PaymentCheckTests
{
    // A field (of PaymentCheck.FieldNames), the text put into it, and the refusal; null where the payment is taken.
    public static readonly TheoryData<string, string, string?> OneField = new()
    {
        { "payment_id", "p-1", null },
        { "payment_id", "", "payment_id is missing" },
        { "payment_id", new string('p', 129), "payment_id is longer than 128 bytes" },
        { "time", "2026-03-01T09:30:00", "time '2026-03-01T09:30:00' is not an RFC 3339 time with an offset" },
        { "time", "", "time is missing" },
        { "currency", "EURO", "currency 'EURO' is not an ISO 4217 currency" },
        { "currency", "", "currency is missing" },
        { "amount", "12.345", "amount '12.345' has more decimals than EUR has (2)" },
        { "amount", "-1", "amount '-1' is not above zero" },
        { "amount", "0.00", "amount '0.00' is not above zero" },
        { "amount", "1e3", "amount '1e3' is not a plain decimal" },
        { "amount", "99999999999999999999", "amount '99999999999999999999' is too large" },
        { "amount", "100000000000000.01", "amount '100000000000000.01' is too large" },
        { "amount", "", "amount is missing" },
        { "payer_bank", "NOBANK", "payer_bank 'NOBANK' is not a BIC" },
        { "payee_bank", "", "payee_bank is missing" },
        { "payer_account", "", "payer_account is missing" },
        { "payee_account", "a\u0001", "payee_account 'a' is empty, too long, not UTF-8 or holds control characters" },
        { "payee_currency", "USD", "payee_amount is missing" },
        { "payee_amount", "5", "payee_currency is missing" },
        { "purpose", new string('x', 281), "purpose is longer than 280 bytes" },
        { "purpose", new string('x', 280), null },
    };

    [Theory]
    [MemberData(nameof(OneField))]
    public void Takes_a_payment_or_names_the_field_and_the_fault(string field, string text, string? refusal)
    {
        var batch = new PaymentBatch();
        Assert.Null(Add(batch, "", ""));
        Assert.Equal(refusal, Add(batch, field, text));
        Assert.Equal(refusal is null ? 2 : 1, batch.Count);
        Assert.Null(Add(batch, "", ""));
        Assert.Equal("pay-1", Encoding.UTF8.GetString(batch.Text(batch.Count - 1, PaymentText.PaymentId)));
    }

    [Fact]
    public void Keeps_what_it_took_in_canonical_form()
    {
        var batch = new PaymentBatch(1);
        Assert.Null(Add(batch, "payee_account", "de89 3704 0044 0532 0130 00"));
        Assert.Equal("DEUTDEFF", Encoding.UTF8.GetString(batch.Text(0, PaymentText.PayerBank)));
        Assert.Equal("DEUTDEFF/1", Encoding.UTF8.GetString(batch.Text(0, PaymentText.PayerAccount)));
        Assert.Equal("DE89370400440532013000", Encoding.UTF8.GetString(batch.Text(0, PaymentText.PayeeAccount)));
        Assert.Equal(new Money(1_250, Currency.Parse("EUR")), batch.Amount(0));
        Assert.Equal("2026-03-01T01:30:00Z", batch.Time(0).ToString());
        Assert.Equal(default, batch.PayeeAmount(0));
        Assert.True(batch.Text(0, PaymentText.Purpose).IsEmpty);
    }

    [Fact]
    public void Refuses_text_that_is_not_utf8_and_leaves_no_bytes_behind()
    {
        var batch = new PaymentBatch();
        var texts = Texts("", "");
        texts.PayeeName = [0xC3, 0x28];
        Assert.Equal("payee_name is not valid UTF-8", PaymentCheck.TryAdd(batch, texts));
        texts = Texts("", "");
        texts.PaymentId = [0xFF];
        Assert.Equal("payment_id is not valid UTF-8", PaymentCheck.TryAdd(batch, texts));
        texts = Texts("", "");
        texts.PayerAccount = [0xFF];
        Assert.Contains("payer_account", PaymentCheck.TryAdd(batch, texts), StringComparison.Ordinal);
        Assert.Equal((0, 0), (batch.Count, batch.TextBytes));
    }

    private static string? Add(PaymentBatch batch, string field, string text) => PaymentCheck.TryAdd(batch, Texts(field, text));

    private static PaymentTexts Texts(string field, string text)
    {
        byte[] Of(string name, string usual) => Encoding.UTF8.GetBytes(field == name ? text : usual);
        return new PaymentTexts
        {
            PaymentId = Of("payment_id", "pay-1"),
            Time = Of("time", "2026-03-01T09:30:00+08:00"),
            Amount = Of("amount", "12.50"),
            Currency = Of("currency", "EUR"),
            PayerBank = Of("payer_bank", "deutdeffxxx"),
            PayerAccount = Of("payer_account", "1"),
            PayeeBank = Of("payee_bank", "XAAAXA22"),
            PayeeAccount = Of("payee_account", "2"),
            PayeeAmount = Of("payee_amount", ""),
            PayeeCurrency = Of("payee_currency", ""),
            Purpose = Of("purpose", ""),
        };
    }
}
