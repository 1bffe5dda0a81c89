using System.Text;
using Cordon.Bench.Measuring;
using Cordon.Core.Screening;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Fuzzing;

/// <summary>A folder whose payments are broken, in one of the formats: every row is a payment or a rejected row, or the file says that it is damaged.</summary>
internal sealed class FolderTarget : FuzzTarget
{
    private const string Header = "payment_id,time,payer_bank,payer_account,payee_bank,payee_account,amount,currency,channel,payer_name";
    private readonly ScratchFolder _scratch = new();
    private readonly string _path;
    private readonly bool _isParquet;

    public FolderTarget(string ending)
        : base("folder" + ending)
    {
        _path = _scratch.File("payments" + ending);
        _isParquet = ending == ".parquet";
        Samples = [Sample(3), Sample(40)];
    }

    public override IReadOnlyList<byte[]> Samples { get; }

    // A few hundred bytes of zstd or gzip are rightly megabytes of text, which go through bounded buffers. Parquet is decoded by the row group, of
    // sixteen million values at most in each of the ten columns, which a few bytes may rightly be where they are all the same.
    public override long AllocatedBytesMax => _isParquet ? 3L << 30 : 64 * 1024 * 1024;

    public override bool Accepts(byte[] input)
    {
        File.WriteAllBytes(_path, input);
        using var rejected = new RejectedRows();
        try
        {
            var accepted = 0L;
            foreach (var batch in DataSetFolder.Open(_scratch.Path).ReadPayments(rejected))
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    Require(batch.Amount(i).Minor > 0 && batch.Text(i, PaymentText.PayerAccount).Length > 0, $"payment {accepted + i} is not checked");
                }

                accepted += batch.Count;
            }

            return accepted > 0 && rejected.Count == 0;
        }
        catch (DataSetException damage)
        {
            Require(damage.Message.Contains(_path, StringComparison.Ordinal), $"it does not say where: {damage.Message}");
            return false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _scratch.Dispose();
        base.Dispose(disposing);
    }

    private byte[] Sample(int rows)
    {
        using (var table = TableWriter.Create(_path, [.. Header.Split(',').Select(name => new Column(name))]))
        {
            for (var i = 0; i < rows; i++)
            {
                string[] fields =
                [
                    $"p{i}", $"2026-03-01T09:30:{i % 60:00}Z", "HARBXA2X", "10020030", "LANTXB2X", $"7712{i:0000}", $"{i + 1}.50", "EUR", "web",
                    i % 2 == 0 ? "Ann, \"A\"" : "",
                ];
                foreach (var field in fields)
                {
                    table.Text(Encoding.UTF8.GetBytes(field));
                }

                table.EndRow();
            }
        }

        return File.ReadAllBytes(_path);
    }
}
