using System.IO.Compression;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Tests.DataSets;

public sealed class DataSetFolderTests : IDisposable
{
    private const string Header = "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency\n";
    private const string Good = ",2026-03-01T09:30:00Z,AAAAXA22,1,BBBBXB22,2,10.50,EUR\n";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_columns_by_name_in_any_order_and_ignores_others()
    {
        _folder.Write(
            "payments.csv",
            "colour,currency,amount,payee_account,payee_bank,payer_account,payer_bank,time,payment_id,purpose\n"
            + "red,EUR,10.50,2,bbbbxb22xxx,1,AAAAXA22,2026-03-01T09:30:00.250+08:00,p1,\"rent, March\"\n");
        var batch = Assert.Single(Payments(out var rejected));
        Assert.Equal(0, rejected.Count);
        Assert.Equal("p1", Encoding.UTF8.GetString(batch.Text(0, PaymentText.PaymentId)));
        Assert.Equal("BBBBXB22/2", Encoding.UTF8.GetString(batch.Text(0, PaymentText.PayeeAccount)));
        Assert.Equal("rent, March", Encoding.UTF8.GetString(batch.Text(0, PaymentText.Purpose)));
        Assert.Equal("2026-03-01T01:30:00.250Z", batch.Time(0).ToString());
        Assert.Equal(new Money(1050, Currency.Parse("EUR")), batch.Amount(0));
    }

