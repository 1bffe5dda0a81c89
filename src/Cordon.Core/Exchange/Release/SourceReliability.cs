namespace Cordon.Core.Exchange.Release;

/// <summary>How far a source is trusted: the letter of the 4x4 codes, the best first.</summary>
public enum SourceReliability
{
    /// <summary>Not said: no marking has it.</summary>
    None = 0,

    /// <summary>No doubt of it.</summary>
    A = 1,

    /// <summary>Mostly right so far.</summary>
    B = 2,

    /// <summary>Mostly wrong so far.</summary>
    C = 3,

    /// <summary>It cannot be told.</summary>
    X = 4,
}
