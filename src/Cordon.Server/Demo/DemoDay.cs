using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>Plays a simulated world to the centre: its history as fast as it goes, then its day by the demo's clock.</summary>
internal sealed class DemoDay(DemoBank bank, DemoClock clock, Instant dayStart)
{
    /// <summary>Payments sent at a time while the history is played.</summary>
    private const int HistoryBatch = 2_000;

    // How long payments gather before they are sent, in true time: short enough to look live.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the day is over.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Plays everything.</summary>
    /// <param name="rows">The world.</param>
    /// <param name="speed">How many times as fast as the true clock the day runs.</param>
    /// <param name="onDayBegins">Called when the history has been played.</param>
    public async Task PlayAsync(IEnumerable<SimulatedRow> rows, double speed, Action onDayBegins, CancellationToken cancellation)
    {
        var hasBegun = false;
        foreach (var row in rows)
        {
            if (row.Time >= dayStart && !hasBegun && row is SimulatedPayment)
            {
                await bank.SendAsync(cancellation).ConfigureAwait(false);
                hasBegun = true;
                onDayBegins();
                clock.Run(speed);
            }

            if (hasBegun)
            {
                await AwaitTimeAsync(row.Time, cancellation).ConfigureAwait(false);
            }

            await PlayAsync(row, cancellation).ConfigureAwait(false);
        }

        await bank.SendAsync(cancellation).ConfigureAwait(false);
        clock.Run(1);
        IsOver = true;
    }

    private async Task PlayAsync(SimulatedRow row, CancellationToken cancellation)
    {
        switch (row)
        {
            case SimulatedPayment payment:
                bank.Add(payment);
                if (bank.Waiting >= HistoryBatch)
                {
                    await bank.SendAsync(cancellation).ConfigureAwait(false);
                }

                break;
            case SimulatedAccount { IsListed: true } account:
                await bank.DescribeAsync(account, cancellation).ConfigureAwait(false);
                break;
            case SimulatedReport report:
                // The payment it names may still wait to be sent.
                await bank.SendAsync(cancellation).ConfigureAwait(false);
                await bank.ReportAsync(report, cancellation).ConfigureAwait(false);
                break;
            default:
                // Accounts abroad become known by their payments; labels are the truth, which no bank knows.
                break;
        }
    }

    /// <summary>Sends what has gathered and waits until the clock has come to a time.</summary>
    private async Task AwaitTimeAsync(Instant time, CancellationToken cancellation)
    {
        while (clock.Now() < time)
        {
            await bank.SendAsync(cancellation).ConfigureAwait(false);
            await Task.Delay(Tick, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
    }
}
