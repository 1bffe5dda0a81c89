using System.Globalization;
using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>A freeze order as a replay writes it to freezes.csv and freezes_later.csv.</summary>
/// <param name="Account">The account's key (<see cref="AccountKey"/>).</param>
/// <param name="Amount">The disputed amount.</param>
/// <param name="Hop">The fewest payments by which the money came; 1 for the stolen payment's payee.</param>
/// <param name="Policy">Under which policy the money was traced.</param>
public sealed record OrderRow(string OrderId, string ReportId, Instant Time, string Account, Money Amount, int Hop, string Policy)
{
    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"order {OrderId} of report {ReportId}";

    /// <summary>Reads the orders of a file.</summary>
    /// <exception cref="DataSetException">The file is missing, damaged or has a bad row: orders were written by a program, so none is passed over.</exception>
    public static IReadOnlyList<OrderRow> Read(string path)
    {
        using var table = TableReader.Open(path);
        var rows = new OrderRows(table);
        var orders = new List<OrderRow>();
        while (table.Read())
        {
            OrderRow? row = null;
            if ((table.Fault ?? rows.Current(out row)) is { } fault)
            {
                throw new DataSetException($"{path}({table.Line}): {fault}.");
            }

            orders.Add(row!);
        }

        return orders;
    }
}

/// <summary>Orders: order_id, report_id, time, bank, account, amount, currency, hop, policy.</summary>
internal sealed class OrderRows(TableReader table)
{
    private readonly int _id = table.Require("order_id");
    private readonly int _report = table.Require("report_id");
    private readonly int _time = table.Require("time");
    private readonly int _bank = table.Require("bank");
    private readonly int _account = table.Require("account");
    private readonly int _amount = table.Require("amount");
    private readonly int _currency = table.Require("currency");
    private readonly int _hop = table.Require("hop");
    private readonly int _policy = table.Require("policy");

    public string? Current(out OrderRow? row)
    {
        row = null;
        var (time, amount, hop) = (default(Instant), default(Money), 0);
        var (report, account, policy) = ("", "", default(string));
        var fault = RowText.Id("order_id", table.Field(_id), out var id) ?? RowText.Id("report_id", table.Field(_report), out report)
            ?? (Instant.TryParse(table.Field(_time), out time) ? null
                : RowText.Bad("time", table.Field(_time), "is not an RFC 3339 time with an offset"))
            ?? RowText.AccountOf(table, _bank, _account, out account)
            ?? RowText.AmountOf(table, _amount, _currency, out amount)
            ?? (int.TryParse(table.Field(_hop), NumberStyles.None, CultureInfo.InvariantCulture, out hop) ? null
                : RowText.Bad("hop", table.Field(_hop), "is not a count"))
            ?? RowText.Free("policy", table.Field(_policy), PaymentBatch.TextLengthMax, out policy);
        row = fault is null ? new OrderRow(id, report, time, account, amount, hop, policy ?? "") : null;
        return fault;
    }
}
