using Cordon.Core.Networks.Patterns;
using Xunit;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>Whether the payments named for a pattern are real ones and make up the pattern in the size that was found.</summary>
internal static class EvidenceCheck
{
    public static void Holds(
        in PatternPayment closing, in PatternFindings findings, PatternEvidence evidence, Dictionary<long, PatternPayment> booked)
    {
        foreach (var named in evidence.Payments)
        {
            var payment = booked[named.Number];
            Assert.Equal(new EvidencePayment(payment.Number, payment.Payer, payment.Payee, payment.TimeMilliseconds), named);
            Assert.True(named.TimeMilliseconds <= closing.TimeMilliseconds && named.TimeMilliseconds > closing.TimeMilliseconds - RandomPayments.Window);
        }

        var own = closing.Number;
        Assert.Equal(evidence.Payments.Count, evidence.Payments.Select(p => p.Number).Distinct().Count());
        if (evidence.Payments.Count > 0)
        {
            Assert.Equal(own, evidence.Payments[^1].Number);
        }

        if (evidence.Pattern == Pattern.Chain)
        {
            Assert.InRange(evidence.Payments.Count, Math.Min(2, findings.Chain), findings.Chain);
        }

        // A payment of the pair may be seen in the payer's list and no more in the payee's, and is then counted once and named all the same.
        if (evidence.Pattern != Pattern.BelowThreshold || (findings.Bounded & Pattern.BelowThreshold) == 0)
        {
            Assert.Equal(Size(evidence.Pattern, findings), Size(evidence, closing.Payer, closing.Payee, booked));
        }
    }

    private static int Size(Pattern pattern, in PatternFindings findings) => pattern switch
    {
        Pattern.Chain => -1,
        Pattern.Bipartite => findings.LayerPayers + (100 * findings.LayerPayees),
        Pattern.BelowThreshold => findings.SentBelowThreshold + findings.ReceivedBelowThreshold,
        _ => findings.SizeOf(pattern),
    };

    private static int Size(PatternEvidence evidence, uint payer, uint payee, Dictionary<long, PatternPayment> booked)
    {
        var payments = evidence.Payments;
        var to = payments.Where(p => p.Payee == payee).Select(p => p.Payer).Distinct().ToList();
        var from = payments.Where(p => p.Payer == payer).Select(p => p.Payee).Distinct().ToList();
        switch (evidence.Pattern)
        {
            case Pattern.FanOut:
                return from.Count;
            case Pattern.FanIn:
                return to.Count;
            case Pattern.GatherScatter:
                var gather = payments.TakeWhile(p => p.Payee == payer).Count();
                Assert.Equal(payments.Count, 2 * gather);
                Assert.Equal(gather, from.Count);
                return gather;
            case Pattern.ScatterGather:
                var sources = payments.Where(p => p.Payer != payer && p.Payee != payee).Select(p => p.Payer).Distinct().ToList();
                Assert.True(payments.Count == 0 || sources.Count == 1);
                return to.Count(m => payments.Any(p => p.Payee == m && p.Payer == sources[0]));
            case Pattern.Cycle:
                Assert.All(payments, (p, i) => Assert.Equal(p.Payer, payments[(i + payments.Count - 1) % payments.Count].Payee));
                Assert.Equal(payments.Count, evidence.Accounts.Count);
                return payments.Count;
            case Pattern.Chain:
                Assert.All(payments.Skip(1), (p, i) => Assert.True(Follows(booked[p.Number], booked[payments[i].Number])));
                return -1;
            case Pattern.Bipartite:
                return to.Count + (100 * from.Count);
            case Pattern.Stack:
                Assert.True(payments.Count == 0 || payments.Count >= 8 || to.Count > 2);
                return to.Count;
            case Pattern.BelowThreshold:
                return payments.Count == 0 ? 0
                    : payments.Count(p => p.Payer == payer) + payments.Count(p => p.Payee == payee);
            default:
                return payments.Count(p => booked[p.Number].IsFirstOfPair);
        }
    }

    private static bool Follows(in PatternPayment next, in PatternPayment before) =>
        next.Payer == before.Payee && next.AmountMinor <= before.AmountMinor && next.AmountMinor * 10_000 >= before.AmountMinor * 8_000;
}
