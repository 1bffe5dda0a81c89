using Cordon.Core.Exchange.Release;

namespace Cordon.Exchange.Releases;

/// <summary>By which decisions a message leaves, and who weighed those that a person has to weigh: kept beside the message, and closed with it.</summary>
/// <param name="ReleaseFormat">The number of this layout.</param>
public sealed record ReleaseFile(int ReleaseFormat, IReadOnlyList<KeptDecision> Decisions)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>The words of persons, each of one decision.</summary>
    public IReadOnlyList<ReviewApproval> Approvals { get; init; } = [];

    /// <summary>The file of decisions.</summary>
    public static ReleaseFile Of(IEnumerable<ReleasePlan> plans) => new(FormatNow, [.. plans.Select(plan => KeptDecision.Of(plan.Decision))]);

    /// <summary>The file with a person's word on each of its decisions.</summary>
    public ReleaseFile Weighed(string officer, string reason) => this with
    {
        Approvals = [.. Decisions.Select(decision => new ReviewApproval(decision.Id, officer, reason))],
    };
}
