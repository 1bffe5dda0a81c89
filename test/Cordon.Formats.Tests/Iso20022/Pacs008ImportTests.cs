using System.IO.Compression;
using System.Text;
using Cordon.Formats.DataSets;
using Cordon.Formats.Foreign;
using Cordon.Formats.Iso20022;
using static Cordon.Formats.Tests.Iso20022.Messages;

namespace Cordon.Formats.Tests.Iso20022;

public sealed class Pacs008ImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pacs008");

    [Fact]
    public void Reads_a_folder_with_packed_and_plain_files_and_counts_what_it_skips()
    {
        var good = Encoding.UTF8.GetBytes(One());
        Write("a.xml", good);
        Write("deep/er/b.xml.gz", Packed(good, s => new GZipStream(s, CompressionLevel.Fastest)));
        Write("c.xml.zst", Packed(good, s => new ZstdSharp.CompressionStream(s)));
        Write("d.xml", Encoding.UTF8.GetBytes("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.056.001.08\"/>"));
        Write("e.xml", Encoding.UTF8.GetBytes(Document(Group(2) + Transaction() + Transaction(payerAccount: "")))[..^10]);
        Write("f.xml.gz", good);
        Write("g.xml", Encoding.UTF8.GetBytes(Document(Group(3) + Transaction())));
        Write("ignored.txt", good);
        var payments = 0;
        var rejected = new List<string>();
        var faults = new List<MessageFault>();
        var result = Pacs008Import.Read(
            [_folder.FullName], _ => { }, (_, batch) => payments += batch.Count, (file, _) => rejected.Add(Path.GetFileName(file)), faults.Add);

        Assert.Equal(
            new Pacs008ImportResult { Messages = 7, NotPacs008 = 1, Broken = 2, Contradictions = 1, Accepted = 5, Rejected = 1 }, result);
        Assert.Equal((5, 6L), (payments, result.Transactions));
        Assert.Equal(["e.xml"], rejected);
        Assert.Equal(["d.xml", "e.xml", "f.xml.gz", "g.xml"], faults.Select(f => Path.GetFileName(f.File)).Order(StringComparer.Ordinal));
        Assert.Contains(faults, f => f.IsOtherKind && f.Reason.Contains("camt.056.001.08", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Reason.Contains("cannot be unpacked", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_a_path_that_is_not_there()
    {
        Assert.Throws<FileNotFoundException>(() => Pacs008Import.Read(
            [_folder.FullName + "/none"], _ => { }, (_, _) => { }, (_, _) => { }, _ => { }));
    }

    [Fact]
    public void Further_legs_of_a_payment_are_told_and_left_out_so_that_the_rest_has_no_contradiction()
    {
        using var to = new ScratchFolder();
        Write("1.xml", Encoding.UTF8.GetBytes(One()));
        var leg = Transaction(amount: "<IntrBkSttlmAmt Ccy=\"EUR\">99.00</IntrBkSttlmAmt>");
        Write("2.xml", Encoding.UTF8.GetBytes(Document(Group(2) + Transaction(payerAccount: "") + leg)));
        Write("3.xml", Encoding.UTF8.GetBytes("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.056.001.08\"/>"));
        Write("4.xml", Encoding.UTF8.GetBytes("<a><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"/></a>"));
        Write("ignored.txt", []);
        var result = ForeignFormat.Run("pacs.008", [_folder.FullName], to.Path);
        Assert.Equal((3, 1, 2), (result.RowsIn, result.Payments, result.RejectedPaymentRows));
        Assert.Equal(["1.xml", "2.xml", "3.xml", "4.xml"], result.Files);
        Assert.Equal((4, 2), (result.Notes["files"], result.Notes["files of another kind"]));
        Assert.Equal(2, result.RejectedByReason["messages of another kind"]);
        Assert.Contains(result.RejectedByReason, reason => reason is { Key: "a further leg of payment , which stands in the data set already", Value: 1 });
        Assert.Contains(to.Lines("rejected.csv"), line => line.StartsWith("2.xml,2,\"a further leg", StringComparison.Ordinal));
        Assert.Single(DataSetFolder.Open(to.Path).ReadPayments(new RejectedRows()).SelectMany(batch => Enumerable.Range(0, batch.Count)));
    }

    [Fact]
    public void A_folder_without_a_message_is_no_input()
    {
        using var to = new ScratchFolder();
        Write("ignored.txt", []);
        var refused = Assert.Throws<DataSetException>(() => ForeignFormat.Run("pacs.008", [_folder.FullName], to.Path));
        Assert.Contains(".xml.gz", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Packed(byte[] bytes, Func<Stream, Stream> pack)
    {
        var to = new MemoryStream();
        using (var packer = pack(to))
        {
            packer.Write(bytes);
        }

        return to.ToArray();
    }

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
