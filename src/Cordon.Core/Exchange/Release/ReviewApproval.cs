namespace Cordon.Core.Exchange.Release;

/// <summary>That a person has weighed a decision and lets the thing leave. It is of this one decision: not of another recipient, object or purpose.</summary>
/// <param name="Officer">Who it was.</param>
/// <param name="Reason">Why, in their words.</param>
public sealed record ReviewApproval(string DecisionId, string Officer, string Reason);
