namespace Cordon.Core.Exchange.Release;

/// <summary>What the policy says to a question, the furthest from a release first.</summary>
public enum ReleaseOutcome
{
    /// <summary>It does not leave.</summary>
    Deny = 0,

    /// <summary>Not before those have said yes whom it came from; then it is asked again.</summary>
    AskOriginator = 1,

    /// <summary>Not before a person has weighed it.</summary>
    HumanReview = 2,

    /// <summary>It leaves, redacted to the tier and with the marks that the decision names.</summary>
    Permit = 3,
}
