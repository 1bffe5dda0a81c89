using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Networks;

/// <summary>
/// Plays a data set in the order of time and looks at its network at the end of each day, by what was known then. Neither labels nor truth are read.
/// </summary>
internal sealed class NetworkPlay : IDisposable
{
    private const long DayMilliseconds = 86_400_000;

    private readonly DataSetFolder _set;
    private readonly RejectedRows _rejected;
    private long _nextLook;

    public NetworkPlay(DataSetFolder set, RejectedRows rejected, string countryCode) =>
        (_set, _rejected, History) = (set, rejected, new NetworkHistory(countryCode));

    public NetworkHistory History { get; }

    /// <summary>The gangs as the last look told them.</summary>
    public GangBook Gangs { get; private set; } = GangBook.Empty;

    /// <summary>Which accounts and cases are one entity, and when that was found.</summary>
    public EntityBook Entities { get; private set; } = EntityBook.Empty;

    /// <summary>The last look.</summary>
    public NetworkView? View { get; private set; }

    public CommunityFinding? Finding { get; private set; }

    public int Looks { get; private set; }

    public int ReportsRefused { get; private set; }

    public void Run(CancellationToken cancellation)
    {
        foreach (var row in _set.ReadAccounts(_rejected))
        {
            History.Describe(
                new AccountDescription(row.Account, row.Bank, (Core.Screening.Activity.AccountKind)row.Kind, row.Opened, row.OpeningBalance),
                row.Holder, row.Phone);
        }

        var payments = Load();
        var reports = _set.ReadReports(_rejected).Select(report => report.Row).OrderBy(report => report.Time).ToList();
        using var bar = new ProgressBar("Looking at days", payments.Count, TimeProvider.System);
        var (next, one) = (0, new PaymentBatch(1));
        _nextLook = payments.Count == 0 ? 0 : ((payments.Time(0).Milliseconds / DayMilliseconds) + 1) * DayMilliseconds;
        for (var rank = 0; rank < payments.Count; rank++)
        {
            var time = payments.Time(rank);
            for (; next < reports.Count && reports[next].Time < time; next++)
            {
                LookUntil(reports[next].Time);
                File(reports[next]);
            }

            LookUntil(time);
            one.Clear();
            payments.CopyTo(rank, one);
            History.Book(one, 0);
            if (rank % 1024 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                bar.Report(rank);
            }
        }

        var last = payments.Count == 0 ? default : payments.Time(payments.Count - 1);
        foreach (var report in reports.Skip(next))
        {
            LookUntil(report.Time);
            File(report);
            last = report.Time > last ? report.Time : last;
        }

        Look(last);
    }

    public void Dispose() => History.Dispose();

    private TimeOrder Load()
    {
        using var bar = new ProgressBar("Reading payments", 0, TimeProvider.System);
        return TimeOrder.Load(_set.ReadPayments(_rejected), bar.Report);
    }

    private void File(ReportRow report)
    {
        var contacts = new[] { report.ContactPhone, report.ContactUrl, report.ContactHandle, report.Contact }.OfType<string>();
        ReportsRefused += History.Report(report.ReportId, report.PaymentId, report.Time, contacts) ? 0 : 1;
    }

    private void LookUntil(Instant time)
    {
        for (; _nextLook <= time.Milliseconds; _nextLook += DayMilliseconds)
        {
            Look(new Instant(_nextLook));
        }
    }

    private void Look(Instant at)
    {
        // Before the first report there is nothing to look at.
        if (History.CaseCount == 0)
        {
            return;
        }

        View = History.Look(at);
        Finding = CommunityFinder.Find(View);
        Gangs = Gangs.After(Finding, at.Milliseconds);
        Entities = EntityProposals.Apply(Entities, View.Links, at.Milliseconds);
        Looks++;
    }
}
