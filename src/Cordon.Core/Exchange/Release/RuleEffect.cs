namespace Cordon.Core.Exchange.Release;

/// <summary>What a rule does, the strongest first: deny overrides ask, ask overrides review, review overrides permit.</summary>
public enum RuleEffect
{
    /// <summary>Keeps it from leaving.</summary>
    Deny = 0,

    /// <summary>Has the originators asked.</summary>
    Ask = 1,

    /// <summary>Has a person weigh it.</summary>
    Review = 2,

    /// <summary>Lets it leave, where no other rule speaks.</summary>
    Permit = 3,
}
