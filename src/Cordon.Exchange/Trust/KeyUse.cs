namespace Cordon.Exchange.Trust;

/// <summary>What a key of the trust list may sign. The names stand in lists and never change.</summary>
public enum KeyUse
{
    /// <summary>A centre's messages, and the requests and answers that carry them.</summary>
    Message,

    /// <summary>What the officer who works a case wants of another centre.</summary>
    Operator,

    /// <summary>That a second officer allows it.</summary>
    Authoriser,

    /// <summary>What was found when questions were opened.</summary>
    Inspector,
}
