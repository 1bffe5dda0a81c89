namespace Cordon.Exchange.Asking;

/// <summary>What an inspector has of a batch.</summary>
/// <param name="Commit">What two officers signed.</param>
/// <param name="Record">What the holder logged.</param>
/// <param name="Challenge">What is to be opened.</param>
/// <param name="Openings">What was opened.</param>
public sealed record AuditFile(QueryCommit Commit, EvaluationRecord Record, AuditChallenge Challenge, AuditOpenings Openings);
