namespace Cordon.Bench.Outbox;

/// <summary>What a scripted bank does with a request that it has read and written down.</summary>
public enum BankReply
{
    /// <summary>Answers 204.</summary>
    Take,

    /// <summary>Answers 500.</summary>
    Fail,

    /// <summary>Sends it elsewhere: 307.</summary>
    Redirect,

    /// <summary>Never answers.</summary>
    Hang,

    /// <summary>Closes the connection instead of answering.</summary>
    Close,

    /// <summary>Closes it in the middle of the answer's first line.</summary>
    CloseInAnswer,

    /// <summary>Answers with a header that never ends.</summary>
    Flood,
}
