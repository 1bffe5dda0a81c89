using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What happened to the work on a case. The names stand in journals and never change.</summary>
/// <param name="By">Who did it: an officer's identifier.</param>
/// <param name="At">When, by the centre's clock.</param>
public abstract record CaseEvent(string By, Instant At)
{
    /// <summary>Without what people wrote.</summary>
    public sealed override string ToString() => $"{GetType().Name} by {By} at {At}";

    /// <summary>Somebody is to work it, and is on it from now on.</summary>
    public sealed record Assigned(string Officer, string By, Instant At) : CaseEvent(By, At);

    /// <summary>Somebody else may see it and help.</summary>
    public sealed record Joined(string Officer, string By, Instant At) : CaseEvent(By, At);

    /// <summary>Somebody is not on it any more.</summary>
    public sealed record Left(string Officer, string By, Instant At) : CaseEvent(By, At);

    /// <summary>At the end of a shift: its worker and their open tasks are another's now.</summary>
    public sealed record HandedOver(string To, string Text, string By, Instant At) : CaseEvent(By, At);

    /// <summary>It moved to another stage.</summary>
    public sealed record Moved(CaseStage Stage, string Reason, string By, Instant At) : CaseEvent(By, At);

    /// <summary>A note was written.</summary>
    public sealed record Noted(string Text, string By, Instant At) : CaseEvent(By, At);

    /// <summary>A task was set.</summary>
    public sealed record TaskSet(string Text, string Officer, Instant Due, string By, Instant At) : CaseEvent(By, At);

    /// <summary>A task was done.</summary>
    public sealed record TaskDone(uint Task, string By, Instant At) : CaseEvent(By, At);

    /// <summary>It is worked as part of another from now on.</summary>
    public sealed record MergedInto(uint Case, string Reason, string By, Instant At) : CaseEvent(By, At);

    /// <summary>It is worked by itself again.</summary>
    public sealed record SplitOff(string Reason, string By, Instant At) : CaseEvent(By, At);

    /// <summary>The holder of an account complained of an order.</summary>
    public sealed record Contested(uint Order, string Text, Instant Due, string By, Instant At) : CaseEvent(By, At);

    /// <summary>A complaint was decided.</summary>
    public sealed record ContestDecided(uint Contest, bool Upheld, string Reason, string By, Instant At) : CaseEvent(By, At);

    /// <summary>Its time of being kept was over: what people wrote into it is gone, and that they did stands.</summary>
    public sealed record Erased(string By, Instant At) : CaseEvent(By, At);

    /// <summary>A file was laid in.</summary>
    public sealed record FileAdded(string Name, long Bytes, string Sha256, string By, Instant At) : CaseEvent(By, At);
}
