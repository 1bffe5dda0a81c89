using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace Cordon.Web.Reporting;

/// <summary>Has the desk take up reports as they are filed, whoever files them, so that they are found and duplicates are seen; one for all screens.</summary>
internal sealed class ReportFollower(Centre centre, CaseDesk desk) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, TimeProvider.System);
        var seen = -1L;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            // The journal is read only when a report was filed: payments come by the thousand.
            var filed = centre.Counters.Reports;
            if (filed == seen)
            {
                continue;
            }

            try
            {
                await desk.CatchUpReportsAsync(stoppingToken).ConfigureAwait(false);
                seen = filed;
            }
            catch (Exception failure) when (failure is JournalUnavailableException or SqliteException)
            {
                // It is tried again at the next look: none is missed by being late.
            }
        }
    }
}
