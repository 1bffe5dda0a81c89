namespace Cordon.Core.Cases;

/// <summary>What an open order waits for.</summary>
public enum QueueWait
{
    /// <summary>A person to approve it.</summary>
    Approval,

    /// <summary>Being sent.</summary>
    Sending,

    /// <summary>The bank to answer.</summary>
    Answer,

    /// <summary>The bank to answer, which it should have done.</summary>
    OverdueAnswer,

    /// <summary>A person's word on the holder's appeal.</summary>
    Appeal,

    /// <summary>The bank to let go what it was asked to.</summary>
    Release,

    /// <summary>The bank to pay back what it holds.</summary>
    Return,
}
