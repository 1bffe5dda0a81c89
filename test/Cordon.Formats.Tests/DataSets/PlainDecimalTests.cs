using System.Text;
using Cordon.Core.Screening;
using Cordon.Formats.DataSets;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Cordon.Formats.Tests.DataSets;

public sealed class PlainDecimalTests
{
    [Theory]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("1E7", "10000000")]
    [InlineData("-1.25e1", "-12.5")]
    [InlineData("0E0", "0")]
    [InlineData("12.50", "12.50")]
    [InlineData("1E999999", "1E999999")]
    [InlineData("NaN", "NaN")]
    [InlineData("e5", "e5")]
    public void Writes_out_exponents(string text, string expected) => Assert.Equal(expected, PlainDecimal.Expand(text));

    [Theory]
    [InlineData("525.9952677920616", 8, "525.99526779")]
    [InlineData("1.005", 2, "1.00")]
    [InlineData("1.015", 2, "1.02")]
    [InlineData("1.0050001", 2, "1.01")]
    [InlineData("2.5", 0, "2")]
    [InlineData("-0.999", 2, "-1.00")]
    [InlineData("1.10", 2, null)]
    [InlineData("1.1000", 2, null)]
    [InlineData("1.1x00", 2, null)]
    [InlineData(".123", 2, null)]
    public void Rounds_half_to_even_and_only_where_it_must(string text, int decimals, string? expected)
    {
        Assert.Equal(expected is not null, PlainDecimal.TryRound(text, decimals, out var rounded));
        Assert.Equal(expected ?? text, rounded);
    }

    [Fact]
    public async Task Parquet_types_become_the_texts_they_would_be_in_csv()
    {
        using var folder = new ScratchFolder();
        DataField[] texts = [.. ((string[])["payment_id", "payer_bank", "payee_bank", "currency"]).Select(n => new DataField(n, typeof(string)))];
        var (payer, payee) = (new DataField<long>("payer_account"), new DataField<int>("payee_account"));
        var amount = new DataField<double>("amount");
        var time = new DateTimeDataField("time", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros);
        var token = TestContext.Current.CancellationToken;
        await using (var file = File.Create(folder.File("payments.parquet")))
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. texts, payer, payee, amount, time]), file, cancellationToken: token))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, values) in texts.Zip((string[][])[["a", "b", "c"], ["AAAAXA22", "AAAAXA22", "AAAAXA22"], ["BBBBXB22", "BBBBXB22", "BBBBXB22"], ["EUR", "EUR", "EUR"]]))
            {
                await group.WriteAsync(field, values);
            }

            await group.WriteAsync<long>(payer, new long[] { 1, 2, 3 }, cancellationToken: token);
            await group.WriteAsync<int>(payee, new[] { 4, 5, 6 }, cancellationToken: token);
            await group.WriteAsync<double>(amount, new[] { 0.1, 1e7, 0.125 }, cancellationToken: token);
            var at = new DateTime(2026, 3, 1, 9, 30, 0, 250, DateTimeKind.Utc);
            await group.WriteAsync<DateTime>(time, new[] { at, at, at }, cancellationToken: token);
        }

        var rejected = new RejectedRows();
        var batch = Assert.Single(DataSetFolder.Open(folder.Path).ReadPayments(rejected));
        Assert.Equal(["0.10 EUR", "10000000.00 EUR"], [batch.Amount(0).ToString(), batch.Amount(1).ToString()]);
        Assert.Equal("2026-03-01T09:30:00.250Z", batch.Time(0).ToString());
        Assert.Equal("BBBBXB22/4", Encoding.UTF8.GetString(batch.Text(0, PaymentText.PayeeAccount)));
        Assert.Equal(1, rejected.CountByReason["amount has more decimals than EUR has (2)"]);
    }
}
