using Cordon.Core.Exchange.Release;
using Cordon.Core.Tracing;

namespace Cordon.Formats.Exchange.Cases;

/// <summary>
/// What of a case may leave. Whoever hands it over has decided that; here it is only written down, and names of victims are held back once more.
/// </summary>
/// <param name="CaseId">The case's number at the centre.</param>
/// <param name="Marks">What may happen to it; the role of each part is put in by what the part is.</param>
/// <param name="Reports">Its reports.</param>
/// <param name="Trails">Where its money went: accounts, payments, and whose they are.</param>
/// <param name="Contacts">How victims were reached.</param>
/// <param name="People">Who has to do with it.</param>
public sealed record CaseExtract(
    string CaseId, Marks Marks, IReadOnlyList<CaseReport> Reports, IReadOnlyList<TrailReport> Trails, IReadOnlyList<CaseContact> Contacts,
    IReadOnlyList<CasePerson> People);
