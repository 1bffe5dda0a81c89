using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;

namespace Cordon.Exchange.Releases;

/// <summary>An originator's yes, as a kept decision has it.</summary>
public sealed record KeptConsent(string Originator, string ObjectHash, string Recipient, ReleasePurposes Purpose, ReleaseAction Action, Instant Until)
{
    /// <summary>A yes to be kept.</summary>
    public static KeptConsent Of(Consent consent)
    {
        ArgumentNullException.ThrowIfNull(consent);
        return new KeptConsent(
            consent.Originator.Value ?? "", consent.ObjectHash, consent.Recipient.Value ?? "", consent.Purpose, consent.Action, consent.Until);
    }

    /// <summary>It as it was.</summary>
    public Consent Read() => new(KeptRecipient.PartyOf(Originator), ObjectHash, KeptRecipient.PartyOf(Recipient), Purpose, Action, Until);
}
