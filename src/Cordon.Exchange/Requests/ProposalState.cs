namespace Cordon.Exchange.Requests;

/// <summary>What became of a proposal. The names stand in the book and never change.</summary>
public enum ProposalState
{
    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>Another person approved it: it is said.</summary>
    Approved,

    /// <summary>Another person declined it.</summary>
    Declined,

    /// <summary>Whoever proposed it took it back.</summary>
    TakenBack,
}
