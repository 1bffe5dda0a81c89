namespace Cordon.Exchange.Signing;

/// <summary>What a signature that was taken says of itself.</summary>
/// <param name="KeyId">By which key.</param>
/// <param name="Nonce">Its number, used once by that key.</param>
/// <param name="Created">When it was made, by the signer's clock.</param>
/// <param name="Expires">Until when it counts.</param>
internal sealed record SignatureSeen(string KeyId, string Nonce, DateTimeOffset Created, DateTimeOffset Expires);
