using Cordon.Exchange.Trust;

namespace Cordon.Web.Abroad;

/// <summary>A key that signed a message.</summary>
/// <param name="KeyId">What the signature calls it.</param>
/// <param name="Use">What the trust list has it for; null where it has it no more.</param>
/// <param name="Person">Who of this centre it is, by the identifier that records name; null where that is not known.</param>
public sealed record AbroadSigner(string KeyId, KeyUse? Use, string? Person);
