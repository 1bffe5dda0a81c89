using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>That something happened to somebody's way into a centre: kept for whoever asks who could see what.</summary>
/// <param name="Person">Whose, by identifier.</param>
/// <param name="Words">What they became, or how they signed in.</param>
/// <param name="By">Who did it, by identifier; the person, where they did it themselves.</param>
public sealed record PersonMoment(PersonEvent What, string Person, string Words, string By, Instant At);
