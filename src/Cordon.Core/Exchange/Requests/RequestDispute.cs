using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>That one side does not agree, for everybody to see.</summary>
/// <param name="Event">The event that says so.</param>
/// <param name="Centre">Who.</param>
/// <param name="At">When.</param>
public readonly record struct RequestDispute(EventHash Event, string Centre, Instant At);
