using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>What happened to a grave act. The names stand in journals and never change.</summary>
public abstract record GraveEvent(string By, Instant At)
{
    /// <summary>Without what people wrote.</summary>
    public sealed override string ToString() => $"{GetType().Name} by {By} at {At}";

    /// <summary>Somebody wants it done.</summary>
    public sealed record Proposed(GraveMatter Matter, string Reason, string By, Instant At) : GraveEvent(By, At);

    /// <summary>A second person wants it too.</summary>
    /// <param name="Policy">The number of the policy that decided then; 0 where it is no matter.</param>
    public sealed record Approved(uint Policy, string By, Instant At) : GraveEvent(By, At);

    /// <summary>A second person does not.</summary>
    public sealed record Declined(string Reason, string By, Instant At) : GraveEvent(By, At);

    /// <summary>Who proposed it does not want it any more.</summary>
    public sealed record Withdrawn(string By, Instant At) : GraveEvent(By, At);

    /// <summary>The centre did it.</summary>
    public sealed record Executed(string Words, string By, Instant At) : GraveEvent(By, At);

    /// <summary>The centre did not.</summary>
    public sealed record Failed(string Words, string By, Instant At) : GraveEvent(By, At);
}
