namespace Cordon.Formats.Exchange.Misp;

/// <summary>A reference from one object to another.</summary>
/// <param name="Uuid">Its own UUID.</param>
/// <param name="Source">The entity it goes from, by its identifier.</param>
/// <param name="Target">The entity it goes to.</param>
/// <param name="Relation">The relation (relationship_type).</param>
/// <param name="Comment">What is said of it.</param>
internal sealed record MispReference(Guid Uuid, string Source, string Target, string Relation, string Comment);
