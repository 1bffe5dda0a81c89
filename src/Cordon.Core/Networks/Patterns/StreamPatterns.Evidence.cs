using System.Numerics;

namespace Cordon.Core.Networks.Patterns;

/// <summary>What a pattern is made of: asked for now and then, and not on the way of every payment.</summary>
public sealed unsafe partial class StreamPatterns
{
    /// <summary>
    /// The payments that make up a pattern which a payment closes. To be asked before it is booked, or afterwards: then of what is still seen of the
    /// payments before it, so that some may be missing once its accounts have made many more. Where several payments would do, of each pair that one is
    /// named by which the order of time was judged.
    /// </summary>
    /// <exception cref="ArgumentException">As of <see cref="Look"/>, or not one pattern is asked for.</exception>
    public PatternEvidence Explain(in PatternPayment payment, Pattern pattern)
    {
        var findings = Look(payment);
        var found = new List<(uint Payer, uint Payee, ulong Key)>();
        if (findings.SizeOf(pattern) > 0)
        {
            Add(payment, findings, pattern, found);
            found.Add((payment.Payer, payment.Payee, Moment.Now));
        }

        return new PatternEvidence(
            pattern,
            [.. found.Distinct().OrderBy(each => each.Key)
                .Select(each => new EvidencePayment(_moment.NumberOf(each.Key), each.Payer, each.Payee, _moment.MillisecondsOf(each.Key)))]);
    }

    private void Add(in PatternPayment payment, in PatternFindings findings, Pattern pattern, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        switch (pattern)
        {
            case Pattern.FanOut:
                AddSent(payment, found, static (_, _) => true);
                break;
            case Pattern.FanIn:
                AddReceived(payment, found, static (_, _) => true);
                break;
            case Pattern.GatherScatter:
                AddGatherScatter(payment, findings.GatherScatter, found);
                break;
            case Pattern.ScatterGather:
                AddScatterGather(payment, found);
                break;
            case Pattern.Cycle:
                found.AddRange(_cycles.Path);
                break;
            case Pattern.Chain:
                AddChain(payment, findings.Chain, found);
                break;
            case Pattern.Bipartite:
                AddLayer(payment, found);
                break;
            case Pattern.Stack:
                AddStack(payment, found);
                break;
            case Pattern.BelowThreshold:
                AddSent(payment, found, static (tally, each) => tally.IsBelow(each));
                AddReceived(payment, found, static (tally, each) => tally.IsBelow(each));
                break;
            case Pattern.ManyPayersOneMule:
                AddReceived(payment, found, static (_, each) => each.First != 0);
                break;
        }
    }

    private void AddSent(in PatternPayment payment, List<(uint Payer, uint Payee, ulong Key)> found, Func<Tally, ListedPayment, bool> isOf)
    {
        var tally = new Tally(payment, _options);
        var walk = new ListWalk(_rings, &_accounts.At(payment.Payer)->Sent, _moment);
        while (walk.Next())
        {
            if (isOf(tally, *walk.Current))
            {
                found.Add((payment.Payer, walk.Current->Counterparty, _moment.KeyOf(*walk.Current)));
            }
        }
    }

    private void AddReceived(in PatternPayment payment, List<(uint Payer, uint Payee, ulong Key)> found, Func<Tally, ListedPayment, bool> isOf)
    {
        var tally = new Tally(payment, _options);
        var walk = new ListWalk(_rings, &_accounts.At(payment.Payee)->Received, _moment);
        while (walk.Next())
        {
            if (isOf(tally, *walk.Current))
            {
                found.Add((walk.Current->Counterparty, payment.Payee, _moment.KeyOf(*walk.Current)));
            }
        }
    }

    private void AddGatherScatter(in PatternPayment payment, int size, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        var (payer, payee) = (payment.Payer, payment.Payee);
        var gathered = Enumerable.Range(0, _sources.Count).OrderBy(_sources.First).Take(size);
        var scattered = Enumerable.Range(0, _payees.Count).Where(at => _payees[at] != payee).OrderByDescending(_payees.Last).Take(size - 1);
        found.AddRange(gathered.Select(at => (_sources[at], payer, _sources.First(at))));
        found.AddRange(scattered.Select(at => (payer, _payees[at], _payees.Last(at))));
    }

    private void AddScatterGather(in PatternPayment payment, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        var source = _sources.Find(_scatterer);
        found.Add((_scatterer, payment.Payer, _sources.First(source)));
        for (var bits = IntermediariesOf(_scatterer, payment.Payer, isEvidence: true); bits != 0; bits &= bits - 1)
        {
            var at = BitOperations.TrailingZeroCount(bits);
            found.Add((_scatterer, _payers[at], _common[at]));
            found.Add((_payers[at], payment.Payee, _payers.Last(at)));
        }
    }

    private void AddLayer(in PatternPayment payment, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        for (var at = 0; at < _payers.Count; at++)
        {
            for (var others = _shared[at]; others != 0; others &= others - 1)
            {
                AddSquare(payment, at, BitOperations.TrailingZeroCount(others), found);
            }
        }
    }

    private void AddSquare(in PatternPayment payment, int at, int other, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        found.Add((_payers[at], payment.Payee, _payers.Last(at)));
        found.Add((_payers[at], _payees[other], _sharedLast[(at * PartnersMax) + other]));
        found.Add((payment.Payer, _payees[other], _payees.Last(other)));
    }

    private void AddStack(in PatternPayment payment, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        for (var at = 0; at < _payers.Count; at++)
        {
            var (sources, other) = _shared[at] == 0 ? default : StackedOver(at, payment.Payee);
            if (sources != 0)
            {
                AddSquare(payment, at, other, found);
            }

            for (; sources != 0; sources &= sources - 1)
            {
                var source = BitOperations.TrailingZeroCount(sources);
                found.Add((_sources[source], payment.Payer, _sources.First(source)));
                found.Add((_sources[source], _payers[at], _common[source]));
            }
        }
    }

    /// <summary>From payment to payment back to where the chain began, as far as they are still in the window.</summary>
    private void AddChain(in PatternPayment payment, int depth, List<(uint Payer, uint Payee, ulong Key)> found)
    {
        var (account, until) = (payment.Payer, Moment.Now);
        var tally = new Tally(payment, _options);
        for (var wanted = depth - 1; wanted > 0; wanted--)
        {
            var walk = new ListWalk(_rings, &_accounts.At(account)->Received, _moment);
            var best = default(ListedPayment);
            var bestKey = 0UL;
            while (walk.Next())
            {
                var key = _moment.KeyOf(*walk.Current);
                if (key < until && key > bestKey && tally.PassesOn(*walk.Current) && walk.Current->Depth >= wanted)
                {
                    (best, bestKey) = (*walk.Current, key);
                }
            }

            if (bestKey == 0)
            {
                return;
            }

            found.Add((best.Counterparty, account, bestKey));
            (account, until) = (best.Counterparty, bestKey);
            tally = new Tally(new PatternPayment(0, 0, 0, 0, best.AmountMinor, false), _options);
        }
    }
}
