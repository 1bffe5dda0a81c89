using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What an officer wants done with a case.</summary>
public abstract record CaseCommand
{
    private CaseCommand()
    {
    }

    /// <summary>Without what people wrote.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Take it oneself, or give it to another, which needs <see cref="Act.AssignCase"/>.</summary>
    public sealed record Assign(string Officer) : CaseCommand;

    /// <summary>Let another see it and help.</summary>
    public sealed record Join(string Officer) : CaseCommand;

    /// <summary>Take somebody off it.</summary>
    public sealed record Leave(string Officer) : CaseCommand;

    /// <summary>Hand it over at the end of a shift.</summary>
    public sealed record HandOver(string To, string Text) : CaseCommand;

    /// <summary>Move it to another stage.</summary>
    public sealed record Move(CaseStage Stage, string Reason) : CaseCommand;

    /// <summary>Write a note.</summary>
    public sealed record Note(string Text) : CaseCommand;

    /// <summary>Set a task.</summary>
    public sealed record SetTask(string Text, string Officer, Instant Due) : CaseCommand;

    /// <summary>Say that a task is done.</summary>
    public sealed record EndTask(uint Task) : CaseCommand;

    /// <summary>Work it as part of another.</summary>
    public sealed record MergeInto(uint Case, string Reason) : CaseCommand;

    /// <summary>Work it by itself again.</summary>
    public sealed record SplitOff(string Reason) : CaseCommand;

    /// <summary>Take down the complaint of an account's holder.</summary>
    public sealed record Contest(uint Order, string Text) : CaseCommand;

    /// <summary>Decide a complaint.</summary>
    public sealed record DecideContest(uint Number, bool Upheld, string Reason) : CaseCommand;

    /// <summary>Lay a file in, whose bytes are kept already.</summary>
    public sealed record AddFile(string Name, long Bytes, string Sha256) : CaseCommand;
}
