namespace Cordon.Core.Networks.Roles;

/// <summary>What an account does for a gang, or has to do with it; docs/gangs.md defines each.</summary>
public enum Role : byte
{
    /// <summary>Takes money from victims.</summary>
    Collector,

    /// <summary>Takes it from the gang's accounts and hands it to others of them.</summary>
    Layer,

    /// <summary>Lets it leave: to cash, an exchange, abroad.</summary>
    CashOut,

    /// <summary>Of a person with a life of his own, who lends his account for a fee.</summary>
    RecruitedMule,

    /// <summary>Of a firm, whose trade is the stolen money.</summary>
    FrontBusiness,

    /// <summary>Changes the stolen money of several for them, into crypto-assets or abroad.</summary>
    ExchangeDesk,

    /// <summary>Where it left: an exchange, a cash machine, an account abroad.</summary>
    WayOut,

    /// <summary>Has paid as a victim.</summary>
    Victim,

    /// <summary>Touched by little of it, and lives a life of its own.</summary>
    Bystander,
}

/// <summary>How sure a finding is.</summary>
public enum Certainty : byte
{
    /// <summary>Not enough to be told.</summary>
    None,

    /// <summary>From 40 in a hundred.</summary>
    Possible,

    /// <summary>From 70 in a hundred.</summary>
    Likely,

    /// <summary>From 90 in a hundred.</summary>
    Sure,
}
