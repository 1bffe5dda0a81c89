using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>Something to be done for a case, by somebody, until a moment.</summary>
/// <param name="Number">From 1 in its case.</param>
/// <param name="Officer">Who is to do it.</param>
/// <param name="DoneAt">When it was done; null while it is open.</param>
public sealed record CaseTask(uint Number, string Text, string Officer, Instant Due, Instant? DoneAt = null)
{
    /// <summary>Whether it should have been done by a moment and is not.</summary>
    public bool IsLate(Instant now) => DoneAt is null && Due < now;

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"task {Number} of {Officer} due {Due}";
}
