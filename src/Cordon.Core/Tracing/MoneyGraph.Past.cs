using Cordon.Core.Networks;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tracing;

/// <summary>The payments of one purse, as its account's holder would see them.</summary>
public sealed unsafe partial class MoneyGraph
{
    /// <summary>What came into a purse and left it, in the order of booking; covers of unknown origin and payments to itself not among it.</summary>
    /// <param name="from">The first transfer that counts, and the first that does not.</param>
    /// <param name="countMax">At most so many.</param>
    /// <param name="kindOf">An account's kind, by its dense number.</param>
    public List<PastPayment> PastOf(uint purse, uint from, uint until, int countMax, Func<uint, AccountKind> kindOf)
    {
        var at = At(purse);
        var payments = new List<PastPayment>();
        var incoming = InflowsOf(at).FromTransfer(&at->Inflows, from);
        var outgoing = OutflowsOf(at).FromTransfer(&at->Outflows, from);
        while (payments.Count < countMax)
        {
            var (inNext, outNext) = (incoming.Entry == null ? until : incoming.Entry->Transfer, outgoing.Entry == null ? until : outgoing.Entry->Transfer);
            if (Math.Min(inNext, outNext) >= until)
            {
                break;
            }

            if (inNext <= outNext)
            {
                var came = InflowsOf(at).EndOf(&at->Inflows, incoming, at->In) - incoming.Entry->Start;
                Add(inNext, isIn: true, incoming.Entry->Payer, came);
                InflowsOf(at).Step(&at->Inflows, ref incoming);
            }
            else
            {
                var left = OutflowsOf(at).EndOf(&at->Outflows, outgoing, at->Out) - outgoing.Entry->Start;
                Add(outNext, isIn: false, outgoing.Entry->Payee, left);
                OutflowsOf(at).Step(&at->Outflows, ref outgoing);
            }
        }

        return payments;

        void Add(uint transfer, bool isIn, uint other, long minor)
        {
            if (other != 0 && other != purse)
            {
                payments.Add(new PastPayment(transfer, isIn, other, kindOf(AccountOf(other)), minor, TimeOf(transfer)));
            }
        }
    }
}
