using System.Globalization;
using System.Text;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Networks;

/// <summary>
/// Reads what officers said of merges: a table with the columns time, gang, by and why, one row for each merge undone. In place of a gang a row may name
/// a merge of accounts or cases, M- and its number in gangs.json.
/// </summary>
internal static class GangUndoings
{
    /// <summary>Rows of a table: more merges are undone by no officer, and each is looked at with every finding.</summary>
    private const int RowsMax = 10_000;

    /// <summary>The undoings in the order of their times.</summary>
    /// <exception cref="RunException">A row cannot be read; the message says which and why.</exception>
    public static (IReadOnlyList<GangUndoing> Gangs, IReadOnlyList<Unmerge> Merges) Read(string path)
    {
        using var table = TableReader.Open(path);
        var (time, gang, by, why) = (table.Require("time"), table.Require("gang"), table.Require("by"), table.Require("why"));
        var (gangs, merges) = (new List<GangUndoing>(), new List<Unmerge>());
        while (table.Read())
        {
            // A row that is broken has not all its fields.
            if ((table.Fault ?? (gangs.Count + merges.Count == RowsMax ? $"there are more than {RowsMax} rows" : null)) is { } broken)
            {
                throw Unread(broken);
            }

            var (name, officer, words) = (Text(table, gang), Text(table, by), Text(table, why));
            var fault = (Instant.TryParse(table.Field(time), out var at) ? null : "the time cannot be read")
                ?? (Number(name, 'G') + Number(name, 'M') > 0 ? null : $"'{name}' is no gang, such as G-4, and no merge, such as M-7")
                ?? (officer.Length > 0 && words.Length > 0 ? null : "by or why is missing");
            if (fault is not null)
            {
                throw Unread(fault);
            }

            if (Number(name, 'G') is > 0 and var number)
            {
                gangs.Add(new GangUndoing(number, officer, words, at.Milliseconds));
            }
            else
            {
                merges.Add(new Unmerge(Number(name, 'M'), officer, words, at.Milliseconds));
            }
        }

        return ([.. gangs.OrderBy(row => row.TimeMilliseconds)], [.. merges.OrderBy(row => row.TimeMilliseconds)]);

        RunException Unread(string words) => new($"{path}, line {table.Line}: {words}.");
    }

    private static string Text(TableReader table, int column) => Encoding.UTF8.GetString(table.Field(column)).Trim();

    private static int Number(string name, char kind) => name.Length > 2 && name[0] == kind && name[1] == '-'
        && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
