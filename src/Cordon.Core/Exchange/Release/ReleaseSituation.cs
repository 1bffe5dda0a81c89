namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What of a question the rules see: no name, no text, no number and no time, only values of which there are few. That is why all questions there can be are
/// looked at, one by one, before a policy is in force.
/// </summary>
public readonly record struct ReleaseSituation(
    ReleaseBars Bars, ReleaseAction Action, RecipientRelation Relation, ReleasePurposes Purpose, LegalLane Lane, SubjectRole Role, ConsentState Consent,
    Tlp Tlp, Pap Pap, HandlingCodes Handling, RightsConcerns Rights, ReleaseGrounds Grounds)
{
    /// <summary>What a question comes to.</summary>
    public static ReleaseSituation Of(ReleaseQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (marks, recipient) = (question.Marks, question.Recipient);

        var inForce = recipient.Terms.Where(term => term.IsInForceAt(question.Now)).Aggregate(LegalBases.None, (all, term) => all | term.Basis);
        var bases = inForce & marks.LegalBases;
        var rights = marks.Rights | recipient.Rights;
        return new ReleaseSituation(
            BarsOf(question, bases), question.Action, RelationOf(question), question.Purpose,
            (bases & LegalBasisTerm.JudicialBases) != 0 ? LegalLane.Judicial : LegalLane.Police,
            marks.Role, ConsentOf(question), marks.Tlp, marks.Pap, marks.Handling,
            ((rights & ~RightsRisks.PossibleTrafficking) != 0 ? RightsConcerns.AtRisk : RightsConcerns.None)
                | ((rights & RightsRisks.PossibleTrafficking) != 0 ? RightsConcerns.PossiblyTrafficked : RightsConcerns.None),
            marks.Source <= SourceReliability.B && marks.Information <= InformationCredibility.Two ? ReleaseGrounds.Firm : ReleaseGrounds.Doubtful);
    }

    /// <summary>Those besides the recipient who made a part of it and have not said yes to this very release.</summary>
    internal static IEnumerable<PartyId> Silent(ReleaseQuestion question) => question.Marks.Originators.Where(originator =>
        originator != question.Recipient.Party && !question.Consents.Any(consent => consent.Originator == originator && IsFor(consent, question)));

    // That somebody made it, or is of the house, is not believed but seen. Who made a part of it has no more right to the other parts than anybody else.
    private static RecipientRelation RelationOf(ReleaseQuestion question) => question.Recipient.Relation switch
    {
        RecipientRelation.OwnDesk => question.Recipient.Party == question.Holder ? RecipientRelation.OwnDesk : RecipientRelation.None,
        _ when question.Marks.Originators is [var only] && only == question.Recipient.Party => RecipientRelation.Originator,
        RecipientRelation.Originator => RecipientRelation.None,
        var other => other,
    };

    private static ConsentState ConsentOf(ReleaseQuestion question)
    {
        var silent = Silent(question).ToArray();
        return silent.Length == 0 ? ConsentState.Explicit
            : silent.All(originator => originator == question.Holder) ? ConsentState.Sufficient
            : ConsentState.Missing;
    }

    // The public has no key: a yes to a publication names nobody.
    private static bool IsFor(Consent consent, ReleaseQuestion question) =>
        string.Equals(consent.ObjectHash, question.ObjectHash, StringComparison.Ordinal) && consent.Recipient == question.Recipient.Party
        && consent.Purpose == question.Purpose && consent.Action == question.Action && question.Now < consent.Until;

    private static ReleaseBars BarsOf(ReleaseQuestion question, LegalBases bases)
    {
        var (marks, recipient, now) = (question.Marks, question.Recipient, question.Now);
        var isPublic = question.Action == ReleaseAction.Publication && recipient.Relation == RecipientRelation.Outside;
        return Bar(ReleaseBars.Expired, marks.RetainUntil <= now)
            | Bar(ReleaseBars.Untrusted, !isPublic && (!recipient.Party.IsSomebody || !recipient.IsTrusted || (recipient.Competence & question.Purpose) == 0))
            | Bar(ReleaseBars.OutOfAudience, !marks.Audience.Includes(recipient.Party))
            | Bar(ReleaseBars.OtherPurpose, (marks.Purposes & question.Purpose) == 0)
            | Bar(ReleaseBars.NoBasis, bases == LegalBases.None)
            | Bar(ReleaseBars.KeptTooLong, now < marks.RetainUntil && marks.RetainUntil - now < recipient.KeepsAtLeast)
            | Bar(ReleaseBars.HitUnproven, question.Action == ReleaseAction.Pointer && !question.IsHitProven);
    }

    private static ReleaseBars Bar(ReleaseBars bar, bool holds) => holds ? bar : ReleaseBars.None;
}
