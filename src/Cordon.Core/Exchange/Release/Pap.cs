namespace Cordon.Core.Exchange.Release;

/// <summary>What may be done with something (Permissible Actions Protocol), the freest first.</summary>
public enum Pap
{
    /// <summary>Not said: no marking has it.</summary>
    None = 0,

    /// <summary>Anything.</summary>
    Clear = 1,

    /// <summary>Acts that the subject may notice: blocking, freezing.</summary>
    Green = 2,

    /// <summary>Questions to others that the subject does not notice.</summary>
    Amber = 3,

    /// <summary>A look into what one has already, and nothing that leaves a trace.</summary>
    Red = 4,
}
