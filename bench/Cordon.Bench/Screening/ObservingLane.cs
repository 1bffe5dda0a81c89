using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Bench.Screening;

/// <summary>Observes payments that are at hand, with the memory asked ahead as the engine does.</summary>
internal static class ObservingLane
{
    /// <summary>Fills a block with the facts of <paramref name="count"/> payments; those up to the end of <paramref name="known"/> are asked ahead.</summary>
    public static void Fill(AccountActivity activity, ReadOnlySpan<ObservedPayment> known, int first, int count, FactBlock block)
    {
        block.Count = count;
        for (var lane = 0; lane < count; lane++)
        {
            Ahead(activity, known, first + lane);
            activity.Observe(known[first + lane], block, lane);
        }
    }

    /// <summary>Counts payments without facts.</summary>
    public static void Apply(AccountActivity activity, ReadOnlySpan<ObservedPayment> payments)
    {
        Start(activity, payments);
        for (var i = 0; i < payments.Length; i++)
        {
            Ahead(activity, payments, i);
            activity.Apply(payments[i]);
        }
    }

    /// <summary>Asks for the first payments, before <see cref="Fill"/> goes on asking.</summary>
    public static void Start(AccountActivity activity, ReadOnlySpan<ObservedPayment> known)
    {
        for (var at = -AccountActivity.PrefetchAccountsAhead; at < 0; at++)
        {
            Ahead(activity, known, at);
        }
    }

    private static void Ahead(AccountActivity activity, ReadOnlySpan<ObservedPayment> known, int at)
    {
        if ((uint)(at + AccountActivity.PrefetchAccountsAhead) < (uint)known.Length)
        {
            activity.PrefetchAccounts(known[at + AccountActivity.PrefetchAccountsAhead]);
        }

        if ((uint)(at + AccountActivity.PrefetchEventsAhead) < (uint)known.Length)
        {
            activity.PrefetchEvents(known[at + AccountActivity.PrefetchEventsAhead]);
        }

        if ((uint)(at + AccountActivity.PrefetchChainsAhead) < (uint)known.Length)
        {
            activity.PrefetchChains(known[at + AccountActivity.PrefetchChainsAhead]);
        }
    }
}
