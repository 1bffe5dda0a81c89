namespace Cordon.Exchange.Questions;

/// <summary>What happened to an opening. The names stand in the book and never change.</summary>
public enum OpeningStep
{
    /// <summary>It waits for a second person.</summary>
    Proposed,

    /// <summary>Another person approved it: the other centre may ask.</summary>
    Approved,

    /// <summary>Another person declined it.</summary>
    Declined,

    /// <summary>Whoever proposed it took it back.</summary>
    TakenBack,

    /// <summary>A person ended it: the other centre may ask no more.</summary>
    Closed,
}
