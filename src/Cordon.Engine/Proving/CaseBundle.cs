using System.Text.Json.Nodes;
using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Engine.Proving;

/// <summary>The evidence of a case in one file: what happened, shown to be in the centre's log, and what the centre says of it, signed.</summary>
public static class CaseBundle
{
    /// <summary>How such a file is called.</summary>
    public static string NameOf(uint number) => CaseId.Of(number) + ".evidence.json";

    /// <summary>Makes the file.</summary>
    /// <param name="statement">What the centre says besides the records: the trail as <c>trail</c>, and whatever else.</param>
    /// <param name="by">Which officer takes it out.</param>
    /// <param name="purpose">Why, in the officer's words.</param>
    /// <exception cref="InvalidDataException">The log is damaged, or the journal is not what was sealed.</exception>
    /// <exception cref="KeyNotFoundException">Something of it cannot be shown any more.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static async Task<MadeBundle> MakeAsync(
        EvidenceLog log, CaseQuestion about, JsonObject statement, string by, string purpose, Instant at, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(about);
        var (note, records) = await log.ProveAsync(about, cancellation).ConfigureAwait(false);
        var content = new BundleContent(
            BundleContent.FormatNow, CaseId.Of(about.Case), at.ToString(), by, purpose, new BundleLog(log.Key.Text, note), statement,
            [
                .. records.Select(record => new BundleRecord(
                    EvidenceRecords.Of(record.Item), record.Item, record.Salt, record.Index, record.Path, record.Entry, record.Place, record.LogPath)),
            ]);
        var payments = content.Records.Select(record => record.Says).Where(says => (string?)says["is"] == EvidenceRecords.PaymentDecided);
        return new MadeBundle(
            log.Seal(BundleContent.Type, content.ToBytes()), content.Records.Count, payments.ToDictionary(says => (long)says["number"]!));
    }
}
