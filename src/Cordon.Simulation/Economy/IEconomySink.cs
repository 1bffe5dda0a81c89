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

    /// <summary>Where the money of the report told last truly is; once for each account and fate.</summary>
    void Lies(SimulatedWhereabouts whereabouts);

    /// <summary>An account that is in a gang's hands from now on.</summary>
    void Enlisted(SimulatedMule mule);
}
