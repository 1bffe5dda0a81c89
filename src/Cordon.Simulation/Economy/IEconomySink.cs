namespace Cordon.Simulation.Economy;

/// <summary>
/// Takes the rows of a world as they happen, on the caller's thread and in time order; accounts that were there at the start come first,
/// and an account always comes before the first payment that names it (if it is listed at all).
/// </summary>
public interface IEconomySink
{
    void Opened(SimulatedAccount account);

    void Paid(SimulatedPayment payment, SimulatedLabel label);

    void Reported(SimulatedReport report);
}
