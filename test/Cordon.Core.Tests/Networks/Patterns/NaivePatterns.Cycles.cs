using Cordon.Core.Networks.Patterns;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>Cycles by trying all ways round.</summary>
internal sealed partial class NaivePatterns
{
    private int Cycle(Booked own)
    {
        var before = _bounded;
        var sent = Sent(own.Payee, Pattern.Cycle);
        var isSentCut = (_bounded & Pattern.Cycle) != 0;
        _bounded = before;
        if (sent.Count == 0 && !isSentCut)
        {
            return 0;
        }

        bool IsEarly(Booked payment) => !isSentCut && sent.TrueForAll(first => payment.IsBefore(first));
        var length = Shortest(own.Payer, null, own.Payee, [own.Payer], 1, IsEarly);
        NoteBounds(own, length, IsEarly);
        return length == int.MaxValue ? 0 : length;
    }

    /// <summary>All ways back in time from an account that left by a payment, none through an account twice.</summary>
    private int Shortest(uint account, Booked? left, uint payee, List<uint> passed, int payments, Func<Booked, bool> isEarly)
    {
        if (payments == options.HopsMax)
        {
            return int.MaxValue;
        }

        var shortest = int.MaxValue;
        foreach (var came in Received(account, Pattern.None).Where(p => left is null || p.IsBefore(left)).Where(p => !isEarly(p)))
        {
            if (came.Payer == payee)
            {
                return payments + 1;
            }

            if (!passed.Contains(came.Payer))
            {
                passed.Add(came.Payer);
                shortest = Math.Min(shortest, Shortest(came.Payer, came, payee, passed, payments + 1, isEarly));
                passed.RemoveAt(passed.Count - 1);
            }
        }

        return shortest;
    }

    /// <summary>
    /// Of the accounts from which the payer can be reached with some number of payments, those whose latest leaving is later than with fewer: their
    /// lists matter. One that is cut may hide a cycle shorter than the one found.
    /// </summary>
    private void NoteBounds(Booked own, int length, Func<Booked, bool> isEarly)
    {
        var best = new Dictionary<uint, Booked> { [own.Payer] = own };
        var layer = new Dictionary<uint, Booked> { [own.Payer] = own };
        for (var payments = 2; payments <= options.HopsMax && payments < length && layer.Count > 0; payments++)
        {
            var next = new Dictionary<uint, Booked>();
            foreach (var (account, left) in layer)
            {
                foreach (var came in Received(account, Pattern.Cycle).Where(p => p.IsBefore(left)).Where(p => !isEarly(p)))
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
