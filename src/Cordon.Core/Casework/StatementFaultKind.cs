namespace Cordon.Core.Casework;

/// <summary>What may be wrong with a line of a statement.</summary>
public enum StatementFaultKind
{
    /// <summary>The first line is not the header.</summary>
    Header,

    /// <summary>There is no movement in it.</summary>
    Empty,

    /// <summary>More lines than are taken.</summary>
    TooMany,

    /// <summary>Not six fields, or a quotation mark without its other.</summary>
    Fields,

    /// <summary>The time is none with a zone.</summary>
    Time,

    /// <summary>It moved before the order was made.</summary>
    BeforeOrder,

    /// <summary>It has not happened yet.</summary>
    Future,

    /// <summary>It stands behind a later one.</summary>
    OutOfOrder,

    /// <summary>Neither in nor out.</summary>
    Direction,

    /// <summary>No amount above zero in the order's currency.</summary>
    Amount,

    /// <summary>Another currency than the order's.</summary>
    Currency,

    /// <summary>The counterparty or the reference is missing, too long, or no text.</summary>
    Text,

    /// <summary>The reference stands in a line before.</summary>
    Twice,
}
