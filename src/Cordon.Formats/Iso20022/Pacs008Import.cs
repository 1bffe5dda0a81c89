using System.IO.Compression;
using Cordon.Core.Screening;
using ZstdSharp;

namespace Cordon.Formats.Iso20022;

/// <summary>A message that was skipped or not read to its end.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Offset">Where, in bytes of the unpacked file.</param>
/// <param name="Path">The element, as a path; empty outside every element.</param>
/// <param name="Reason">What is wrong, as a sentence.</param>
/// <param name="IsOtherKind">Whether it is simply no <c>pacs.008</c>.</param>
public sealed record MessageFault(string File, long Offset, string Path, string Reason, bool IsOtherKind);

/// <summary>What an import counted.</summary>
public sealed record Pacs008ImportResult
{
    /// <summary>Files, each holding one message.</summary>
    public long Messages { get; set; }

    /// <summary>Messages of another kind, skipped.</summary>
    public long NotPacs008 { get; set; }

    /// <summary>Messages that broke; their transactions before the break were kept.</summary>
    public long Broken { get; set; }

    /// <summary>Messages whose header does not agree with their transactions, all of which were kept.</summary>
    public long Contradictions { get; set; }

    public long Transactions => Accepted + Rejected;

    public long Accepted { get; set; }

    public long Rejected { get; set; }

    /// <summary>Payments whose time had no offset and was read as UTC.</summary>
    public long TimesWithoutOffset { get; set; }

    /// <summary>Names cut to the bytes a payment can carry.</summary>
    public long NamesShortened { get; set; }
}

/// <summary>Reads files and folders of messages, plain or packed (<c>.gz</c>, <c>.zst</c>), into batches of payments.</summary>
public static class Pacs008Import
{
    /// <summary>How the files of a folder end that are read.</summary>
    public static readonly IReadOnlyList<string> Endings = [".xml", ".xml.gz", ".xml.zst"];

    /// <summary>
    /// Reads every message of the paths; a folder stands for all its <c>*.xml</c>, packed or not, at any depth, in the order of their
    /// names.
    /// </summary>
    /// <param name="onFile">Takes the path of each file before it is read.</param>
    /// <param name="sink">Takes batches of payments of one file, with its path; each is cleared afterwards.</param>
    /// <param name="onRejected">Takes each transaction that became no payment, with its file.</param>
    /// <param name="onFault">Takes each message that was skipped or broke or contradicts itself.</param>
    /// <exception cref="IOException">A path does not exist or cannot be read.</exception>
    public static Pacs008ImportResult Read(
        IEnumerable<string> paths, Action<string> onFile, Action<string, PaymentBatch> sink, Action<string, RejectedTransaction> onRejected,
        Action<MessageFault> onFault)
    {
        var result = new Pacs008ImportResult();
        var reader = new Pacs008Reader();
        var batch = new PaymentBatch(Pacs008Reader.BatchPayments);
        foreach (var file in paths.SelectMany(Files))
        {
            result.Messages++;
            onFile(file);
            try
            {
                using var stream = Open(file);
                Count(result, file, reader.Read(stream, batch, full => Flush(file, full), r => Reject(file, r)), onFault);
            }
            catch (Exception unreadable) when (unreadable is InvalidDataException or ZstdException or EndOfStreamException)
            {
                // What was unpacked before the damage was read and is kept.
                result.Broken++;
                onFault(new MessageFault(file, 0, "", $"the file cannot be unpacked: {unreadable.Message}", false));
            }

            Flush(file, batch);

            void Reject(string from, RejectedTransaction transaction)
            {
                result.Rejected++;
                onRejected(from, transaction);
            }
        }

        return result;

        void Flush(string file, PaymentBatch full)
        {
            result.Accepted += full.Count;
            sink(file, full);
            full.Clear();
        }
    }

    private static void Count(Pacs008ImportResult total, string file, in Pacs008Result one, Action<MessageFault> onFault)
    {
        total.TimesWithoutOffset += one.TimesWithoutOffset;
        total.NamesShortened += one.NamesShortened;
        total.NotPacs008 += one.Status == Pacs008Status.NotPacs008 ? 1 : 0;
        total.Broken += one.Status == Pacs008Status.Broken ? 1 : 0;
        total.Contradictions += one.Contradiction is null ? 0 : 1;
        if (one.Fault is not null || one.Contradiction is not null)
        {
            onFault(new MessageFault(
                file, one.FaultOffset, one.FaultPath ?? "", one.Fault ?? one.Contradiction!, one.Status == Pacs008Status.NotPacs008));
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)
            : throw new FileNotFoundException($"'{path}' is neither a file nor a folder.", path);
    }

    private static Stream Open(string file)
    {
        var plain = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".GZ" => new GZipStream(plain, CompressionMode.Decompress),
            ".ZST" => new DecompressionStream(plain, leaveOpen: false),
            _ => plain,
        };
    }
}
