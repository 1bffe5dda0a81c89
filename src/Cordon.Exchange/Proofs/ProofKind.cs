namespace Cordon.Exchange.Proofs;

/// <summary>What a proof proves. The words stand in files and never change.</summary>
public static class ProofKind
{
    /// <summary>That a centre sent a message, which it may deny.</summary>
    public const string Sent = "message-sent";

    /// <summary>That a centre received a message, which it may deny.</summary>
    public const string Received = "message-received";

    /// <summary>That a log has two histories: it was written anew, or showed different ones different pasts.</summary>
    public const string TwoHistories = "two-histories";

    /// <summary>That a centre dated an entry of its log back.</summary>
    public const string BackDated = "back-dated";

    /// <summary>That a message's hash lay with a third party and its receiver did not fetch it for a day.</summary>
    public const string NotFetched = "not-fetched";
}
