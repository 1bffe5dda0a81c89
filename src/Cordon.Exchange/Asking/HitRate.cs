namespace Cordon.Exchange.Asking;

/// <summary>How many of the questions to a counterpart were hits, over the batches so far: against a filter that was stuffed so that everything hits.</summary>
/// <param name="Hits">Hits, canaries not counted.</param>
/// <param name="Asked">Questions, canaries and what fills up not counted.</param>
public sealed record HitRate(long Hits, long Asked)
{
    /// <summary>The chance of a false alarm is below this in each direction, where questions are alike.</summary>
    private const double Doubt = 0.001;

    /// <summary>Fewer questions than these tell nothing of what is usual.</summary>
    private const int HistoryMin = 100;

    /// <summary>Where nothing is known yet: a centre of which every second suspicion is another's too has not been met.</summary>
    private const double ShareMax = 0.5;

    /// <summary>Nothing asked yet.</summary>
    public static HitRate None { get; } = new(0, 0);

    /// <summary>With a batch more.</summary>
    public HitRate With(int hits, int asked) => new(Hits + hits, Asked + asked);

    /// <summary>What a new batch looks like: an alarm where its interval and that of what came before have nothing in common.</summary>
    public HitRateFinding Judge(int hits, int asked)
    {
        var now = BetaInterval.Of(hits, asked, Doubt);
        if (Asked < HistoryMin)
        {
            return now.Low > ShareMax ? HitRateFinding.TooMany : HitRateFinding.Usual;
        }

        var before = BetaInterval.Of(Hits, Asked, Doubt);
        return now.Low > before.High ? HitRateFinding.TooMany : now.High < before.Low ? HitRateFinding.TooFew : HitRateFinding.Usual;
    }
}
