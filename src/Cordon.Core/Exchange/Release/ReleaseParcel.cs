namespace Cordon.Core.Exchange.Release;

/// <summary>Something as it is about to be written for somebody: with the decision by which it leaves, its marks, and the fields that are left of it.</summary>
public sealed record ReleaseParcel(string DecisionId, string ObjectHash, Marks Marks, IReadOnlyList<ReleaseField> Fields)
{
    /// <summary>What leaves of a record under a decision.</summary>
    /// <returns>The parcel; null under a decision by which nothing leaves.</returns>
    public static ReleaseParcel? Of(ReleaseDecision decision, IReadOnlyList<ReleaseField> fields)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Obligations is { } obligations
            ? new ReleaseParcel(decision.Id, decision.Question.ObjectHash, obligations.Marks, Redaction.Of(decision, fields).Fields)
            : null;
    }
}
