using System.Globalization;
using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>The truth about reports: report_id, fate, bank, account, amount, currency, others_amount, hop.</summary>
internal sealed class TruthRows(TableReader table)
{
    private readonly int _report = table.Require("report_id");
    private readonly int _fate = table.Require("fate");
    private readonly int _bank = table.Require("bank");
    private readonly int _account = table.Require("account");
    private readonly int _amount = table.Require("amount");
    private readonly int _currency = table.Require("currency");
    private readonly int _others = table.Require("others_amount");
    private readonly int _hop = table.Require("hop");

    public string? Current(out TruthRow? row)
    {
        row = null;
        var (fate, amount, others) = (default(TrueFate?), default(Money), default(Money));
        var (account, hop) = ("", 0);
        var fault = RowText.Id("report_id", table.Field(_report), out var report)
            ?? (RowText.TryName(table.Field(_fate), out fate) ? null
                : RowText.Bad("fate", table.Field(_fate), "is none of lies, kept, bait, exchange, abroad, cash"))
            ?? RowText.AccountOf(table, _bank, _account, out account)
            ?? RowText.AmountOf(table, _amount, _currency, out amount) ?? RowText.AmountOf(table, _others, _currency, out others)
            ?? (int.TryParse(table.Field(_hop), NumberStyles.None, CultureInfo.InvariantCulture, out hop) ? null
                : RowText.Bad("hop", table.Field(_hop), "is not a count"));
        row = fault is null ? new TruthRow(report, fate!.Value, account, amount, others.Minor, hop) : null;
        return fault;
    }
}

/// <summary>Accounts in gangs' hands: bank, account, since, [kind], [gang].</summary>
internal sealed class MuleRows(TableReader table)
{
    private readonly int _bank = table.Require("bank");
    private readonly int _account = table.Require("account");
    private readonly int _since = table.Require("since");
    private readonly int _kind = table.FindOnce("kind");
    private readonly int _gang = table.FindOnce("gang");

    public string? Current(out MuleRow? row)
    {
        row = null;
        var (since, kind, gang) = (default(Instant), default(string), default(string));
        var fault = RowText.AccountOf(table, _bank, _account, out var account)
            ?? (Instant.TryParse(table.Field(_since), out since) ? null
                : RowText.Bad("since", table.Field(_since), "is not an RFC 3339 time with an offset"))
            ?? RowText.Free("kind", table.Field(_kind), PaymentBatch.TextLengthMax, out kind)
            ?? RowText.Free("gang", table.Field(_gang), PaymentBatch.TextLengthMax, out gang);
        row = fault is null ? new MuleRow(account, since, kind) { Gang = gang } : null;
        return fault;
    }
}
