namespace Cordon.Core.Casework;

/// <summary>Where the work on a case stands. The names stand in records and never change.</summary>
public enum CaseStage
{
    /// <summary>Nobody has it yet.</summary>
    New,

    /// <summary>Somebody works it.</summary>
    Working,

    /// <summary>It waits for an answer from outside; a task says for what.</summary>
    Waiting,

    /// <summary>There is nothing left to do; it opens again with a reason.</summary>
    Closed,

    /// <summary>It is worked as part of another case, until it is split off.</summary>
    Merged,
}
