using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Formats.Names;

namespace Cordon.Formats.Tests.Names;

public sealed class NameTableTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_row_is_an_entry_with_its_facts()
    {
        var (rows, rejected) = Read(
            "birth_date,name,aliases,kind,country,document,source,id\n1970-05-12;1971,陳大文,Chan Tai Man; Peter Chan,Wanted,CN;HK,K1; K2,police,w-7\n");
        var row = Assert.Single(rows);
        Assert.Equal((0, "w-7", "陳大文", ListKind.Wanted, "police"), (rejected, row.Entry.Id, row.Entry.Name, row.Kind, row.Source));
        Assert.Equal(["Chan Tai Man", "Peter Chan"], row.Entry.Aliases);
        Assert.Equal(["1970-05-12", "1971"], row.Entry.Facts.Births.Select(b => b.ToText()));
        Assert.Equal(["K1", "K2"], row.Entry.Facts.Documents);
    }

    [Theory]
    [InlineData(",,,")]
    [InlineData("A B,villain,,")]
    [InlineData("A B,,12.05.1970,")]
    [InlineData("A B,,,XXX")]
    [InlineData("A B,,2027,")]
    [InlineData("A B,,1970;2026-03-03,")]
    [InlineData("A B,,,\u0141D")]
    [InlineData("A B,,")]
    public void A_bad_row_is_kept_and_stops_nothing(string row)
    {
        var (rows, rejected) = Read($"name,kind,birth_date,country\n{row}\nC D,,,\n");
        Assert.Equal((1, "C D", "line 3"), (rejected, Assert.Single(rows).Entry.Name, rows[0].Entry.Id));
    }

    [Theory]
    [InlineData("kind")]
    [InlineData("birth_date")]
    [InlineData("country")]
    public void A_reason_quotes_no_more_of_a_bad_value_than_a_person_reads_and_nothing_hidden(string column)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cordon-names-").FullName, "list.csv");
        try
        {
            File.WriteAllText(path, $"name,{column}\nA B,\u001b[2J{new string('x', 9_000)}\n");
            using (var rejected = new RejectedRows(path + ".rejected"))
            {
                Assert.Empty(NameTable.Read(path, rejected, Now).ToList());
            }

            Assert.Contains($"{column} '[2J{new string('x', 36)}' is n", File.ReadLines(path + ".rejected").ElementAt(1), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void Somebody_born_today_east_of_here_is_a_row() => Assert.Equal(0, Read("name,birth_date\nA B,2026-03-02\n").Rejected);

    [Fact]
    public void A_table_with_two_columns_for_names_is_refused() => Assert.Throws<DataSetException>(() => Read("name,name\nA B,C D\n"));

    [Fact]
    public void A_table_without_names_is_refused() => Assert.Throws<DataSetException>(() => Read("title\nA B\n"));

    private static (List<NameTable.Row> Rows, long Rejected) Read(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("cordon-names-").FullName, "list.csv");
        try
        {
            File.WriteAllText(path, text);
            using var rejected = new RejectedRows();
            return (NameTable.Read(path, rejected, Now).ToList(), rejected.Count);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
