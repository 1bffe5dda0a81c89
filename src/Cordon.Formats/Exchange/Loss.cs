namespace Cordon.Formats.Exchange;

/// <summary>A row of the table of losses.</summary>
/// <param name="Format">The format.</param>
/// <param name="Schema">The schema of FollowTheMoney.</param>
/// <param name="As">As what it is written there, where that makes a difference; "-" where it is written as nothing.</param>
/// <param name="Property">The property; a star is the entity as a whole, "id", "schema", "marks" and "context" are what stands beside properties.</param>
/// <param name="Kind">What becomes of it.</param>
public sealed record Loss(string Format, string Schema, string As, string Property, LossKind Kind);
