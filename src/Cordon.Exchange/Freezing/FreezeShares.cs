using Cordon.Core.Cases;
using Cordon.Core.Exchange.Requests;

namespace Cordon.Exchange.Freezing;

/// <summary>
/// What of the money of one case is whose of those that asked for it: where two requests name one payment their money lies together, and each sum counts for
/// one of them. A function of what was said to each and of what the orders say, in minor units.
/// </summary>
/// <param name="Held">What is said to be held for each, in all.</param>
/// <param name="Gone">What was let go of that, in all.</param>
/// <param name="Returned">What was paid back of it, in all.</param>
/// <param name="ToLetGoMinor">What banks are to be asked to let go now, in all; null where none of them asked for it.</param>
internal sealed record FreezeShares(long[] Held, long[] Gone, long[] Returned, long? ToLetGoMinor)
{
    /// <summary>The shares of some requests, the first that came first.</summary>
    /// <param name="asked">What each asks for; what is withdrawn asks for nothing more.</param>
    /// <param name="orders">The case's orders in that currency.</param>
    public static FreezeShares Of(IReadOnlyList<(CooperationRequest State, long Asked)> asked, IReadOnlyCollection<FreezeOrder> orders)
    {
        var said = asked.Select(one => one.State.FreezeHeld?.Minor ?? 0).ToArray();
        var most = asked.Select((one, i) => one.State.WithdrawnAt is null && one.State.Freeze != FreezeStatus.TooLate ? one.Asked : said[i]).ToArray();
        var wanted = asked.Select((one, i) => Math.Min(said[i], one.State.LettingGoAsked?.Minor ?? 0)).ToArray();

        // What is held beyond all that anybody was told of is the first to go: of that nobody is told.
        var released = orders.Sum(order => order.ReleasedMinor) - Math.Max(0, orders.Sum(order => order.FrozenMinor) - said.Sum());
        var toAskers = Shared(released, [.. asked.Select(one => one.State.LetGo?.Minor ?? 0)], wanted);
        var gone = Shared(released, toAskers, said);

        // What a bank paid to the victim itself is in nobody's hands at home.
        var toVictims = orders.SelectMany(order => order.Parts).Where(part => part.Kind == FreezeEventKind.ReturnToVictim).Sum(part => part.AmountMinor);
        var told = asked.Select(one => one.State.Freeze == FreezeStatus.Returned ? one.State.FreezeAmount!.Value.Minor : 0).ToArray();
        var returned = Shared(orders.Sum(order => order.ReturnedMinor) - toVictims, told, [.. most.Select((limit, i) => limit - gone[i])]);

        var now = orders.Where(order => !order.IsOver).Sum(order => order.HeldMinor);
        var rest = said.Select((sum, i) => Math.Max(0, sum - gone[i] - returned[i])).Sum();
        var held = Shared(said.Sum() + Math.Max(0, now - rest), said, most);
        var kept = held.Select((sum, i) => asked[i].State.WithdrawnAt is not null ? 0 : Math.Max(0, sum - returned[i] - Math.Max(gone[i], wanted[i]))).Sum();
        var isAsked = asked.Any(one => one.State.LettingGoAsked is not null || one.State.WithdrawnAt is not null);
        return new FreezeShares(held, gone, returned, isAsked ? Math.Max(0, now - Math.Max(0, kept - toVictims)) : null);
    }

    // What was told stays; what is more goes to the first that can have it.
    private static long[] Shared(long total, long[] told, long[] most)
    {
        var (shares, left) = (told.ToArray(), total - told.Sum());
        for (var i = 0; i < shares.Length && left > 0; i++)
        {
            var more = Math.Min(left, Math.Max(0, most[i] - shares[i]));
            shares[i] += more;
            left -= more;
        }

        return shares;
    }
}