    [Fact]
    public void Keeps_every_bad_row_with_its_line_and_reason_and_goes_on()
    {
        var text = Header
            + "p1" + Good
            + "p2,2026-03-01T09:30:00Z,AAAAXA22,1,BBBBXB22,2,10.505,EUR\n"
            + "p3,2026-03-01T09:30:00Z,AAAAXA22\n"
            + "p4,2026-03-01T09:30:00Z,AAAAXA22,1,BBBBXB22,2,10.50,EUR,more\n"
            + "\"p\n5\",2026-03-01 09:30,AAAAXA22,1,BBBBXB22,2,10.50,EUR\n"
            + "p6,2026-03-01T09:30:00Z,NOBANK,1,BBBBXB22,2,10.50,EUR\n"
            + "p7,\"2026" + Good
            + "p8" + Good;
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        bytes.AddRange([(byte)'p', 0xFF, .. Encoding.ASCII.GetBytes(Good)]);
        bytes.AddRange([(byte)'p', 0x00, .. Encoding.ASCII.GetBytes(Good)]);
        bytes.AddRange(Encoding.ASCII.GetBytes("p9" + Good + "p10,\"2026"));
        _folder.Write("payments.csv", [.. bytes]);

        using (var rejected = new RejectedRows(_folder.File("rejected.csv")))
        {
            var ids = new List<string>();
            foreach (var batch in DataSetFolder.Open(_folder.Path).ReadPayments(rejected, 2))
            {
                ids.AddRange(Enumerable.Range(0, batch.Count).Select(i => Encoding.UTF8.GetString(batch.Text(i, PaymentText.PaymentId))));
            }

            Assert.Equal(["p1", "p8", "p9"], ids);
            Assert.Equal(9, rejected.Count);
            Assert.Equal(1, rejected.CountByReason["amount has more decimals than EUR has (2)"]);
        }

        string[] expected =
        [
            "payments.csv,3,amount '10.505' has more decimals than EUR has (2)",
            "payments.csv,4,\"the row has too few columns (3, the header has 8)\"",
            "payments.csv,5,\"the row has too many columns (9, the header has 8)\"",
            "payments.csv,6,time '2026-03-01 09:30' is not an RFC 3339 time with an offset",
            "payments.csv,8,payer_bank 'NOBANK' is not a BIC",
            "payments.csv,9,text follows a closing quote",
            "payments.csv,11,the row is not valid UTF-8",
            "payments.csv,12,the row holds a NUL byte",
            "payments.csv,14,a quoted field is not closed",
        ];
        var written = _folder.Lines("rejected.csv");
        Assert.All(expected, line => Assert.Contains(written, w => w.StartsWith(line + ",", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("payment_id,time\n", "has no column 'payer_bank'")]
    [InlineData("", "has no header line")]
    [InlineData("payment_id,payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency\n", "has the column 'payment_id' twice")]
    public void Says_which_file_and_column_is_at_fault(string text, string expected)
    {
        _folder.Write("payments.csv", text);
        var fault = Assert.Throws<DataSetException>(() => Payments(out _));
        Assert.Contains("payments.csv", fault.Message, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_folder_without_payments_and_one_with_two_of_a_table()
    {
        Assert.Contains("payments.csv", Assert.Throws<DataSetException>(() => DataSetFolder.Open(_folder.Path)).Message, StringComparison.Ordinal);
        _folder.Write("payments.csv", Header);
        _folder.Write("payments.parquet", Header);
        Assert.Contains("more than once", Assert.Throws<DataSetException>(() => DataSetFolder.Open(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Throws<DataSetException>(() => DataSetFolder.Open(_folder.File("nowhere")));
    }

    [Theory]
    [InlineData(".csv.gz", 75)]
    [InlineData(".csv.gz", 99)]
    [InlineData(".csv.zst", 75)]
    public void Says_how_far_a_cut_compressed_file_was_read(string ending, int cut)
    {
        var text = Header + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"p{i * 7919 % 99991}" + Good));
        var whole = Compress(Encoding.UTF8.GetBytes(text), ending);
        _folder.Write("payments" + ending, whole);
        Assert.Equal(50_000, DataSetFolder.Open(_folder.Path).ReadPayments(new RejectedRows()).Sum(b => b.Count));
        _folder.Write("payments" + ending, whole[..(whole.Length * cut / 100)]);
        var fault = Assert.Throws<DataSetException>(() => Payments(out _));
        Assert.Matches(@"payments.* is damaged or cut off after line \d+ \(\d+ rows were read\)", fault.Message);
    }

    [Fact]
    public void A_damaged_parquet_file_is_named()
    {
        _folder.Write("payments.parquet", "PAR1 this is none PAR1");
        Assert.Contains("payments.parquet", Assert.Throws<DataSetException>(() => Payments(out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_accounts_reports_and_labels()
    {
        _folder.Write("payments.csv", Header);
        _folder.Write(
            "accounts.csv",
            "bank,account,kind,opened,opening_balance,currency,holder\n"
            + "AAAAXA22,1,cash,2020-01-02,-5.50,EUR,Ann\nAAAAXA22,2,,,,,\nAAAAXA22,3,,,7.123,,\nAAAAXA22,4,castle,,,,\nAAAAXA22,5,,soon,,,\n");
        _folder.Write("reports.csv", "report_id,time,payment_id,contact\nr1,2026-03-01T09:30:00Z,p1,+41 1\nr2,now,p1,\n");
        _folder.Write("labels.csv", "payment_id,label,pattern\np1,Scam,romance\np2,3,\np3,,\n");
        var rejected = new RejectedRows();
        var folder = DataSetFolder.Open(_folder.Path);

        var accounts = folder.ReadAccounts(rejected).ToList();
        Assert.Equal(3, accounts.Count);
        Assert.Equal(("AAAAXA22/1", AccountKind.Cash, "-5.50 EUR"), (accounts[0].Account, accounts[0].Kind, accounts[0].OpeningBalance.ToString()));
        Assert.Equal("2020-01-02T00:00:00Z", accounts[0].Opened.ToString());
        Assert.Equal((AccountKind.Unknown, null, default), (accounts[1].Kind, accounts[1].OpeningBalance, accounts[1].Currency));
        Assert.Equal("7.123 XXX", accounts[2].OpeningBalance.ToString());
        Assert.Equal("+41 1", Assert.Single(folder.ReadReports(rejected)).Row.Contact);
        Assert.Equal(new LabelRow("p1", PaymentLabel.Scam, "romance"), Assert.Single(folder.ReadLabels(rejected)));
        Assert.Equal(5, rejected.Count);
    }

    private static byte[] Compress(byte[] bytes, string ending)
    {
        var target = new MemoryStream();
        using (Stream stream = ending.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(target, CompressionLevel.Fastest) : new ZstdSharp.CompressionStream(target, 1))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }

    private List<PaymentBatch> Payments(out RejectedRows rejected)
    {
        rejected = new RejectedRows();
        return [.. DataSetFolder.Open(_folder.Path).ReadPayments(rejected)];
    }
}
