namespace Cordon.Exchange.Messages;

/// <summary>What messages say. The words stand in what was signed and never change.</summary>
public static class MessageKind
{
    /// <summary>A matter is begun, or what belongs to it happens: the body is an event of a request.</summary>
    public const string Request = "request";

    /// <summary>What is told by a permitted decision on release.</summary>
    public const string Release = "release";

    /// <summary>Whether money may be frozen, and what was.</summary>
    public const string Freeze = "freeze";

    /// <summary>A filter for the private questions of one other centre is there.</summary>
    public const string Epoch = "epoch-announce";

    /// <summary>What came and went in a day of an epoch.</summary>
    public const string EpochDelta = "epoch-delta";

    /// <summary>Which questions will be asked, closed but bound.</summary>
    public const string QueryCommit = "query-commit";

    /// <summary>That they were evaluated, and by what an audit of them will be drawn.</summary>
    public const string QueryRecord = "query-record";

    /// <summary>How many of them hit.</summary>
    public const string QueryClose = "query-close";

    /// <summary>Which questions are to be opened before an inspector.</summary>
    public const string AuditChallenge = "audit-challenge";

    /// <summary>What the inspector found.</summary>
    public const string AuditResult = "audit-result";

    /// <summary>A hit is disclosed, and proven.</summary>
    public const string HitDisclose = "hit-disclose";

    /// <summary>That the other centre knew it before, proven.</summary>
    public const string HitProof = "hit-proof";

    /// <summary>Whether something that came from the receiver of this may be passed on to a third centre.</summary>
    public const string ConsentAsk = "consent-ask";

    /// <summary>That it may, or may not; said again, the last word counts.</summary>
    public const string ConsentAnswer = "consent-answer";

    /// <summary>That a message has come, and where it stands in its receiver's log.</summary>
    public const string Receipt = "receipt";

    /// <summary>Those that disclose or demand something, and so need two persons besides the centre.</summary>
    public static bool NeedsTwoPersons(string kind) => kind is Request or Release or Freeze or QueryCommit or HitDisclose or ConsentAsk or ConsentAnswer;
}
