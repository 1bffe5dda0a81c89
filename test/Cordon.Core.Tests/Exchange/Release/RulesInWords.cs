using Cordon.Core.Exchange.Release;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>The policy as the page on exchange says it, written a second time as a ladder, to hold the table and the words against each other.</summary>
internal static class RulesInWords
{
    public static ReleaseOutcome OutcomeOf(ReleaseSituation at)
    {
        if (at.Bars != ReleaseBars.None || at.Purpose == ReleasePurposes.Administration || !IsALane(at))
        {
            return ReleaseOutcome.Deny;
        }

        var isOther = at.Relation is RecipientRelation.Client or RecipientRelation.Peer or RecipientRelation.Outside;
        var isPursuit = at.Purpose is ReleasePurposes.Prevention or ReleasePurposes.Investigation or ReleasePurposes.Prosecution;
        var isContent = at.Action is not (ReleaseAction.Pointer or ReleaseAction.Evidence or ReleaseAction.Publication);
        if ((isOther && isPursuit && isContent && at.Role >= SubjectRole.Witness)
            || (at.Action == ReleaseAction.Evidence && at.Lane == LegalLane.Police)
            || (at.Action == ReleaseAction.Publication && at.Role >= SubjectRole.Unknown)
            || (at.Relation == RecipientRelation.Outside && at.Tlp != Tlp.Clear))
        {
            return ReleaseOutcome.Deny;
        }

        if (NeedsAsking(at))
        {
            return ReleaseOutcome.AskOriginator;
        }

        return at.Rights != RightsConcerns.None
                || (isOther && isPursuit && at.Role >= SubjectRole.Unknown)
                || at.Action is ReleaseAction.Coercion or ReleaseAction.Publication
                || (at.Grounds == ReleaseGrounds.Doubtful && at.Action is ReleaseAction.Pointer or ReleaseAction.Freeze or ReleaseAction.Evidence)
                || at.Handling == HandlingCodes.H3
                || (at.Tlp == Tlp.Red && at.Relation != RecipientRelation.Originator)
            ? ReleaseOutcome.HumanReview : ReleaseOutcome.Permit;
    }

    private static bool NeedsAsking(ReleaseSituation at)
    {
        if (at.Consent == ConsentState.Missing && at.Relation != RecipientRelation.OwnDesk)
        {
            return true;
        }

        if (at.Consent == ConsentState.Explicit)
        {
            return false;
        }

        var reach = at.Relation switch
        {
            RecipientRelation.OwnDesk => Tlp.AmberStrict,
            RecipientRelation.Client => Tlp.Amber,
            RecipientRelation.Peer => at.Action == ReleaseAction.Pointer ? Tlp.Amber : Tlp.Green,
            _ => Tlp.Red,
        };
        var act = at.Action switch
        {
            ReleaseAction.Enquiry => Pap.Amber,
            ReleaseAction.Freeze => Pap.Green,
            ReleaseAction.Coercion or ReleaseAction.Publication => Pap.Clear,
            _ => Pap.Red,
        };
        return at.Tlp > reach || at.Pap > act
            || (at.Handling == HandlingCodes.H1 && (at.Action == ReleaseAction.Evidence || at.Purpose == ReleasePurposes.Prosecution))
            || (at.Handling == HandlingCodes.H2 && at.Action is ReleaseAction.Onward or ReleaseAction.Publication);
    }

    // What there is to be permitted at all.
    private static bool IsALane(ReleaseSituation at)
    {
        var isCentre = at.Relation is RecipientRelation.Originator or RecipientRelation.OwnDesk or RecipientRelation.Peer;
        var stopsOrReturns = at.Purpose is ReleasePurposes.Prevention or ReleasePurposes.Recovery;
        return at.Action switch
        {
            ReleaseAction.Pointer => isCentre && at.Purpose != ReleasePurposes.Prosecution,
            ReleaseAction.Record or ReleaseAction.Enquiry => isCentre || (at.Relation == RecipientRelation.Client && stopsOrReturns),
            ReleaseAction.Onward => isCentre,
            ReleaseAction.Freeze => (isCentre || at.Relation == RecipientRelation.Client) && stopsOrReturns,
            ReleaseAction.Evidence => isCentre && at.Purpose is ReleasePurposes.Prosecution or ReleasePurposes.Recovery,
            ReleaseAction.Coercion => isCentre && at.Purpose is ReleasePurposes.Investigation or ReleasePurposes.Prosecution or ReleasePurposes.Protection,
            ReleaseAction.Publication => at.Relation == RecipientRelation.Outside && at.Purpose == ReleasePurposes.Prevention,
            _ => false,
        };
    }
}
