namespace Cordon.Core.Intake;

/// <summary>Whose something is that was recognised in what a victim says.</summary>
public enum Owner : byte
{
    /// <summary>Nothing says whose: a person has to.</summary>
    Unsure = 0,

    /// <summary>The victim's own, or of somebody of theirs.</summary>
    Victim = 1,

    /// <summary>The other side's.</summary>
    Scammer = 2,
}
