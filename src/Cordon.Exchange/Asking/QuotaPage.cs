namespace Cordon.Exchange.Asking;

/// <summary>What a counterpart has asked in an epoch.</summary>
/// <param name="Epoch">Whose quota, and in which epoch.</param>
/// <param name="Spent">Elements in all.</param>
/// <param name="Bucket">What is left of the day's elements, times the seconds of a day, so that what comes back is exact.</param>
/// <param name="BucketAt">When that was, in seconds since 1970; 0 before the first.</param>
/// <param name="Answered">The batches, in their order.</param>
public sealed record QuotaPage(EpochName Epoch, long Spent, long Bucket, long BucketAt, IReadOnlyList<AnsweredQuery> Answered)
{
    private const long DaySeconds = 86_400;

    /// <summary>A page on which nothing stands.</summary>
    public static QuotaPage Empty(EpochName epoch) => new(epoch, 0, 0, 0, []);

    /// <summary>The batch of a root; null where it is new.</summary>
    public AnsweredQuery? Of(ReadOnlySpan<byte> root)
    {
        foreach (var answered in Answered)
        {
            if (root.SequenceEqual(answered.Root))
            {
                return answered;
            }
        }

        return null;
    }

    /// <summary>The page after a batch; null where the quota does not allow it. A clock that goes back gives nothing back.</summary>
    /// <param name="now">In seconds since 1970.</param>
    public QuotaPage? Spend(QuotaLimits limits, byte[] root, byte[] pointsRoot, int count, long now)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var full = limits.PerDay * DaySeconds;
        var passed = Math.Clamp(now - BucketAt, 0, DaySeconds);
        var bucket = BucketAt == 0 ? full : Math.Min(full, Bucket + (passed * limits.PerDay));
        var cost = count * DaySeconds;
        if (count < 1 || Spent + count > limits.PerEpoch || cost > bucket)
        {
            return null;
        }

        var answered = new AnsweredQuery(root, pointsRoot, count, limits.PerEpoch - Spent - count, now);
        return this with { Spent = Spent + count, Bucket = bucket - cost, BucketAt = Math.Max(now, BucketAt), Answered = [.. Answered, answered] };
    }
}
