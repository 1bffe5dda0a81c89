using Cordon.Engine;
using Cordon.Simulation.Economy;

namespace Cordon.Server.Demo;

/// <summary>
/// The part of the story that waits for a person: when the first victim's report has been filed, the next victim's bank hands its payment in.
/// </summary>
internal sealed class DemoTeller(Centre centre, DemoBank bank, DemoGang gang, DemoClock clock)
{
    // Between the report and the next victim's payment, in true time: who filed the report has begun to read what came of it.
    private static readonly TimeSpan NextAfter = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits for the report and plays what follows it.</summary>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        var first = gang.Rows.OfType<SimulatedPayment>().Single(payment => payment.PaymentId == gang.Story.PaymentId);
        while (centre.FindOrders(order => order.Bank == first.Payee.Bank && order.Account == first.Payee.Number, 0, 1).Count == 0)
        {
            await Task.Delay(LookEvery, TimeProvider.System, cancellation).ConfigureAwait(false);
        }

        await Task.Delay(NextAfter, TimeProvider.System, cancellation).ConfigureAwait(false);
        bank.Add(gang.NextPayment(clock.Now()));
        await bank.SendAsync(cancellation).ConfigureAwait(false);
    }
}
