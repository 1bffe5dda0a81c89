using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>Reads what is told of an account, the same way for a data set's row and for one that comes over HTTP.</summary>
public static class AccountCheck
{
    /// <summary>Null and the account, or what is wrong, beginning with the field's name.</summary>
    public static string? Read(in AccountTexts texts, out AccountRow? row)
    {
        row = null;
        if (RowText.AccountOf(texts.Bank, texts.Account, out var bank, out var account) is { } nobody)
        {
            return nobody;
        }

        if (!RowText.TryName<AccountKind>(texts.Kind, out var kind))
        {
            return RowText.Bad("kind", texts.Kind, "is none of person, business, merchant, exchange, cash");
        }

        var (currency, balance) = (default(Currency), default(Money?));
        var (holder, phone) = (default(string), default(string));
        var fault = Opened(texts.Opened, out var opened) ?? Balance(texts, out currency, out balance)
            ?? RowText.Free("holder", texts.Holder, PaymentBatch.TextLengthMax, out holder)
            ?? RowText.Free("phone", texts.Phone, PaymentBatch.TextLengthMax, out phone);
        row = fault is null ? new AccountRow(bank, account, kind.Value, opened, balance, currency, holder, phone) : null;
        return fault;
    }

    /// <summary>An account may be known to have been opened on a day only; the day is then taken from its midnight in UTC.</summary>
    private static string? Opened(ReadOnlySpan<byte> text, out Instant? opened)
    {
        opened = null;
        if (text.IsEmpty)
        {
            return null;
        }

        Span<byte> day = stackalloc byte[20];
        if (text.Length == 10)
        {
            text.CopyTo(day);
            "T00:00:00Z"u8.CopyTo(day[10..]);
        }

        if (!Instant.TryParse(text.Length == 10 ? day : text, out var at))
        {
            return RowText.Bad("opened", text, "is neither an RFC 3339 time with an offset nor a date");
        }

        opened = at;
        return null;
    }

    private static string? Balance(in AccountTexts texts, out Currency currency, out Money? balance)
    {
        balance = null;
        currency = default;
        if (!texts.Currency.IsEmpty && !Currency.TryParse(texts.Currency, out currency))
        {
            return RowText.Bad("currency", texts.Currency, Currency.Fault(texts.Currency));
        }

        var text = texts.OpeningBalance;
        if (text.IsEmpty)
        {
            return null;
        }

        var unit = currency == default ? Currency.Unknown : currency;
        var fault = Money.TryParseMajor(text, unit, out var minor);
        balance = new Money(minor, unit);
        return fault switch
        {
            AmountFault.NotADecimal => RowText.Bad("opening_balance", text, "is not a plain decimal"),
            AmountFault.TooManyDecimals => RowText.Bad("opening_balance", text, $"has more decimals than {unit} has ({unit.Digits})"),
            AmountFault.TooLarge => RowText.Bad("opening_balance", text, "is too large"),
            _ when Math.Abs(minor) > PaymentCheck.AmountMinorMax => RowText.Bad("opening_balance", text, "is too large"),
            _ => null,
        };
    }
}
