namespace Cordon.Simulation.Economy;

/// <summary>What has become of a victim's money, by the gang's own bookkeeping.</summary>
public enum MoneyFate
{
    /// <summary>It lies in an account of the gang inside the banking system: this alone can truly be recovered.</summary>
    Lies,

    /// <summary>A recruit kept it as his fee; from then on it is his own money among the rest of it.</summary>
    Kept,

    /// <summary>It was paid to another victim to be believed.</summary>
    Bait,

    /// <summary>It left to an exchange.</summary>
    Exchange,

    /// <summary>It left to an account of the gang in another country.</summary>
    Abroad,

    /// <summary>It was drawn as cash.</summary>
    Cash,
}
