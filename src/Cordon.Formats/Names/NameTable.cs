using System.Text;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Names;

/// <summary>
/// Reads names from a table: name, [aliases], [kind], [birth_date], [country], [document], [account], [phone], [source], [id]. Several values of a column
/// are parted by semicolons. A bad row is kept with its line and reason and stops nothing.
/// </summary>
public sealed class NameTable
{
    /// <summary>The most bytes of one column, so that a broken quote does not swallow a file.</summary>
    private const int ColumnBytesMax = 16 * 1024;

    private readonly TableReader _table;
    private readonly Instant _now;
    private readonly int _name, _aliases, _kind, _birth, _country, _document, _account, _phone, _source, _id;

    private NameTable(TableReader table, Instant now)
    {
        (_table, _now) = (table, now);
        _ = table.Require("name");
        _name = table.FindOnce("name");
        (_aliases, _kind, _birth) = (table.FindOnce("aliases"), table.FindOnce("kind"), table.FindOnce("birth_date"));
        (_country, _document, _account) = (table.FindOnce("country"), table.FindOnce("document"), table.FindOnce("account"));
        (_phone, _source, _id) = (table.FindOnce("phone"), table.FindOnce("source"), table.FindOnce("id"));
    }

    /// <summary>One row: the entry, and on which list it stands.</summary>
    public sealed record Row(NamedEntry Entry, ListKind? Kind, string Source);

    /// <summary>The rows that can be used; the others go to <paramref name="rejected"/>.</summary>
    /// <param name="now">Who is born later than this is no row.</param>
    /// <exception cref="DataSetException">The file cannot be read, or has no column for names.</exception>
    public static IEnumerable<Row> Read(string path, RejectedRows rejected, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        using var table = TableReader.Open(path);
        var names = new NameTable(table, now);
        while (table.Read())
        {
            var (row, fault) = table.Fault is { } broken ? (null, broken) : names.Current();
            if (row is not null)
            {
                yield return row;
            }
            else
            {
                rejected.Add(table.FileName, table.Line, fault!, table.Raw);
            }
        }
    }

    private (Row? Row, string? Fault) Current()
    {
        foreach (var column in new[] { _name, _aliases, _birth, _country, _document, _account, _phone, _source, _id })
        {
            if (_table.Field(column).Length > ColumnBytesMax)
            {
                return (null, $"{_table.Columns[column]} is longer than {ColumnBytesMax} bytes");
            }

            if (column != _name && Several(column).Length > NameLimits.FactValuesMax)
            {
                return (null, $"{_table.Columns[column]} has more than {NameLimits.FactValuesMax} values");
            }
        }

        var name = Text(_name);
        if (name.Length == 0)
        {
            return (null, "name is missing");
        }

        ListKind? kind = null;
        if (Text(_kind) is { Length: > 0 } word)
        {
            if (!RowText.TryName<ListKind>(Encoding.UTF8.GetBytes(word), out var known))
            {
                return (null, RowText.Bad("kind", _table.Field(_kind), "is none of sanctions, wanted, reported"));
            }

            kind = known;
        }

        var births = new List<BirthDate>();
        foreach (var text in Several(_birth))
        {
            if (!BirthDate.TryParse(text, out var birth))
            {
                return (null, RowText.Bad("birth_date", Encoding.UTF8.GetBytes(text), "is none of YYYY, YYYY-MM, YYYY-MM-DD"));
            }

            if (birth.IsAfter(_now))
            {
                return (null, $"birth_date '{text}' is later than now");
            }

            births.Add(birth);
        }

        if (Array.Find(Several(_country), c => !IsCountry(c)) is { } unknown)
        {
            return (null, RowText.Bad("country", Encoding.UTF8.GetBytes(unknown), "is not an ISO 3166 code"));
        }

        var facts = new NameFacts
        {
            Births = births,
            Countries = Several(_country),
            Documents = Several(_document),
            Accounts = Several(_account),
            Phones = Several(_phone),
        };
        var id = Text(_id) is { Length: > 0 } its ? its : $"line {_table.Line}";
        return (new Row(new NamedEntry(id, name, Several(_aliases), facts), kind, Text(_source)), null);
    }

    /// <summary>Whether a text is the two letters of a country, in any case.</summary>
    public static bool IsCountry(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 2 && text.All(char.IsAsciiLetter)
            && Country.IsKnown((byte)char.ToUpperInvariant(text[0]), (byte)char.ToUpperInvariant(text[1]));
    }

    private string Text(int column) => Encoding.UTF8.GetString(_table.Field(column)).Trim();

    private string[] Several(int column) =>
        [.. Text(column).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
