using System.Globalization;
using System.Text;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Networks;

/// <summary>Reads what officers said of merges: a table with the columns time, gang, by and why, one row for each merge undone.</summary>
internal static class GangUndoings
{
    /// <summary>Rows of a table: more merges are undone by no officer, and each is looked at with every finding.</summary>
    private const int RowsMax = 10_000;

    /// <summary>The undoings in the order of their times.</summary>
    /// <exception cref="RunException">A row cannot be read; the message says which and why.</exception>
    public static IReadOnlyList<GangUndoing> Read(string path)
    {
        using var table = TableReader.Open(path);
        var (time, gang, by, why) = (table.Require("time"), table.Require("gang"), table.Require("by"), table.Require("why"));
        var rows = new List<GangUndoing>();
        while (table.Read())
        {
            // A row that is none has no fields to be read.
            if ((table.Fault ?? (rows.Count == RowsMax ? $"there are more than {RowsMax} rows" : null)) is { } none)
            {
                throw Unreadable(path, table, none);
            }

            var (name, officer, words) = (Text(table, gang), Text(table, by), Text(table, why));
            Instant at = default;
            var fault = (Instant.TryParse(table.Field(time), out at) ? null : "the time cannot be read")
                ?? (Number(name) > 0 ? null : $"'{name}' is no gang, such as G-4") ?? (officer.Length > 0 && words.Length > 0 ? null : "by or why is missing");
            if (fault is not null)
            {
                throw Unreadable(path, table, fault);
            }

            rows.Add(new GangUndoing(Number(name), officer, words, at.Milliseconds));
        }

        return [.. rows.OrderBy(row => row.TimeMilliseconds)];
    }

    private static RunException Unreadable(string path, TableReader table, string fault) => new($"{path}, line {table.Line}: {fault}.");

    private static string Text(TableReader table, int column) => Encoding.UTF8.GetString(table.Field(column)).Trim();

    private static int Number(string name) => name.StartsWith("G-", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
