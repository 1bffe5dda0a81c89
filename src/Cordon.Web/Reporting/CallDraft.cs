using Cordon.Core.Values;

namespace Cordon.Web.Reporting;

/// <summary>A call as it stands before it is filed.</summary>
/// <param name="ReportId">What it will be filed as, once.</param>
/// <param name="Begun">When its first words were taken down.</param>
/// <param name="Notes">What was said and corrected.</param>
/// <param name="Kind">The kind of scam; null while none is chosen.</param>
/// <param name="Chosen">The payment that the officer chose, by its number; null while none is, or the screen's own choice stands.</param>
internal sealed record CallDraft(string ReportId, Instant Begun, CallNotes Notes, string? Kind, long? Chosen)
{
    /// <summary>Without what was said.</summary>
    public override string ToString() => $"{ReportId}, begun at {Begun}";
}
