using Cordon.Core.Values;

namespace Cordon.Formats.DataSets;

/// <summary>One victim's report of a data set; null where the data set does not say.</summary>
/// <param name="Contact">How the scammer was reached, where the data set does not say whether it is a phone, an address on the web or a handle.</param>
public sealed record ReportRow(
    string ReportId, Instant Time, string PaymentId, string? ScamType, string? Narrative,
    string? ContactPhone, string? ContactUrl, string? ContactHandle, string? Contact)
{
    /// <summary>Masked: what a victim tells never goes into a log.</summary>
    public override string ToString() => $"report {ReportId} of {Time}";
}
