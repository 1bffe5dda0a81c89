using Cordon.Core.Values;

namespace Cordon.Exchange.Releases;

/// <summary>What was asked of an originator, and what it said last.</summary>
/// <param name="Id">The matter's number.</param>
/// <param name="Asker">Who wants to pass something on.</param>
/// <param name="Originator">Whom it came from.</param>
/// <param name="Ask">What was asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="IsGiven">What it said; null for nothing yet.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record ConsentThread(Guid Id, string Asker, string Originator, ConsentAsk Ask, Instant AskedAt, bool? IsGiven = null, Instant? AnsweredAt = null)
{
    /// <summary>Whether its yes holds at a moment.</summary>
    public bool Holds(Instant now) => IsGiven == true && now < Ask.Until;

    /// <summary>Whether its yes holds at a moment, or may still come.</summary>
    public bool MayHold(Instant now) => IsGiven != false && now < Ask.Until;
}
