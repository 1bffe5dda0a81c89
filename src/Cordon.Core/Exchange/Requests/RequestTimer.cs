using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>A time that is running: it is over after <paramref name="Due"/>, not at it.</summary>
/// <param name="Kind">What is over then.</param>
/// <param name="Due">The last moment that is in time.</param>
public readonly record struct RequestTimer(RequestTimerKind Kind, Instant Due);
