using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Formats.Foreign;

namespace Cordon.Formats.Tests.Foreign;

public sealed class ForeignFormatTests : IDisposable
{
    private readonly ScratchFolder _out = new();

    public void Dispose() => _out.Dispose();

    [Theory]
    [InlineData("amlsim", 14, 13, 1, 24, 13)]
    [InlineData("amlgentex", 16, 13, 0, 4, 13)]
    [InlineData("amlworld", 8, 6, 2, 2, 6)]
    [InlineData("paysim", 13, 13, 0, -1, 13)]
    [InlineData("saml-d", 4, 3, 1, 0, 3)]
    [InlineData("berka", 9, 7, 2, 3, 0)]
    public void Every_row_in_is_accounted_for_and_the_result_reads_back_without_a_bad_row(
        string format, long rowsIn, long payments, long rejectedPayments, long accounts, long labels)
    {
        var result = Import(format);
        Assert.Equal((rowsIn, payments, rejectedPayments, labels), (result.RowsIn, result.Payments, result.RejectedPaymentRows, result.Labels));
        Assert.Equal(result.RowsIn, result.Payments + result.OtherRows.Values.Sum() + result.RejectedPaymentRows);
        Assert.True(accounts < 0 || accounts == result.Accounts, $"{result.Accounts} accounts");
        Assert.Equal(result.Rejected, _out.Lines("rejected.csv").Length - 1);

        var rejected = new RejectedRows();
        var folder = DataSetFolder.Open(_out.Path);
        Assert.Equal(result.Payments, folder.ReadPayments(rejected).Sum(b => (long)b.Count));
        Assert.Equal(result.Accounts, folder.ReadAccounts(rejected).LongCount());
        Assert.Equal(result.Labels, folder.ReadLabels(rejected).LongCount());
        Assert.Equal(0, rejected.Count);
        Assert.Contains($"\"rows_in\": {rowsIn}", File.ReadAllText(_out.File("import.json")), StringComparison.Ordinal);
    }

