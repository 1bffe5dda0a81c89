namespace Cordon.Core.Cases;

/// <summary>What an order waits for; the order of these is that in which people look at what is late.</summary>
public enum OrderDeadlineKind
{
    /// <summary>It waits for nothing.</summary>
    None,

    /// <summary>A person of the centre has to approve it: since when.</summary>
    Approval,

    /// <summary>Its bank has not taken it: since when.</summary>
    Sending,

    /// <summary>The bank has to answer: until when.</summary>
    Answer,

    /// <summary>The bank has to let go what it was asked to: until when.</summary>
    Release,

    /// <summary>What is held lapses by law: when.</summary>
    Lapse,
}
