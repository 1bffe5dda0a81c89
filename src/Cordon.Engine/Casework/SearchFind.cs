using Cordon.Core.Casework;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>A text that was found.</summary>
/// <param name="Id">Its place: the next page ends before it.</param>
/// <param name="Kind">What it is: one of <see cref="DeskKind"/>, or "report".</param>
/// <param name="Text">What it says; null for a victim's words, which are seen for a purpose only: <see cref="Act.SeeVictim"/>.</param>
public sealed record SearchFind(long Id, uint Case, string Kind, Instant At, string? Text)
{
    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"{Kind} of case {Case} at {At}";
}
