namespace Cordon.Simulation.Economy;

/// <summary>How a gang came to an account, or what a channel is that serves several.</summary>
public enum MuleKind
{
    /// <summary>A person with a life of his own who answered a false job advert; he keeps a fee.</summary>
    Recruited,

    /// <summary>Opened for the gang not long ago, by a straw man.</summary>
    Fresh,

    /// <summary>An account long asleep, bought from its holder.</summary>
    Dormant,

    /// <summary>A firm that does nothing else.</summary>
    Shell,

    /// <summary>The gang's own money, from which first baits are paid; stolen money never comes here.</summary>
    War,

    /// <summary>An account of the gang in another country: what reaches it has left.</summary>
    Abroad,

    /// <summary>A victim's own account, through which another's money passes.</summary>
    Victim,

    /// <summary>An exchange desk that a private person runs; it serves several gangs and ordinary customers.</summary>
    Desk,

    /// <summary>One of a ring of underground bankers, at home or abroad.</summary>
    Banker,

    /// <summary>A merchant whose takings are partly stolen money.</summary>
    Front,
}
