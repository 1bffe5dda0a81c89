namespace Cordon.Formats.Exchange.Misp;

/// <summary>An object template of MISP and what it carries.</summary>
/// <param name="Name">The template's name.</param>
/// <param name="MetaCategory">Its meta-category.</param>
/// <param name="Uuid">Its UUID (template_uuid).</param>
/// <param name="Version">Its version (template_version).</param>
/// <param name="Schema">The schema that an object of it is read as.</param>
/// <param name="Requires">The property without which an entity is not written as one.</param>
/// <param name="Slots">Its attributes; one property has one, but for a wallet's address, whose attribute depends on the chain.</param>
internal sealed record MispTemplate(
    string Name, string MetaCategory, string Uuid, int Version, string Schema, string Requires, IReadOnlyList<MispSlot> Slots)
{
    /// <summary>Whether a property has an attribute.</summary>
    public bool Carries(string property) => Slots.Any(slot => slot.Property == property);
}
