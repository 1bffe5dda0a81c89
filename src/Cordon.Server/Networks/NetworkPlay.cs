using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Formats.DataSets;
using Cordon.Server.Accounts;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Networks;

/// <summary>
/// Plays a data set or a centre's journal in the order of time and looks at its network at the end of each day, by what was known then. Neither labels
/// nor truth are read.
/// </summary>
internal sealed class NetworkPlay : IDisposable
{
    private readonly Queue<GangUndoing> _undoings;
    private long _nextLook;

    /// <param name="undoings">Merges that persons undid, in the order of their times.</param>
    public NetworkPlay(string countryCode, IEnumerable<GangUndoing> undoings) =>
        (History, _undoings) = (new NetworkHistory(countryCode), new Queue<GangUndoing>(undoings));

    public NetworkHistory History { get; }

    /// <summary>The gangs as the last look told them.</summary>
    public GangBook Gangs { get; private set; } = GangBook.Empty;

    /// <summary>Which accounts and cases are one entity, and when that was found.</summary>
    public EntityBook Entities { get; private set; } = EntityBook.Empty;

    /// <summary>The last look.</summary>
    public NetworkView? View { get; private set; }

    public CommunityFinding? Finding { get; private set; }

    public int Looks { get; private set; }

    /// <summary>Reports whose payment is not there, or had been reported before.</summary>
    public int ReportsRefused { get; private set; }

    /// <summary>The last moment played.</summary>
    public Instant Last { get; private set; }

    /// <summary>Undoings dated after it: they take effect in the run that comes so far.</summary>
    public IReadOnlyCollection<GangUndoing> UndoingsAhead => _undoings;

    /// <summary>Plays a centre's journal. Nothing in it is written.</summary>
    public async Task RunAsync(IJournal journal, CancellationToken cancellation)
    {
        using var reading = await NetworkReading.ReadAsync(journal, 0, History, LookUntil, cancellation).ConfigureAwait(false);
        ReportsRefused = reading.ReportsRefused;
        End(reading.Last);
    }

    /// <summary>Plays a data set.</summary>
    public void Run(DataSetFolder set, RejectedRows rejected, CancellationToken cancellation)
    {
        foreach (var row in set.ReadAccounts(rejected))
        {
            History.Describe(ToldAccount.Of(row), row.Holder, row.Phone);
        }

        var payments = Load(set, rejected);
        var reports = set.ReadReports(rejected).Select(report => report.Row).OrderBy(report => report.Time).ToList();
        using var bar = new ProgressBar("Looking at days", payments.Count, TimeProvider.System);
        var (next, one) = (0, new PaymentBatch(1));
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

        End(last);
    }

    public void Dispose() => History.Dispose();

    private static TimeOrder Load(DataSetFolder set, RejectedRows rejected)
    {
        using var bar = new ProgressBar("Reading payments", 0, TimeProvider.System);
        return TimeOrder.Load(set.ReadPayments(rejected), bar.Report);
    }

    private void File(ReportRow report)
    {
        var contacts = new[] { report.ContactPhone, report.ContactUrl, report.ContactHandle, report.Contact }.OfType<string>();
        ReportsRefused += History.Report(report.ReportId, report.PaymentId, report.Time, contacts) ? 0 : 1;
    }

    private void LookUntil(Instant time)
    {
        _nextLook = _nextLook == 0 ? ((time.Milliseconds / Instant.DayMilliseconds) + 1) * Instant.DayMilliseconds : _nextLook;
        for (; _nextLook <= time.Milliseconds; _nextLook += Instant.DayMilliseconds)
        {
            Look(new Instant(_nextLook));
        }
    }

    /// <summary>The last look, and what persons said at its moment; what they say later lies ahead.</summary>
    private void End(Instant last)
    {
        Last = last;
        Look(last);
        Undo(last.Milliseconds);
    }

    /// <exception cref="RunException">An undoing names a gang that was not merged at its time.</exception>
    private void Undo(long untilMilliseconds)
    {
        while (_undoings.TryPeek(out var next) && next.TimeMilliseconds <= untilMilliseconds)
        {
            Gangs = Gangs.After(_undoings.Dequeue())
                ?? throw new RunException($"G-{next.Gang} is not merged into another gang at {new Instant(next.TimeMilliseconds)}: there is nothing to undo.");
        }
    }

    private void Look(Instant at)
    {
        Undo(at.Milliseconds - 1);

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
