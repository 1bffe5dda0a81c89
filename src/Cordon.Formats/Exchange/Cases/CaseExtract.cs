using Cordon.Core.Exchange.Release;
using Cordon.Core.Tracing;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>
/// What there is of a case that could leave. Nobody is named in it; what of it does leave is for <see cref="CaseRelease"/>.
/// </summary>
/// <param name="CaseId">The case's number at the centre.</param>
/// <param name="Marks">What may happen to it; the role of each part is put in by what the part is.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Trails">Where its money went: accounts, payments, and whose they are.</param>
/// <param name="Contacts">How victims were reached.</param>
public sealed record CaseExtract(
    string CaseId, Marks Marks, IReadOnlyList<CaseReport> Reports, IReadOnlyList<TrailReport> Trails, IReadOnlyList<CaseContact> Contacts);
