using Cordon.Core.Networks.Patterns;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>Cycles by trying all ways round.</summary>
internal sealed partial class NaivePatterns
{
    private int Cycle(Booked own)
    {
        var before = _bounded;
        var sent = Sent(own.Payee, Pattern.Cycle);
        var length = sent.Count == 0 ? int.MaxValue : Shortest(own.Payer, own, own.Payee, sent, [own.Payer], 1);
        if (length == 2)
        {
            _bounded = before;
        }
        else if (sent.Count > 0)
        {
            NoteBounds(own, length, sent);
        }

        return length == int.MaxValue ? 0 : length;
    }

    /// <summary>All ways back in time from an account that left by a payment, none through an account twice.</summary>
    private int Shortest(uint account, Booked left, uint payee, List<Booked> sent, List<uint> passed, int payments)
    {
        if (sent.Exists(first => first.Payee == account && first.IsBefore(left)))
        {
            return payments + 1;
        }

        var shortest = int.MaxValue;
        if (payments + 1 == options.HopsMax)
        {
            return shortest;
        }

        foreach (var came in Received(account, Pattern.None).Where(p => p.IsBefore(left) && p.Payer != payee && !passed.Contains(p.Payer)))
        {
            passed.Add(came.Payer);
            shortest = Math.Min(shortest, Shortest(came.Payer, came, payee, sent, passed, payments + 1));
            passed.RemoveAt(passed.Count - 1);
        }

        return shortest;
    }

    /// <summary>
    /// Of the accounts from which the payer can be reached with some number of payments, those whose latest leaving is later than with fewer, and later
    /// than the payee's first payment: their lists matter. One that is cut may hide a cycle shorter than the one found.
    /// </summary>
    private void NoteBounds(Booked own, int length, List<Booked> sent)
    {
        var best = new Dictionary<uint, Booked> { [own.Payer] = own };
        var layer = new Dictionary<uint, Booked> { [own.Payer] = own };
        for (var payments = 3; payments <= options.HopsMax && payments < length && layer.Count > 0; payments++)
        {
            var next = new Dictionary<uint, Booked>();
            foreach (var (account, left) in layer)
            {
                foreach (var came in Received(account, Pattern.Cycle)
                    .Where(p => p.IsBefore(left) && p.Payer != own.Payee && sent.Exists(first => first.IsBefore(p))))
                {
                    if (!best.TryGetValue(came.Payer, out var known) || known.IsBefore(came))
                    {
                        best[came.Payer] = next[came.Payer] = came;
                    }
                }
            }

            layer = next;
        }
    }
}
