using Cordon.Core.Language;
using Cordon.Core.Screening;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;

namespace Cordon.Engine;

/// <summary>Why a report has no orders, or no trail: what the centre says instead of nothing.</summary>
public sealed partial class Centre
{
    /// <summary>What became of a reported payment that has not settled, as a sentence.</summary>
    /// <param name="sequence">The payment's number.</param>
    /// <param name="fate">What is known of its hold; null for nothing.</param>
    public async ValueTask<Phrase> WhyNotSettledAsync(long sequence, HoldFate? fate, CancellationToken cancellation = default)
    {
        if (fate is not null)
        {
            return fate.Words;
        }

        var decision = await ReadDecisionAsync(sequence, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The journal has no payment {sequence}, which a case is about.");
        return decision.Decision.Outcome switch
        {
            Outcome.Block =>
                new Phrase(
                    "the reported payment was blocked when it was decided, at {0}: its money never left the payer's bank",
                    "所报付款在{0}研判时即被拦截：资金未离开付款行").With(decision.DecidedAt),
            Outcome.Hold => new Phrase("the reported payment was held and not let go: its money never left the payer's bank", "所报付款被暂停且未放行：资金未离开付款行"),
            _ => HoldFate.NotBooked,
        };
    }

    /// <summary>
    /// What of a case's money has no order of the case, from the trace that was made last; nothing where it has not settled, and under poison, whose
    /// amounts are no parts of it.
    /// </summary>
    private List<UnorderedMoney> UnorderedOf(CaseFile file)
    {
        var sums = new Dictionary<(UnorderedWhy Why, uint Case, TrailFate Fate, Currency Currency), long>();
        if (file.Transfer == 0 || Options.OrderPolicy == TaintPolicy.Poison)
        {
            return [];
        }

        foreach (var end in _trail.Ends.Where(end => end.Fate != TrailFate.Rests))
        {
            var order = end.Fate is TrailFate.Frozen or TrailFate.PaidBack ? _state.Cases.Order(end.Order) : null;
            if (order?.Case != file.Number)
            {
                Add(order is null ? UnorderedWhy.Gone : UnorderedWhy.HeldByCase, order?.Case ?? 0, end.Fate, file.Stolen with { Minor = end.Share });
            }
        }

        foreach (var there in _trail.Ends.Where(end => end.Fate == TrailFate.Rests).GroupBy(end => end.Purse).OrderBy(ends => ends.Key))
        {
            NoteResting(file, there.Key, there.Sum(end => end.Amount), Add);
        }

        return [.. sums.Select(sum => new UnorderedMoney(sum.Key.Why, new Money(sum.Value, sum.Key.Currency), sum.Key.Case, sum.Key.Fate))];

        void Add(UnorderedWhy why, uint number, TrailFate fate, Money amount)
        {
            var key = (why, number, fate, amount.Currency);
            if (amount.Minor > 0)
            {
                sums[key] = sums.GetValueOrDefault(key) + amount.Minor;
            }
        }
    }

    private void NoteResting(CaseFile file, uint purse, long thereMinor, Action<UnorderedWhy, uint, TrailFate, Money> add)
    {
        var amount = new Money(0, Currency.FromNumber(_state.Money.Graph.CurrencyOf(purse)));
        var pursued = _state.Cases.IsRightedAt(file.Number, _state.Money.Graph.AccountOf(purse)) ? 0
            : Options.OrderPolicy == TaintPolicy.Fifo ? Math.Min(thereMinor, _state.Money.Live.AmountOf(file.Number, purse)) : thereMinor;
        add(UnorderedWhy.NotPursued, 0, TrailFate.Rests, amount with { Minor = thereMinor - pursued });
        var left = pursued - AskedFor(file.Number, purse);
        foreach (var others in _state.Cases.Unanswered(purse).Where(order => order.Case != file.Number).GroupBy(order => order.Case))
        {
            // Where money mixes, no unit is one case's rather than another's.
            var shared = Options.OrderPolicy == TaintPolicy.Fifo ? _state.Money.Live.SharedWith(file.Number, others.Key, purse) : left;
            var asked = Math.Max(0, Math.Min(Math.Min(left, shared), others.Sum(order => order.Asked.Minor)));
            add(UnorderedWhy.AskedByCase, others.Key, TrailFate.Rests, amount with { Minor = asked });
            left -= asked;
        }

        var answered = Math.Min(Math.Max(0, left), AnsweredFor(file.Number, purse, pursued));
        add(UnorderedWhy.Answered, 0, TrailFate.Rests, amount with { Minor = answered });
        left -= answered;
        add(UnorderedWhy.BelowLeast, 0, TrailFate.Rests, amount with { Minor = left });
    }
}
