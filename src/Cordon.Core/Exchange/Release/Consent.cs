using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>An originator's yes to one release: of this object, to this recipient, for this purpose and act, until then. It says nothing of others.</summary>
/// <param name="ObjectHash">The SHA-256 of the object, in hexadecimal digits.</param>
public sealed record Consent(
    PartyId Originator, string ObjectHash, PartyId Recipient, ReleasePurposes Purpose, ReleaseAction Action, Instant Until);
