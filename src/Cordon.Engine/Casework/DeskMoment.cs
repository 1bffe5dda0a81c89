using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>That an officer did something, without what they wrote into cases: for the audit.</summary>
/// <param name="Id">Its place: the next page ends before it.</param>
/// <param name="Kind">One of <see cref="DeskKind"/>.</param>
/// <param name="Case">The case; 0 for none.</param>
/// <param name="Act">The grave act; 0 for none.</param>
public sealed record DeskMoment(long Id, Instant At, string Officer, string Kind, uint Case, uint Act)
{
    /// <summary>What was looked at, as a path of the console, or to what of the centre something was done; null where nothing was.</summary>
    public string? Subject { get; init; }

    /// <summary>To whom it happened, by identifier; null for nobody.</summary>
    public string? Person { get; init; }

    /// <summary>Who was given a case, by identifier, or to which stage it was moved; null for all else.</summary>
    public string? About { get; init; }

    /// <summary>Why somebody looked or did it, what a person became, or what happened to an order; null for all that stands in cases.</summary>
    public string? Words { get; init; }
}
