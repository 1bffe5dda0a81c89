namespace Cordon.Formats.Exchange.Misp;

/// <summary>An attribute of an object template, and the property that it is.</summary>
/// <param name="Relation">The attribute's name in the template (object_relation).</param>
/// <param name="Type">Its type (misp-attribute).</param>
/// <param name="Category">A category that MISP allows for the type.</param>
/// <param name="Property">The property of FollowTheMoney.</param>
/// <param name="IsMultiple">Whether the template allows it more than once.</param>
internal sealed record MispSlot(string Relation, string Type, string Category, string Property, bool IsMultiple = false)
{
    /// <summary>Whether the value alone tells that something is amiss: what a machine may block or watch for.</summary>
    public bool IsForDetection => Type is "iban" or "bank-account-nr" or "phone-number" or "btc" or "xmr" or "url" or "email-src";
}