    public static readonly TheoryData<string, string, string[]> Rows = new()
    {
        { "amlsim", "payments.csv", ["1,2017-01-01T00:00:00Z,{bank_kh1},92189,{bank_us1},14059,912.08,USD,TRANSFER,,,,,,,"] },
        { "amlsim", "labels.csv", ["1,genuine,", "268,genuine,fan_in:1006", "271,layering,fan_in:5"] },
        { "amlsim", "accounts.csv", ["{bank_us1},1990,person,,94038.97,USD,C_1990,"] },
        {
            "amlgentex", "payments.csv",
            [
                "5,2000-01-26T00:00:00Z,{source},-2,{bank_a},0,37867.22,XXX,TRANSFER,,,,,,,",
                "8,2000-01-01T00:00:00Z,{bank_a},3,{sink},-1,525.99526779,XXX,TRANSFER,,,,,,,",
                "11,2000-01-07T00:00:00Z,{bank_b},6413,{sink},CASH,742.47697018,XXX,CASH,,,,,,,",
            ]
        },
        { "amlgentex", "accounts.csv", ["{bank_a},0,,,231140.95,XXX,,", "{bank_a},2,,,124707.13,XXX,,", "{sink},CASH,cash,,,,,"] },
        { "amlgentex", "labels.csv", ["8,genuine,", "14,genuine,model_10:7536", "16,layering,bipartite:28323"] },
        {
            "amlworld", "payments.csv",
            [
                "2,2022-09-01T00:20:00Z,{10},8000EBD30,{10},8000EBD30,3697.34,USD,Reinvestment,,,,,,,",
                "4,2022-09-01T00:21:00Z,{3208},8000F5030,{1},8000F5340,412.55,USD,Wire,,,,,,0.01,XXX",
                "5,2022-09-01T00:23:00Z,{12},80011F990,{21174},800737690,7.25,GBP,Cheque,,,,,,1050,JPY",
            ]
        },
        { "amlworld", "labels.csv", ["2,genuine,", "3,layering,FAN-OUT:1", "8,layering,CYCLE:2", "9,layering,"] },
        { "amlworld", "accounts.csv", ["{12},80011F990,business,,,,Corporation #33520,"] },
        {
            "paysim", "payments.csv",
            [
                "2,2000-01-01T00:00:00Z,{paysim},C5395515154,{paysim},CC9836209415,34.94,XXX,TRANSFER,,,,,,,",
                "3,2000-01-01T00:00:00Z,{paysim},CC9836209415,{paysim},CASH.M6061606344,34.94,XXX,CASH_OUT,,,,,,,",
                "4,2000-01-01T01:00:00Z,{paysim},CASH.M3303504501,{paysim},C7460860775,219773.97,XXX,CASH_IN,,,,,,,",
                "9,2000-01-01T01:00:00Z,{paysim},C9477273786,{B7134867920},B7134867920,9427.83,XXX,DEBIT,,,,,,,",
            ]
        },
        { "paysim", "labels.csv", ["2,scam,", "3,scam,", "4,genuine,"] },
        { "paysim", "accounts.csv", ["{paysim},CASH.M6061606344,cash,,,,,", "{paysim},M9508579522,merchant,,,,,", "{paysim},C5395515154,person,,,,,"] },
        {
            "saml-d", "payments.csv",
            [
                "3,2022-10-07T10:35:20Z,{UK},1491989064,{UAE},8401255335,6019.64,GBP,Cross-border,,,,,,,",
                "4,2022-10-07T10:36:01Z,{Japan},1491989064,{Atlantis},8401255399,120,JPY,ACH,,,,,,,",
            ]
        },
        { "saml-d", "labels.csv", ["2,genuine,Normal_Cash_Deposits", "4,layering,Structuring"] },
        {
            "berka", "payments.csv",
            [
                "1,1993-01-01T00:00:00Z,{berka},CASH,{berka},100,700.00,CZK,VKLAD,,,,,,,",
                "2,1993-01-05T00:00:00Z,{YZ},62000001,{berka},100,5123.00,CZK,PREVOD Z UCTU,DUCHOD,,,,,,",
                "3,1993-01-11T00:00:00Z,{berka},100,{AB},4711,100.50,CZK,PREVOD NA UCET,SIPO,,,,,,",
                "4,1993-01-31T00:00:00Z,{berka},BANK,{berka},100,12.30,CZK,,UROK,,,,,,",
                "5,1993-01-31T00:00:00Z,{berka},100,{berka},BANK,14.60,CZK,VYBER,SLUZBY,,,,,,",
                "6,1993-02-01T00:00:00Z,{berka},100,{berka},CASH,1000.00,CZK,VYBER,,,,,,,",
                "7,1993-02-02T00:00:00Z,{},UNKNOWN.7,{berka},100,9.00,CZK,PREVOD Z UCTU,,,,,,,",
            ]
        },
        { "berka", "accounts.csv", ["{berka},100,person,1993-01-01T00:00:00Z,,CZK,,", "{berka},CASH,cash,,,,,"] },
        { "berka", "rejected.csv", ["trans.asc,10,a quoted field is not closed,\"9;100;930301;\"\"PRIJE\""] },
    };

    /// <summary>{name} stands for the BIC made for the bank of that name.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_column_comes_from_where_the_documentation_says(string format, string file, string[] expected)
    {
        Import(format);
        var banks = _out.Lines("banks.csv").Skip(1).Select(l => l.Split(',')).ToDictionary(b => b[0], b => b[1]);
        var lines = _out.Lines(file);
        foreach (var row in expected)
        {
            var named = banks.Aggregate(row, (text, bank) => text.Replace("{" + bank.Key + "}", bank.Value, StringComparison.Ordinal));
            Assert.Contains(named, lines);
        }
    }

    [Theory]
    [InlineData("amlsim", "bank_kh1", "KH")]
    [InlineData("saml-d", "UK", "GB")]
    [InlineData("saml-d", "Atlantis", "XA")]
    [InlineData("amlgentex", "bank_a", "XA")]
    [InlineData("berka", "YZ", "CZ")]
    public void A_made_bic_lies_in_the_country_the_format_gives(string format, string bank, string country)
    {
        Import(format);
        var row = Assert.Single(_out.Lines("banks.csv"), l => l.StartsWith(bank + ",", StringComparison.Ordinal));
        Assert.Equal(country, row.Split(',')[1][4..6]);
    }

