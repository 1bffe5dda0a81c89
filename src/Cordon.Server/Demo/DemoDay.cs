using System.Globalization;
using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>
/// Plays a simulated world to the centre: its past as fast as it goes, with the people and banks who worked in it, then its evening by the demo's clock.
/// </summary>
internal sealed class DemoDay(DemoBanks banks, DemoPeople people, DemoClock clock, Instant present)
{
    // Payments gather that long while the past is played: the people of the past look at their desks as often.
    private static readonly TimeSpan PastStep = TimeSpan.FromMinutes(20);

    // How long payments gather before they are sent, in true time: short enough to look live.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private const int TicksBetweenLooks = 10;

    private Instant _stepEnd;
    private int _day = -1;
    private int _payments;
    private int _reports;

    /// <summary>Whether the day is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Plays what happened before the present.</summary>
    /// <param name="rows">The world, from its beginning.</param>
    /// <param name="progress">Told a line for each day.</param>
    public async Task PlayPastAsync(IEnumerator<SimulatedRow> rows, TextWriter progress, CancellationToken cancellation)
    {
        while (rows.MoveNext() && rows.Current.Time < present)
        {
            var row = rows.Current;
            if (row is SimulatedPayment && row.Time >= _stepEnd)
            {
                await StepAsync(row.Time, cancellation).ConfigureAwait(false);
                Tell(row.Time, progress);
                _stepEnd = row.Time + PastStep;
            }

            await PlayAsync(row, cancellation).ConfigureAwait(false);
        }

        await StepAsync(present, cancellation).ConfigureAwait(false);
    }

    /// <summary>Plays what comes after the present, beginning with the row that <paramref name="rows"/> stands at.</summary>
    /// <param name="speed">How many times as fast as the true clock the evening runs.</param>
    public async Task PlayAsync(IEnumerator<SimulatedRow> rows, double speed, CancellationToken cancellation)
    {
        clock.Run(speed);
        do
        {
            await AwaitTimeAsync(rows.Current.Time, cancellation).ConfigureAwait(false);
            await PlayAsync(rows.Current, cancellation).ConfigureAwait(false);
        }
        while (rows.MoveNext());

        await banks.SendAsync(cancellation).ConfigureAwait(false);
        clock.Run(1);
        IsOver = true;
    }

    /// <summary>Has the past's people look at their desks at a moment, when all that was paid before it has been handed in.</summary>
    private async Task StepAsync(Instant moment, CancellationToken cancellation)
    {
        clock.StandAt(moment);
        await banks.SendAsync(cancellation).ConfigureAwait(false);
        await people.WorkAsync(moment, cancellation).ConfigureAwait(false);
    }

    private void Tell(Instant moment, TextWriter progress)
    {
        var date = moment.ToDateTimeOffset();
        if (date.DayOfYear != _day)
        {
            _day = date.DayOfYear;
            progress.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  the past, {date:yyyy-MM-dd}: {_payments:N0} payments and {_reports:N0} reports so far"));
        }
    }

    private async Task PlayAsync(SimulatedRow row, CancellationToken cancellation)
    {
        switch (row)
        {
            case SimulatedPayment payment:
                _payments++;
                people.Note(payment);
                await banks.AddAsync(payment, cancellation).ConfigureAwait(false);
                break;
            case SimulatedAccount { IsListed: true } account:
                people.Note(account);
                await banks.DescribeAsync(account, cancellation).ConfigureAwait(false);
                break;
            case SimulatedReport report:
                // The payment it names may still wait to be sent.
                _reports++;
                clock.StandAt(report.Time);
                await banks.ReportAsync(report, cancellation).ConfigureAwait(false);
                break;
            case SimulatedLabel label:
                people.Note(label);
                break;
            default:
                // Accounts abroad become known by their payments; where money truly is no bank knows.
                break;
        }
    }

    /// <summary>Sends what has gathered and waits until the clock has come to a time.</summary>
    private async Task AwaitTimeAsync(Instant time, CancellationToken cancellation)
    {
        for (var ticks = 0; clock.Now() < time; ticks++)
        {
            await banks.SendAsync(cancellation).ConfigureAwait(false);
            if (ticks % TicksBetweenLooks == 0)
            {
                await people.AnswerAsync(clock.Now(), isEvening: true, cancellation).ConfigureAwait(false);
            }

            await Task.Delay(Tick, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
    }
}
