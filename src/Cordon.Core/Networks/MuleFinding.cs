namespace Cordon.Core.Networks;

/// <summary>What an account's past says of whether it passes stolen money on.</summary>
/// <param name="Reasons">The signs found. Their points add up to the score.</param>
/// <param name="Suspicions">Payments of strangers that are likely stolen too, in the order of booking; none where the score is too low.</param>
/// <param name="Relayed">Of what left in each transfer, how much is strangers' or stolen money that had come within a day, in minor units.</param>
internal sealed record MuleFinding(IReadOnlyList<MuleReason> Reasons, IReadOnlyList<PastPayment> Suspicions, IReadOnlyDictionary<uint, long> Relayed)
{
    public static MuleFinding Nothing { get; } = new([], [], new Dictionary<uint, long>());

    public int Score => Reasons.Sum(reason => reason.Points);

    /// <summary>Whether the account is to be named.</summary>
    public bool IsLikely => Suspicions.Count > 0;
}
