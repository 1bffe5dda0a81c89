using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>Turns the table's current row into a value, or says what is wrong with it; then there is none.</summary>
internal delegate string? RowParser<T>(out T? row)
    where T : class;

/// <summary>Pieces that the parsers of accounts, reports and labels share.</summary>
internal static class RowText
{
    /// <summary>The most bytes of a narrative or another free text.</summary>
    public const int FreeTextBytesMax = 16 * 1024;

    public static string Bad(string field, ReadOnlySpan<byte> value, string what)
    {
        if (value.IsEmpty)
        {
            return $"{field} is missing";
        }

        var shown = Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : "(not UTF-8)";
        return $"{field} '{new string([.. shown.Take(40).Where(c => !char.IsControl(c))])}' {what}";
    }

    public static string? Free(string field, ReadOnlySpan<byte> value, int bytesMax, out string? text)
    {
        text = null;
        if (value.Length > bytesMax)
        {
            return $"{field} is longer than {bytesMax} bytes";
        }

        text = value.IsEmpty ? null : Encoding.UTF8.GetString(value);
        return null;
    }

    public static string? Id(string field, ReadOnlySpan<byte> value, out string id)
    {
        id = "";
        if (value.IsEmpty || value.Length > PaymentCheck.PaymentIdLengthMax)
        {
            return value.IsEmpty ? $"{field} is missing" : $"{field} is longer than {PaymentCheck.PaymentIdLengthMax} bytes";
        }

        id = Encoding.UTF8.GetString(value);
        return null;
    }

    /// <summary>Reads an account's key.</summary>
    public static string? AccountOf(TableReader table, int bankColumn, int accountColumn, out string account) =>
        AccountOf(table, bankColumn, accountColumn, out _, out account);

    /// <summary>Reads a bank's canonical BIC and the key of an account at it.</summary>
    public static string? AccountOf(TableReader table, int bankColumn, int accountColumn, out string bank, out string account) =>
        AccountOf(table.Field(bankColumn), table.Field(accountColumn), out bank, out account);

    /// <inheritdoc cref="AccountOf(TableReader, int, int, out string, out string)"/>
    public static string? AccountOf(ReadOnlySpan<byte> bankText, ReadOnlySpan<byte> accountText, out string bank, out string account)
    {
        (bank, account) = ("", "");
        Span<byte> bic = stackalloc byte[Bic.LengthMax];
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        var bicLength = Bic.Normalise(bankText.Trim((byte)' '), bic);
        if (bicLength == 0)
        {
            return Bad("bank", bankText, "is not a BIC");
        }

        var keyLength = AccountKey.Write(bic[..bicLength], accountText, key);
        if (keyLength == 0)
        {
            return Bad("account", accountText, "is empty, too long or holds control characters");
        }

        bank = Encoding.ASCII.GetString(bic[..bicLength]);
        account = Encoding.UTF8.GetString(key[..keyLength]);
        return null;
    }

    /// <summary>Reads an amount of a currency that must be named.</summary>
    public static string? AmountOf(TableReader table, int amountColumn, int currencyColumn, out Money amount)
    {
        amount = default;
        if (!Currency.TryParse(table.Field(currencyColumn), out var currency))
        {
            return Bad("currency", table.Field(currencyColumn), "is not an ISO 4217 currency");
        }

        var fault = Money.TryParseMajor(table.Field(amountColumn), currency, out var minor);
        amount = new Money(minor, currency);
        return fault == AmountFault.None ? null : Bad(table.Columns[amountColumn], table.Field(amountColumn), $"is no amount in {currency}");
    }

    /// <summary>Reads one of an enumeration's names in any case; an empty text is its first value.</summary>
    public static bool TryName<T>(ReadOnlySpan<byte> text, [NotNullWhen(true)] out T? value)
        where T : struct, Enum
    {
        var name = Encoding.UTF8.GetString(text);
        var isName = name.Length == 0 || char.IsAsciiLetter(name[0]);
        value = name.Length == 0 ? default(T) : isName && Enum.TryParse<T>(name, ignoreCase: true, out var parsed) && !name.Contains(',', StringComparison.Ordinal) ? parsed : null;
        return value is not null;
    }
}

