namespace Cordon.Core.Exchange.Release;

/// <summary>What a centre says of another one, apart from who it is: no list of keys and no treaty has it.</summary>
/// <param name="Relation">What it is to this centre.</param>
/// <param name="Competence">For what it is competent.</param>
/// <param name="KeepsAtLeast">For how long its law has it keep whatever it gets, at the least.</param>
/// <param name="Rights">What is to be feared for rights where it is.</param>
public sealed record RecipientFacts(RecipientRelation Relation, ReleasePurposes Competence, TimeSpan KeepsAtLeast, RightsRisks Rights);
