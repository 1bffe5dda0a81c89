namespace Cordon.Simulation.Economy;

/// <summary>How often the underworld of a run did what its habits are.</summary>
public sealed record EconomyDeeds
{
    /// <summary>Small sums sent to a new mule.</summary>
    public long Tests { get; internal set; }

    /// <summary>Payments of stolen money dressed as wages.</summary>
    public long Wages { get; internal set; }

    /// <summary>Times a mule was told to wait for more than six hours.</summary>
    public long Waits { get; internal set; }

    /// <summary>Sums put just below a threshold, victims' instalments among them.</summary>
    public long BelowThresholds { get; internal set; }

    /// <summary>Mules woken after a sleep.</summary>
    public long Woken { get; internal set; }

    /// <summary>Victims whose account passed on another's money.</summary>
    public long VictimsUsed { get; internal set; }

    /// <summary>Accounts of gangs that banks froze.</summary>
    public long Freezes { get; internal set; }

    /// <summary>Gangs' payments into private exchange desks.</summary>
    public long ToDesks { get; internal set; }

    /// <summary>Gangs' payments to underground bankers at home.</summary>
    public long ToBankers { get; internal set; }

    /// <summary>Gangs' payments to front merchants.</summary>
    public long ToFronts { get; internal set; }

    /// <summary>Payments before and during use by which a straw man's account looks honest.</summary>
    public long StrawPasts { get; internal set; }
}
