using Cordon.Core.Tracing;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>A graph answers as that of a history does, of which it has the same transfers in another way.</summary>
internal static class SameAnswers
{
    /// <summary>Each transfer, balance and moment.</summary>
    public static void Ledger(RandomHistory whole, MoneyGraph parted, int transfers)
    {
        var times = new HashSet<long>();
        for (var transfer = 1u; transfer <= transfers; transfer++)
        {
            var payer = whole.Payers[(int)transfer - 1];
            Assert.Equal(whole.Graph.Find(payer, transfer), parted.Find(payer, transfer));
            Assert.Equal(whole.Graph.BalanceBefore(payer, transfer), parted.BalanceBefore(payer, transfer));
            Assert.Equal(whole.Graph.TimeOf(transfer), parted.TimeOf(transfer));
            Assert.Equal(whole.Graph.PaymentOf(transfer), parted.PaymentOf(transfer));
            Assert.Equal(transfer, parted.TransferOf(whole.Graph.PaymentOf(transfer)));
            Assert.Equal(whole.Graph.TransferOf(whole.Graph.PaymentOf(transfer) + 1), parted.TransferOf(whole.Graph.PaymentOf(transfer) + 1));
            times.Add(whole.Graph.TimeOf(transfer));
        }

        foreach (var time in times)
        {
            Assert.Equal(whole.Graph.FirstAfter(time), parted.FirstAfter(time));
            Assert.Equal(whole.Graph.FirstAfter(time - 1), parted.FirstAfter(time - 1));
            Assert.Equal(whole.Graph.OutSince(whole.Payers[0], time), parted.OutSince(whole.Payers[0], time));
        }
    }

    /// <summary>Traces of some transfers under all policies, forward and backward, as of now and of moments.</summary>
    public static void Traces(RandomHistory whole, MoneyGraph parted, int transfers, Random random)
    {
        var (expected, actual) = (new Trail(), new Trail());
        var (there, here) = (new Tracer(whole.Graph), new Tracer(parted));
        foreach (var policy in Enum.GetValues<TaintPolicy>())
        {
            for (var i = 0; i < 12; i++)
            {
                var transfer = (uint)random.Next(1, transfers + 1);
                StolenTransfer[] stolen = [new(whole.Payers[(int)transfer - 1], transfer)];
                var moment = i % 3 == 0 ? long.MaxValue : whole.Graph.TimeOf((uint)random.Next((int)transfer, transfers + 1));
                there.Trace(stolen, policy, moment, TraceBounds.Standard, expected);
                here.Trace(stolen, policy, moment, TraceBounds.Standard, actual);
                Assert.Equal(expected.Stolen, actual.Stolen);
                Assert.Equal(expected.Moves, actual.Moves);
                Assert.Equal(expected.Ends, actual.Ends);
                AskedMoney[] asked = [new(whole.Payers[(int)transfer - 1], transfer)];
                new OriginTracer(whole.Graph).Trace(asked, _ => false, policy, moment, TraceBounds.Standard, expected);
                new OriginTracer(parted).Trace(asked, _ => false, policy, moment, TraceBounds.Standard, actual);
                Assert.Equal(expected.Moves, actual.Moves);
                Assert.Equal(expected.Ends, actual.Ends);
            }
        }
    }
}