/// <summary>Accounts: bank, account, [kind], [opened], [opening_balance], [currency], [holder], [phone].</summary>
internal sealed class AccountRows(TableReader table)
{
    private readonly int _bank = table.Require("bank");
    private readonly int _account = table.Require("account");
    private readonly int _kind = table.FindOnce("kind");
    private readonly int _opened = table.FindOnce("opened");
    private readonly int _balance = table.FindOnce("opening_balance");
    private readonly int _currency = table.FindOnce("currency");
    private readonly int _holder = table.FindOnce("holder");
    private readonly int _phone = table.FindOnce("phone");

    public string? Current(out AccountRow? row) => AccountCheck.Read(
        new AccountTexts
        {
            Bank = table.Field(_bank),
            Account = table.Field(_account),
            Kind = table.Field(_kind),
            Opened = table.Field(_opened),
            OpeningBalance = table.Field(_balance),
            Currency = table.Field(_currency),
            Holder = table.Field(_holder),
            Phone = table.Field(_phone),
        },
        out row);
}

/// <summary>Reports: report_id, time, payment_id, [scam_type], [narrative], [contact_phone], [contact_url], [contact_handle], [contact].</summary>
internal sealed class ReportRows(TableReader table)
{
    private readonly int _id = table.Require("report_id");
    private readonly int _time = table.Require("time");
    private readonly int _payment = table.Require("payment_id");
    private readonly int _type = table.FindOnce("scam_type");
    private readonly int _narrative = table.FindOnce("narrative");
    private readonly int _phone = table.FindOnce("contact_phone");
    private readonly int _url = table.FindOnce("contact_url");
    private readonly int _handle = table.FindOnce("contact_handle");
    private readonly int _contact = table.FindOnce("contact");

    public string? Current(out ReportRow? row)
    {
        row = null;
        string? type = null, narrative = null, phone = null, url = null, handle = null, contact = null;
        var payment = "";
        var time = default(Instant);
        var fault = RowText.Id("report_id", table.Field(_id), out var id)
            ?? (Instant.TryParse(table.Field(_time), out time) ? null
                : RowText.Bad("time", table.Field(_time), "is not an RFC 3339 time with an offset"))
            ?? RowText.Id("payment_id", table.Field(_payment), out payment)
            ?? RowText.Free("scam_type", table.Field(_type), PaymentBatch.TextLengthMax, out type)
            ?? RowText.Free("narrative", table.Field(_narrative), RowText.FreeTextBytesMax, out narrative)
            ?? RowText.Free("contact_phone", table.Field(_phone), PaymentBatch.TextLengthMax, out phone)
            ?? RowText.Free("contact_url", table.Field(_url), RowText.FreeTextBytesMax, out url)
            ?? RowText.Free("contact_handle", table.Field(_handle), PaymentBatch.TextLengthMax, out handle)
            ?? RowText.Free("contact", table.Field(_contact), RowText.FreeTextBytesMax, out contact);
        if (fault is null)
        {
            row = new ReportRow(id, time, payment, type, narrative, phone, url, handle, contact);
        }

        return fault;
    }
}

/// <summary>Labels: payment_id, label, [pattern].</summary>
internal sealed class LabelRows(TableReader table)
{
    private readonly int _payment = table.Require("payment_id");
    private readonly int _label = table.Require("label");
    private readonly int _pattern = table.FindOnce("pattern");

    public string? Current(out LabelRow? row)
    {
        row = null;
        if (RowText.Id("payment_id", table.Field(_payment), out var payment) is { } fault)
        {
            return fault;
        }

        if (table.Field(_label).IsEmpty || !RowText.TryName<PaymentLabel>(table.Field(_label), out var label))
        {
            return RowText.Bad("label", table.Field(_label), "is none of scam, layering, cashout, bait, genuine");
        }

        fault = RowText.Free("pattern", table.Field(_pattern), PaymentBatch.TextLengthMax, out var pattern);
        row = fault is null ? new LabelRow(payment, label.Value, pattern) : null;
        return fault;
    }
}
