using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>
/// How the demo's payments come in: those of one bank's customers under that bank's own key, so that its officer sees what of them is held; all others,
/// and the reports, under the centre's.
/// </summary>
internal sealed class DemoBanks(string ownBank, DemoBank own, DemoBank others)
{
    /// <summary>Payments sent at a time at most.</summary>
    private const int BatchMax = 2_000;

    /// <summary>Tells of an account before the payments that are sent next.</summary>
    public Task DescribeAsync(SimulatedAccount account, CancellationToken cancellation) => others.DescribeAsync(account, cancellation);

    /// <summary>Adds a payment to the next batch.</summary>
    public async Task AddAsync(SimulatedPayment payment, CancellationToken cancellation)
    {
        (payment.Payer.Bank == ownBank ? own : others).Add(payment);
        if (own.Waiting + others.Waiting >= BatchMax)
        {
            await SendAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what waits; accounts go first, and only the centre's key tells them.</summary>
    public async Task SendAsync(CancellationToken cancellation)
    {
        await others.SendAsync(cancellation).ConfigureAwait(false);
        await own.SendAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Files a victim's report, after all that was paid before it.</summary>
    public async Task ReportAsync(SimulatedReport report, CancellationToken cancellation)
    {
        await SendAsync(cancellation).ConfigureAwait(false);
        await others.ReportAsync(report, cancellation).ConfigureAwait(false);
    }
}
