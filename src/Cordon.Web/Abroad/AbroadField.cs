namespace Cordon.Web.Abroad;

/// <summary>What an act asks for besides the press of its button.</summary>
public enum AbroadField
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A text.</summary>
    Text,

    /// <summary>The name of another authority.</summary>
    Authority,

    /// <summary>The reference of a formal request.</summary>
    Reference,

    /// <summary>A code of the closed list.</summary>
    Code,

    /// <summary>What an answer was worth, and the sums that came of it.</summary>
    Feedback,

    /// <summary>A day.</summary>
    Day,

    /// <summary>An object that was taken back.</summary>
    Object,

    /// <summary>An object that this centre gave, and why it takes it back.</summary>
    Recall,
}
