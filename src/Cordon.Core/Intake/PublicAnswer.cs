namespace Cordon.Core.Intake;

/// <summary>What everybody may know of reports of an account or a contact: next to nothing, and late.</summary>
public enum PublicAnswer
{
    /// <summary>Nothing is told: there is no report, or not yet enough. Which of them it is nobody is told.</summary>
    Nothing = 0,

    /// <summary>It has been reported.</summary>
    Reported = 1,

    /// <summary>More than one person reported it; how many is not told.</summary>
    ReportedOften = 2,
}
