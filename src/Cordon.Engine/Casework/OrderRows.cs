using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Microsoft.Data.Sqlite;

namespace Cordon.Engine.Casework;

/// <summary>What happened to freeze orders, taken out of the centre's own records: who did what when, and what the wait for each bank cost.</summary>
internal static class OrderRows
{
    /// <summary>One thing that happened; the proposal has no event.</summary>
    public readonly record struct Moved(uint Order, FreezeOrder? Proposal, FreezeEvent? What);

    /// <summary>What a batch's records did to orders.</summary>
    public static IReadOnlyList<Moved> In(ReadOnlySpan<byte> payload)
    {
        List<Moved>? found = null;
        var reader = new ColumnReader(payload);
        while (!reader.IsAtEnd)
        {
            var kind = (RecordKind)reader.Byte();
            var body = new ColumnReader(reader.Bytes(reader.Int32()));
            if (kind == RecordKind.OrderProposed)
            {
                var order = CaseBook.ReadProposal(ref body);
                (found ??= []).Add(new Moved(order.Number, order, null));
            }
            else if (kind == RecordKind.OrderMoved)
            {
                var (number, what) = CaseBook.ReadEvent(ref body);
                (found ??= []).Add(new Moved(number, null, what));
            }
        }

        return found ?? (IReadOnlyList<Moved>)[];
    }

    public static void Add(SqliteConnection connection, Moved moved)
    {
        if (moved.Proposal is { } order)
        {
            connection.Run(
                "INSERT INTO waited VALUES ($1, $2, $3, $4, 0, 0, 0)", (long)order.Number, (long)order.Asked.Currency.Number, order.Asked.Minor,
                order.ProposedAt.Milliseconds);
            return;
        }

        var what = moved.What!;
        connection.Run(
            "INSERT INTO moved VALUES ($1, (SELECT count(*) + 1 FROM moved WHERE freeze_order = $1), $2, $3, $4, $5, $6, $7)",
            (long)moved.Order, (long)what.Kind, what.Time.Milliseconds, what.By, what.AmountMinor, what.Reason, what.Reference);
        var before = connection.Rows(
            "SELECT asked, since, minor_minutes, gone, is_over FROM waited WHERE freeze_order = $1",
            row => new OrderWait(row.GetInt64(0), new Instant(row.GetInt64(1)), row.GetDouble(2), row.GetInt64(3), row.GetInt64(4) != 0), (long)moved.Order)[0];
        var after = before.After(what);
        if (after != before)
        {
            connection.Run(
                "UPDATE waited SET asked = $2, since = $3, minor_minutes = $4, gone = $5, is_over = $6 WHERE freeze_order = $1",
                (long)moved.Order, after.AskedMinor, after.Since.Milliseconds, after.MinorMinutes, after.GoneMinor, after.IsOver ? 1L : 0L);
        }
    }

    public static List<FreezeEvent> Of(SqliteConnection connection, uint order) => [.. Of(connection, [order])[order]];

    public static ILookup<uint, FreezeEvent> Of(SqliteConnection connection, IReadOnlyCollection<uint> orders) => connection.Rows(
        """
        SELECT freeze_order, kind, at, by, amount, reason, reference FROM moved WHERE freeze_order IN (SELECT value FROM json_each($1))
        ORDER BY freeze_order, number
        """,
        row => (Order: row.UInt(0), What: new FreezeEvent(
            (FreezeEventKind)row.GetInt64(1), new Instant(row.GetInt64(2)), row.GetString(3), row.GetInt64(4), row.TextOrNull(5), row.TextOrNull(6))),
        JsonSerializer.Serialize(orders)).ToLookup(moved => moved.Order, moved => moved.What);

    /// <summary>
    /// What waiting cost, a line a currency. A sum that waits still counts once it is known what became of it: else the longest wait would look the cheapest.
    /// </summary>
    public static List<DelayCost> Costs(SqliteConnection connection) => connection.Rows(
        """
        SELECT currency, sum(minor_minutes > 0), sum(gone), sum(minor_minutes), sum(CASE is_over WHEN 0 THEN asked ELSE 0 END)
        FROM waited GROUP BY currency ORDER BY 5 DESC, 1
        """,
        row => new DelayCost(
            Currency.FromNumber((ushort)row.GetInt64(0)), (int)row.GetInt64(1), row.GetInt64(2), row.GetDouble(3), row.GetInt64(4)));
}
