namespace Cordon.Core.Exchange.Release;

/// <summary>What may happen to somebody if something leaves. Each of them is for a person to weigh, never for a rule.</summary>
[Flags]
public enum RightsRisks
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>The offence is punished by death where the recipient is.</summary>
    DeathPenalty = 1,

    /// <summary>Torture or inhuman treatment is to be feared there.</summary>
    Torture = 2,

    /// <summary>The offence is a political one, or what is pursued is an opinion.</summary>
    PoliticalOffence = 4,

    /// <summary>The subject may have been forced to scam, and is a victim then.</summary>
    PossibleTrafficking = 8,
}
