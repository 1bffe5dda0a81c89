using Cordon.Core.Casework;
using Cordon.Core.Intake;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>Questions about reports: who named what, and how often.</summary>
public sealed partial class CaseDesk
{
    /// <summary>
    /// The reports that name a contact, or whose payment an account paid or was paid by, the latest first. Of cases that the officer need not know of it is
    /// told that there is a report and when, and nothing else.
    /// </summary>
    /// <param name="accounts">By their numbers in the centre.</param>
    public IReadOnlyList<ReportMoment> ReportsNaming(
        IReadOnlyList<ContactKey> contacts, IReadOnlyList<uint> accounts, ActingOfficer by, int countMax = PageMax)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReports.Naming(rows, contacts, accounts, by, Bounded(countMax)));
    }

    /// <summary>
    /// Of the reports that speak against an account as the one that was paid (none that was taken back, nor where its holder was right) the latest: one of a
    /// case that the officer needs to know of, where there is one. Masked as <see cref="ReportsNaming"/> masks; null for none.
    /// </summary>
    /// <param name="payee">By its number in the centre.</param>
    /// <param name="except">Cases whose reports are left out.</param>
    public ReportMoment? ReportAgainst(uint payee, IReadOnlyCollection<uint> except, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReports.Against(rows, payee, except, by));
    }

    /// <summary>The reports of a payment, the first first; masked as <see cref="ReportsNaming"/> masks.</summary>
    public IReadOnlyList<ReportMoment> ReportsOf(long sequence, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReports.Of(rows, sequence, by, PageMax));
    }

    /// <summary>The reports of an identifier, which several may have given; masked as <see cref="ReportsNaming"/> masks.</summary>
    public IReadOnlyList<ReportMoment> ReportsCalled(string reportId, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReports.Called(rows, reportId, by, PageMax));
    }

    /// <summary>
    /// From how many different accounts reported payments were made to an account, or reports name a contact, and from how many of them until a moment. Who
    /// asks is not looked at: two numbers say nothing of anybody.
    /// </summary>
    /// <param name="payees">Accounts by their numbers in the centre.</param>
    public (int Victims, int Early) CountReportsNaming(IReadOnlyList<ContactKey> contacts, IReadOnlyList<uint> payees, Instant until) =>
        _projection.File.Read(rows => DeskReports.Count(rows, contacts, payees, until));

    /// <summary>
    /// What reports name of a kind, of cases that somebody of the centre has taken: since when, and as what kind of scam its first report has it. Who asks is
    /// not looked at: it is for what the centre says as a whole.
    /// </summary>
    public IReadOnlyList<(string Value, Instant First, string? ScamType)> NamedByTakenCases(IdentifierKind kind) =>
        _projection.File.Read(rows => DeskReports.NamedByTaken(rows, kind));

    /// <summary>The first report of each of some cases, by the case's number; for cases that <see cref="ListCases"/> told of.</summary>
    public IReadOnlyDictionary<uint, DeskReport> FirstReports(IReadOnlyCollection<uint> cases) =>
        _projection.File.Read(rows => DeskReports.First(rows, cases));

    /// <summary>The cases of reports by the reports' identifiers, of those that the officer may open. What two bear is told of neither.</summary>
    public IReadOnlyDictionary<string, uint> CasesOfReports(IReadOnlyCollection<string> reports, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _projection.File.Read(rows => DeskReports.Cases(rows, reports, by));
    }

    /// <summary>The words of a case's reports, the first first, for an officer whose look at them is recorded; empty for one who need not know.</summary>
    public IReadOnlyList<string> ReportWords(uint number, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.May(Core.Casework.Act.SeeVictim) && WorkFor(number, by) is not null ? _projection.File.Read(rows => DeskReports.Words(rows, number)) : [];
    }
}
