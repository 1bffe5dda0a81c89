using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using CsCheck;

namespace Cordon.Formats.Tests.DataSets;

public sealed class WriterTests
{
    private static readonly Gen<string> Text =
        Gen.OneOf(Gen.Const(""), Gen.Int[0, 9].Select(i => "aé日,\"\n\r /#"[i]).Array[1, 20].Select(c => new string(c)));

    private static readonly Gen<Money> Amount = Gen.Select(
        Gen.OneOf(Gen.Long[1, 1_000_000], Gen.Long[1, PaymentCheck.AmountMinorMax]),
        Gen.Int[0, 3].Select(i => Currency.Parse(((string[])["EUR", "JPY", "KWD", "XXX"])[i])))
        .Select((minor, currency) => new Money(minor, currency));

    private static readonly Gen<(string Id, long Time, Money Amount, Money Payee, string[] Texts)> Payment = Gen.Select(
        Gen.Int.Select(i => $"p{i}"), Gen.Long[Instant.Min.Milliseconds, Instant.Max.Milliseconds], Amount,
        Gen.Frequency((3, Gen.Const(default(Money))), (1, Amount)), Text.Array[6]);

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("+", "'+")]
    [InlineData("+6591234567", "+6591234567")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a=1", "a=1")]
    [InlineData("'", "'")]
    [InlineData(null, "")]
    public void What_strangers_wrote_is_shown_to_people_and_not_computed(string? text, string cell)
    {
        using var target = new MemoryStream();
        using (var writer = new CsvWriter(target, (string[])["a", "b"]))
        {
            writer.Shown(text);
            writer.Text("=");
            writer.EndRow();
        }

        Assert.Equal($"a,b\n{cell},=\n", Encoding.UTF8.GetString(target.ToArray()));
    }

    [Fact]
    public void A_bad_row_that_begins_as_a_formula_is_shown_as_text()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "rejected.csv");
        using (var rejected = new RejectedRows(path))
        {
            rejected.Add("payments.csv", 2, "amount 'x' is not a plain decimal", "=1+1"u8);
        }

        Assert.Equal("file,line,reason,row\npayments.csv,2,amount 'x' is not a plain decimal,'=1+1\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData(".csv", 60)]
    [InlineData(".csv.gz", 20)]
    [InlineData(".csv.zst", 20)]
    [InlineData(".parquet", 20)]
    public void What_is_written_is_read_back_equal(string ending, int times) => Payment.Array[0, 40].Sample(
        payments =>
        {
            using var folder = new ScratchFolder();
            var batch = Batch(payments);
            using (var writer = new DataSetWriter(folder.Path, ending))
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    writer.Payment(batch, i);
                }
            }

            var rejected = new RejectedRows();
            var read = DataSetFolder.Open(folder.Path).ReadPayments(rejected).SelectMany(Shown).ToList();
            Assert.Empty(rejected.CountByReason);
            Assert.Equal(Shown(batch), read);
        },
        iter: times, threads: 1);

    [Theory]
    [InlineData(".csv")]
    [InlineData(".csv.gz")]
    [InlineData(".csv.zst")]
    [InlineData(".parquet")]
    public void The_same_rows_give_the_same_bytes_and_all_tables_are_read_back(string ending)
    {
        using var first = new ScratchFolder();
        using var second = new ScratchFolder();
        var account = new AccountRow(
            "AAAAXA22", "AAAAXA22/1", AccountKind.Merchant, new Instant(1), new Money(-5, Currency.Parse("EUR")), Currency.Parse("EUR"), "A, \"B\"", null);
        var report = new ReportRow("r1", new Instant(1_700_000_000_250), "p1", "romance", "first line\nsecond", "+41 1", null, "@x", null);
        foreach (var folder in (ScratchFolder[])[first, second])
        {
            using var writer = new DataSetWriter(folder.Path, ending);
            writer.Account(account);
            writer.Report(report);
            writer.Label(new LabelRow("p1", PaymentLabel.Cashout, "fan_in:7"));
        }

        foreach (var table in (string[])["payments", "accounts", "reports", "labels"])
        {
            Assert.Equal(File.ReadAllBytes(first.File(table + ending)), File.ReadAllBytes(second.File(table + ending)));
        }

        var rejected = new RejectedRows();
        var data = DataSetFolder.Open(first.Path);
        Assert.Equal(account, Assert.Single(data.ReadAccounts(rejected)));
        Assert.Equal(report, Assert.Single(data.ReadReports(rejected)).Row);
        Assert.Equal(new LabelRow("p1", PaymentLabel.Cashout, "fan_in:7"), Assert.Single(data.ReadLabels(rejected)));
        Assert.Equal(0, rejected.Count);
    }

    [Fact]
    public void Writes_times_amounts_and_quotes_as_the_contract_says()
    {
        using var folder = new ScratchFolder();
        using (var csv = new CsvWriter(folder.File("t.csv"), new Column("a"), new Column("t", ColumnKind.Time), new Column("m", ColumnKind.Amount)))
        {
            foreach (var (text, time, amount) in ((string, long, Money)[])[
                ("plain", 0, new(5, Currency.Parse("EUR"))), ("a,b", 250, new(1_234, Currency.Parse("JPY"))), ("say \"no\"", 1000, new(-7, Currency.Parse("KWD")))])
            {
                csv.Text(text);
                csv.Time(new Instant(time));
                csv.Amount(amount);
                csv.EndRow();
            }

            csv.Text("x");
            Assert.Throws<InvalidOperationException>(csv.EndRow);
            csv.Time(null);
            csv.Amount(null);
            csv.EndRow();
            Assert.Equal(4, csv.Rows);
        }

        Assert.Equal(
            "a,t,m\nplain,1970-01-01T00:00:00Z,0.05\n\"a,b\",1970-01-01T00:00:00.250Z,1234\n\"say \"\"no\"\"\",1970-01-01T00:00:01Z,-0.007\nx,,\n",
            File.ReadAllText(folder.File("t.csv")));
        Assert.Equal((byte)'a', File.ReadAllBytes(folder.File("t.csv"))[0]);
    }

    [Fact]
    public void Refuses_a_folder_that_holds_the_table_with_another_ending()
    {
        using var folder = new ScratchFolder();
        new DataSetWriter(folder.Path, ".csv.zst").Dispose();
        Assert.Contains("payments.csv.zst", Assert.Throws<DataSetException>(() => new DataSetWriter(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_order_keeps_ties_in_file_order_and_loses_nothing()
    {
        Payment.Select(p => p with { Time = p.Time % 7 }).Array[0, 60].Sample(
            payments =>
            {
                var batch = Batch(payments);
                var expected = Shown(batch).Zip(Enumerable.Range(0, batch.Count).Select(batch.Time)).OrderBy(p => p.Second).Select(p => p.First);
                var order = TimeOrder.Load([batch]);
                Assert.Equal(batch.Count, order.Count);
                Assert.Equal(expected, order.Batches(7).SelectMany(Shown));
            },
            iter: 500, threads: 1);
    }

    [Fact]
    public void Time_order_takes_at_most_the_memory_it_states()
    {
        const int count = 655_000;
        var batch = Batch([.. Enumerable.Range(0, 1000).Select(i => ($"{i:D7}", (long)-i, new Money(5, Currency.Unknown), default(Money), new[] { "", "", "", "", "", "" }))]);
        var order = TimeOrder.Load(Enumerable.Repeat(batch, count / 1000));
        Assert.Equal(count, order.Count);
        Assert.Equal(new Instant(-999), order.Time(0));

        // Pages are half empty at most once, so a tenth is allowed on top of 72 + 4 + the identifier.
        Assert.InRange((double)order.MemoryBytes / count, 76, 1.1 * (72 + 4 + 7));
    }

    private static PaymentBatch Batch((string Id, long Time, Money Amount, Money Payee, string[] Texts)[] payments)
    {
        var batch = new PaymentBatch();
        foreach (var (id, time, amount, payee, texts) in payments)
        {
            batch.Begin();
            batch.SetText(PaymentText.PaymentId, Encoding.UTF8.GetBytes(id));
            batch.SetTime(new Instant(time));
            batch.SetAmount(amount);
            batch.SetPayeeAmount(payee);
            batch.SetText(PaymentText.PayerBank, "AAAAXA22"u8);
            batch.SetText(PaymentText.PayerAccount, "AAAAXA22/1/2"u8);
            batch.SetText(PaymentText.PayeeBank, "BBBBXB22"u8);
            batch.SetText(PaymentText.PayeeAccount, "DE89370400440532013000"u8);
            for (var i = 0; i < texts.Length; i++)
            {
                batch.SetText(PaymentText.Channel + i, Encoding.UTF8.GetBytes(texts[i]));
            }

            batch.Commit();
        }

        return batch;
    }

    private static List<string> Shown(PaymentBatch batch) =>
    [
        .. Enumerable.Range(0, batch.Count).Select(i =>
            $"{batch.Time(i)} {batch.Amount(i)} {(batch.PayeeAmount(i) == default ? "" : batch.PayeeAmount(i))} "
            + string.Join('~', Enumerable.Range(0, PaymentBatch.TextCount).Select(t => Encoding.UTF8.GetString(batch.Text(i, (PaymentText)t)))))
    ];
}
