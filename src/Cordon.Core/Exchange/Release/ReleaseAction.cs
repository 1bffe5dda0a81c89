namespace Cordon.Core.Exchange.Release;

/// <summary>What is to be done with something, and so how much of it leaves.</summary>
public enum ReleaseAction
{
    /// <summary>Not said: nothing is decided about it.</summary>
    None = 0,

    /// <summary>To answer a hit with a sealed pointer.</summary>
    Pointer = 1,

    /// <summary>To hand over the structured record.</summary>
    Record = 2,

    /// <summary>To have the recipient ask others about it, such as a bank.</summary>
    Enquiry = 3,

    /// <summary>To let the recipient pass it on.</summary>
    Onward = 4,

    /// <summary>To have the subject approached: search, questioning, arrest.</summary>
    Coercion = 5,

    /// <summary>To ask that money be kept where it lies.</summary>
    Freeze = 6,

    /// <summary>To refer to it in a formal request for evidence.</summary>
    Evidence = 7,

    /// <summary>To warn everybody.</summary>
    Publication = 8,
}
