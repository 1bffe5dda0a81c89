using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>May this leave? All that the policy is told.</summary>
/// <param name="Holder">Who has it and is asked for it.</param>
/// <param name="ObjectHash">The SHA-256 of the object, in hexadecimal digits.</param>
/// <param name="Marks">The object's marks.</param>
/// <param name="Purpose">For what it is asked for: one purpose.</param>
/// <param name="Consents">What originators have said, to this release or to others.</param>
/// <param name="IsHitProven">Whether both sides have shown that they knew what was asked about; a pointer needs it.</param>
public sealed record ReleaseQuestion(
    PartyId Holder, string ObjectHash, Marks Marks, ReleaseAction Action, ReleasePurposes Purpose, Recipient Recipient, IReadOnlyList<Consent> Consents,
    bool IsHitProven, Instant Now);
