using Cordon.Core.Casework;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What an act of one's own comes to, before it is signed.</summary>
public sealed partial record CooperationRequest
{
    /// <summary>
    /// What an act comes to. Nothing is changed: what may be said is signed, becomes an event and comes back as one. The same state, act, people, moment and
    /// table give the same. The legal basis is asked of the table here alone, since the two sides need not have the same table.
    /// </summary>
    public RequestDecision Decide(RequestDetails act, RequestActor by, Instant now, LegalBasisTable law)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(law);
        if (!by.Officer.May(Act.ExchangeAbroad))
        {
            return RequestDecision.Refuse(RequestFault.NoAuthority);
        }

        if (NeedsTwo(act) && (by.Second is not { } second || second.Id == by.Officer.Id || !second.May(Act.ExchangeAbroad) || !second.May(Act.ApproveGraveAct)))
        {
            return RequestDecision.Refuse(RequestFault.SecondMissing);
        }

        if (Events >= EventsMax)
        {
            return RequestDecision.Refuse(RequestFault.TooMany);
        }

        var fault = FaultOf(act, by.Centre, now, [.. by.Signers]);
        return fault != RequestFault.None ? RequestDecision.Refuse(fault) : LawOf(act, now, law) ?? RequestDecision.Of(act);
    }

    /// <summary>What the law says against it; null for nothing.</summary>
    private RequestDecision? LawOf(RequestDetails act, Instant now, LegalBasisTable law)
    {
        switch (act)
        {
            case RequestDetails.Committed committed:
                var found = law.Find(committed.Basis.Instrument, Content!, now);
                return found.Basis is not null && found.Basis == committed.Basis ? null
                    : RequestDecision.Refuse(RequestFault.NoLegalBasis, found.Refusal);

            case RequestDetails.Refused { Code: RefusalCode.NoLegalBasis }:
                var own = law.Find(Basis!.Instrument, Content!, now);
                return own.Basis is not null ? RequestDecision.Refuse(RequestFault.BasisStands)
                    : own.Fault is LegalBasisFault.Stale or LegalBasisFault.NotYet ? RequestDecision.Refuse(RequestFault.NoLegalBasis, own.Refusal)
                    : null;

            case RequestDetails.Refused { Code: RefusalCode.DualCriminality }:
                return law.HasReservation(Basis!.Instrument, Content!.HolderCountry, LegalBasisTable.DualCriminality, now)
                    ? null : RequestDecision.Refuse(RequestFault.NoReservation);

            default:
                return null;
        }
    }
}
