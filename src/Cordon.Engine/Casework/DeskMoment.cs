using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>That an officer did something, without what they wrote: for the audit.</summary>
/// <param name="Id">Its place: the next page ends before it.</param>
/// <param name="Kind">One of <see cref="DeskKind"/>.</param>
/// <param name="Case">The case; 0 for none.</param>
/// <param name="Act">The grave act; 0 for none.</param>
public sealed record DeskMoment(long Id, Instant At, string Officer, string Kind, uint Case, uint Act);