    [Fact]
    public void Made_bics_never_collide_and_do_not_depend_on_the_run()
    {
        var (first, second) = (new BankMap(), new BankMap());
        var bics = Enumerable.Range(0, 60_000).Select(i => first.Bic($"{i}")).ToList();
        Assert.Equal(bics.Count, bics.Distinct().Count());
        Assert.Equal(bics, Enumerable.Range(0, 60_000).Select(i => second.Bic($"{i}")));
        Span<byte> canonical = stackalloc byte[Bic.LengthMax];
        Assert.Equal(8, Bic.Normalise(System.Text.Encoding.ASCII.GetBytes(bics[0]), canonical));
    }

    [Fact]
    public void A_single_compressed_file_will_do_and_two_runs_are_equal_to_the_byte()
    {
        using var inputs = new ScratchFolder();
        using (var gzip = new System.IO.Compression.GZipStream(File.Create(inputs.File("renamed.csv.gz")), System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(File.ReadAllBytes(Path.Combine(Sample("paysim"), "rawLog.csv")));
        }

        using var other = new ScratchFolder();
        ForeignFormat.Run("paysim", [inputs.File("renamed.csv.gz")], _out.Path, ending: ".csv.zst");
        ForeignFormat.Run("paysim", [inputs.Path], other.Path, ending: ".csv.zst");
        foreach (var file in Directory.EnumerateFiles(_out.Path))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(other.File(Path.GetFileName(file))));
        }

        Assert.True(File.Exists(_out.File("payments.csv.zst")));
    }

    [Fact]
    public void Amlsim_transactions_alone_leave_bank_and_currency_unknown()
    {
        var result = ForeignFormat.Run("amlsim", [Path.Combine(Sample("amlsim"), "transactions.csv")], _out.Path);
        Assert.Equal((13, 1), (result.Payments, result.Banks));
        Assert.All(_out.Lines("payments.csv").Skip(1), l => Assert.Contains(",XXX,", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Says_what_is_needed_when_the_files_are_not_of_the_format()
    {
        var wrong = Assert.Throws<DataSetException>(() => ForeignFormat.Run("paysim", [Sample("berka")], _out.Path));
        Assert.Contains("trans.asc", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("nameOrig", wrong.Message, StringComparison.Ordinal);
        Assert.Throws<DataSetException>(() => ForeignFormat.Run("paysim", [_out.File("nowhere.csv")], _out.Path));
        Assert.Throws<ArgumentException>(() => ForeignFormat.Run("morse", [Sample("berka")], _out.Path));
        Assert.False(File.Exists(_out.File("import.json")));
    }

    [Fact]
    public void An_import_that_fails_leaves_the_one_before_untouched_and_one_that_succeeds_replaces_all_of_it()
    {
        Import("paysim");
        var before = Contents();
        Assert.Throws<DataSetException>(() => ForeignFormat.Run("amlsim", [Sample("berka")], _out.Path));
        Assert.Equal(before, Contents());
        Import("berka");
        Assert.False(File.Exists(_out.File("labels.csv")), "berka has no labels, so these were those of paysim");
        using var empty = new ScratchFolder();
        Assert.Throws<DataSetException>(() => ForeignFormat.Run("amlsim", [Sample("berka")], empty.File("new")));
        Assert.False(Directory.Exists(empty.File("new")));
    }

    [Theory]
    [InlineData("banks.csv", "is a file, not a folder")]
    [InlineData("banks.csv/below", "cannot be made")]
    public void A_folder_that_cannot_be_made_is_named(string path, string words)
    {
        Import("berka");
        var refused = Assert.Throws<DataSetException>(() => ForeignFormat.Run("berka", [Sample("berka")], _out.File(path)));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_ends_with_the_rows_read()
    {
        var last = 0L;
        ForeignFormat.Run("berka", [Sample("berka")], _out.Path, rows => last = rows);
        Assert.Equal(9, last);
    }

    private List<string> Contents() =>
        [.. Directory.EnumerateFileSystemEntries(_out.Path).Order(StringComparer.Ordinal).Select(path => path + "\n" + File.ReadAllText(path))];

    private static string Sample(string format) => Path.Combine(AppContext.BaseDirectory, "Foreign", "Samples", format);

    private ImportResult Import(string format) => ForeignFormat.Run(format, [Sample(format)], _out.Path);
}
