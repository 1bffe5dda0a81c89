namespace Cordon.Core.Exchange.Release;

/// <summary>With what something leaves, where it does.</summary>
/// <param name="Tier">How much of it.</param>
/// <param name="Withheld">Classes of fields that stay here, in their order.</param>
/// <param name="Stamps">Codes that are put on it: intelligence has H1, and what is not meant to be passed on H2.</param>
/// <param name="Marks">
/// The marks that leave with it: for this recipient and this purpose alone, with the stamps, to be erased when it may be kept no longer.
/// </param>
public sealed record ReleaseObligations(ReleaseTier Tier, IReadOnlyList<FieldClass> Withheld, HandlingCodes Stamps, Marks Marks)
{
    /// <summary>What a question is answered with, if it is.</summary>
    internal static ReleaseObligations Of(ReleaseQuestion question)
    {
        var marks = question.Marks;
        var tier = TierOf(question.Action);
        var passes = Redaction.Passing(tier, question.Purpose, marks);
        var isOnward = question.Action is ReleaseAction.Onward or ReleaseAction.Publication;
        var stamps = (question.Action == ReleaseAction.Evidence ? HandlingCodes.None : HandlingCodes.H1)
            | (isOnward || marks.Tlp == Tlp.Clear ? HandlingCodes.None : HandlingCodes.H2);
        return new ReleaseObligations(
            tier, [.. Enum.GetValues<FieldClass>().Where(each => !passes.Contains(each))], stamps,
            marks.NarrowedTo(isOnward ? marks.Audience : Audience.Of(question.Recipient.Party), question.Purpose, stamps));
    }

    /// <summary>How much leaves by an act.</summary>
    internal static ReleaseTier TierOf(ReleaseAction action) => action switch
    {
        ReleaseAction.Pointer => ReleaseTier.Pointer,
        ReleaseAction.Record or ReleaseAction.Enquiry or ReleaseAction.Onward or ReleaseAction.Coercion => ReleaseTier.Record,
        ReleaseAction.Freeze => ReleaseTier.Freeze,
        ReleaseAction.Evidence => ReleaseTier.Evidence,
        ReleaseAction.Publication => ReleaseTier.Warning,
        _ => ReleaseTier.None,
    };
}
