using System.Collections.Immutable;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>A division of recovered money as a person proposes it; paid when as many others as its sum needs have approved.</summary>
/// <param name="Number">From 1, in the order of being proposed.</param>
/// <param name="Case">The case for which it was proposed; it has the cases that share accounts with it as well.</param>
/// <param name="Recovered">All that was ever recovered for them in this currency, what was paid already among it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="ApprovalsNeeded">Persons besides that one: one, two above a sum.</param>
/// <param name="Shares">Who gets what.</param>
public sealed record RestitutionPlan(
    uint Number, uint Case, Money Recovered, Instant ProposedAt, string By, int ApprovalsNeeded, ImmutableArray<RestitutionShare> Shares)
{
    /// <summary>Who approved, each once.</summary>
    public ImmutableArray<string> Approvals { get; init; } = [];

    /// <summary>When the last of them did and it was paid; null before.</summary>
    public Instant? PaidAt { get; init; }

    /// <summary>Whether another one was proposed for its case before it was paid.</summary>
    public bool IsReplaced { get; init; }

    public bool IsOpen => PaidAt is null && !IsReplaced;

    /// <summary>What is paid by it, in minor units.</summary>
    public long DueMinor => Shares.Sum(share => share.DueMinor);

    /// <summary>Its identifier outside.</summary>
    public string Id => IdOf(Number);

    /// <summary>The identifier of a restitution's number.</summary>
    public static string IdOf(uint number) => FormattableString.Invariant($"R-{number:D6}");

    /// <summary>Why somebody may not approve it, in words; null when he may.</summary>
    /// <param name="keys">The centre's keys, by who issued them.</param>
    public Phrase? Refusal(string by, KeyLines keys) =>
        PaidAt is not null ? new Phrase("the restitution has been paid", "返还款已支付")
        : IsReplaced ? new Phrase("another restitution was proposed instead", "已另行提出新的返还方案")
        : PersonName.IsSame(by, By, keys)
            ? new Phrase("it was proposed by {0}; another person has to approve it", "由{0}提出，须由另一人批准").With(PersonName.Taken(By, by, keys))
        : Approvals.FirstOrDefault(before => PersonName.IsSame(before, by, keys)) is { } before
            ? new Phrase("it is approved already by {0}; another person has to", "{0}已批准过，须由另一人批准").With(PersonName.Taken(before, by, keys))
        : null;

    /// <summary>The plan after an approval that may be given.</summary>
    public RestitutionPlan Approved(string by, Instant time)
    {
        var approvals = Approvals.Add(by);
        return this with { Approvals = approvals, PaidAt = approvals.Length >= ApprovalsNeeded ? time : null };
    }
}
