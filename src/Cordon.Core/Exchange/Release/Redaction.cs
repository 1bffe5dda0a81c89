namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What a permitted tier lets through, and nothing else: a field leaves where its class is one of the tier's. A field that nobody classed stays, and so does
/// one that is there twice.
/// </summary>
public static class Redaction
{
    /// <summary>What victims and witnesses are told of for: their own good.</summary>
    public const ReleasePurposes ForTheirGood = ReleasePurposes.Recovery | ReleasePurposes.Protection;

    /// <summary>The fields that leave under a decision; none under one by which nothing leaves.</summary>
    public static RedactedRecord Of(ReleaseDecision decision, IReadOnlyList<ReleaseField> fields)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(fields);
        return Parted(fields, field => Passes(decision, field));
    }

    /// <summary>What would leave of a record if that were permitted: what is decided about is what is left, not what there is.</summary>
    public static RedactedRecord Planned(ReleaseAction action, ReleasePurposes purpose, Marks marks, IReadOnlyList<ReleaseField> fields)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(fields);
        var passing = Passing(ReleaseObligations.TierOf(action), purpose, marks);
        return Parted(fields, field => Passes(passing, marks, field));
    }

    private static RedactedRecord Parted(IReadOnlyList<ReleaseField> fields, Func<ReleaseField, bool> passes)
    {
        var twice = fields.GroupBy(field => field.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        var leaving = fields.Where(field => !twice.Contains(field.Name) && passes(field)).ToArray();
        return new RedactedRecord(leaving, [.. fields.Except(leaving).Select(field => field.Name).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a field leaves under a decision. What stands in a pointer is looked at, too: a name put there as a desk would be one.</summary>
    internal static bool Passes(ReleaseDecision decision, ReleaseField field) =>
        decision.Obligations is { } obligations
        && Passes(Passing(obligations.Tier, decision.Question.Purpose, decision.Question.Marks), decision.Question.Marks, field);

    private static bool Passes(IReadOnlyList<FieldClass> passing, Marks marks, ReleaseField field) =>
        passing.Contains(field.Class) && (field.Class != FieldClass.Pointer || SealedPointer.IsOne(field, marks));

    /// <summary>The classes of fields that a tier lets through.</summary>
    internal static IReadOnlyList<FieldClass> Passing(ReleaseTier tier, ReleasePurposes purpose, Marks marks) => tier switch
    {
        ReleaseTier.Pointer => [FieldClass.Pointer],
        ReleaseTier.Record =>
        [
            FieldClass.Pointer, FieldClass.Account, FieldClass.Payment,
            .. MayNameSubject(purpose, marks) ? [FieldClass.Subject] : (FieldClass[])[],
            .. (purpose & ForTheirGood) != 0 ? [FieldClass.Victim] : (FieldClass[])[],
        ],
        ReleaseTier.Freeze => [FieldClass.Account, FieldClass.Payment],
        ReleaseTier.Evidence => [FieldClass.Reference],
        ReleaseTier.Warning => [FieldClass.Account],
        _ => [],
    };

    /// <summary>Who may have been forced is named for their protection alone, and who is neither scammer nor mule for their good.</summary>
    private static bool MayNameSubject(ReleasePurposes purpose, Marks marks) =>
        (marks.Rights & RightsRisks.PossibleTrafficking) != 0 ? purpose == ReleasePurposes.Protection
        : marks.Role is SubjectRole.Suspect or SubjectRole.Mule || (purpose & ForTheirGood) != 0;
}
