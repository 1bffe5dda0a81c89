using System.Runtime.CompilerServices;

namespace Cordon.Core.Tracing;

/// <summary>
/// Policies under which stolen money mixes, where banks have held money. A hold on an order of the traced case takes stolen money first, one on
/// another case's order last; in a hold stolen money has a place, so that what is let go of it, the end first, is known to the unit.
/// </summary>
public sealed unsafe partial class Tracer
{
    /// <summary>Does what banks held and let go in a purse until a moment, told by the first transfer after it. False when there was nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool PassHolds(ref Reached reached, uint bound, long moment, Trail into) =>
        reached.Cuts != null && PassHolds(ref reached, reached.Cuts, bound, moment, into);

    private bool PassHolds(ref Reached reached, List<HoldCut> cuts, uint bound, long moment, Trail into)
    {
        var first = reached.CutCount;
        while (reached.CutCount < cuts.Count && cuts[reached.CutCount].IsBy(bound, moment))
        {
            _looks++;
            var cut = cuts[reached.CutCount];
            if (cut.Kind == HoldCutKind.Returned)
            {
                // A trail goes on telling it as frozen.
                reached.CutCount++;
            }
            else if (cut.IsLetGo)
            {
                reached.CutCount++;
                LetGo(ref reached, cut, into);
            }
            else
            {
                var held = HoldCut.WholeOf(cuts, ref reached.CutCount);
                Hold(ref reached, cut, held, into);
            }
        }

        return reached.CutCount > first;
    }

    private void Hold(ref Reached reached, in HoldCut cut, long held, Trail into)
    {
        if (reached.Amount == 0)
        {
            return;
        }

        var left = graph.BalanceBefore(reached.Purse, cut.Before) - cut.ApartBefore - held;
        var isPoison = into.Policy == TaintPolicy.Poison;
        var isOwn = cut.Case == _case;
        var taken = isPoison ? held : isOwn ? Math.Min(reached.Amount, held) : Math.Max(0, reached.Amount - left);
        if (taken == 0)
        {
            return;
        }

        // Under poison the account is exposed as long as anything is left in it that was mixed with stolen money.
        var amount = !isPoison ? reached.Amount - taken : left > 0 ? 1 : 0;
        var share = !isPoison ? Proportion.Of(reached.Share, taken, reached.Amount) : left > 0 ? 0 : reached.Share;
        var from = isOwn ? 0 : held - taken;
        (reached.Held ??= []).Add(new HeldPart(cut.Order, cut.Fate, from, from + taken, share));
        reached.Amount = amount;
        reached.Share -= share;
    }

    private static void LetGo(ref Reached reached, in HoldCut cut, Trail into)
    {
        var order = cut.Order;
        if (reached.Held?.FindIndex(part => part.Order == order && part.Fate == TrailFate.Frozen) is not (>= 0 and var index))
        {
            return;
        }

        var held = reached.Held[index];
        var kept = Math.Max(held.From, Math.Min(held.To, cut.Offset));
        var gone = held.To - kept;
        var share = gone == 0 ? 0 : Proportion.Of(held.Share, gone, held.To - held.From);
        reached.Held[index] = held with { To = kept, Share = held.Share - share };
        reached.Amount = into.Policy != TaintPolicy.Poison ? reached.Amount + gone : gone > 0 ? 1 : reached.Amount;
        reached.Share += share;
    }

    /// <summary>Adds what of a purse's stolen money banks hold or have paid back.</summary>
    private static void StayHeld(in Reached reached, Trail into)
    {
        foreach (var part in reached.Held ?? [])
        {
            if (part.To > part.From)
            {
                var fate = reached.IsUnfollowed && part.Fate != TrailFate.PaidBack ? TrailFate.Unfollowed : part.Fate;
                into.Ends.Add(new TrailEnd(-1, reached.Purse, fate, part.From, part.To - part.From, part.Share, reached.Transfer, reached.Hop)
                {
                    Order = part.Order,
                });
            }
        }
    }

    /// <summary>Stolen money that an order holds, or that was paid back on it.</summary>
    /// <param name="Fate">Which of these.</param>
    /// <param name="From">Where in the hold it begins and ends.</param>
    private readonly record struct HeldPart(uint Order, TrailFate Fate, long From, long To, long Share);
}
