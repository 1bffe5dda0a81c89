namespace Cordon.Core.Exchange.Release;

/// <summary>Who is to get something, as the list of the trusted has it. Who they are is their key, whatever connection a question came by.</summary>
/// <param name="Party">Their key; the default for the public.</param>
/// <param name="Relation">What they are to who holds it; that it came from them is found out from its marks.</param>
/// <param name="IsTrusted">Whether they stand in the list of the trusted today.</param>
/// <param name="Competence">For what they are competent.</param>
/// <param name="Terms">The legal bases between the two.</param>
/// <param name="KeepsAtLeast">For how long their law has them keep whatever they get, at the least.</param>
/// <param name="Rights">What is to be feared for rights where they are.</param>
public sealed record Recipient(
    PartyId Party, RecipientRelation Relation, bool IsTrusted, ReleasePurposes Competence, IReadOnlyList<LegalBasisTerm> Terms, TimeSpan KeepsAtLeast,
    RightsRisks Rights);
