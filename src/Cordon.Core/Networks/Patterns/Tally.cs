using Cordon.Core.Screening;

namespace Cordon.Core.Networks.Patterns;

/// <summary>What is counted of a list's payments against the one that is looked at, besides who paid whom and when.</summary>
internal struct Tally
{
    private readonly long _belowLeast;
    private readonly long _threshold;
    private readonly long _passedLeast;
    private readonly long _passedMost;

    public Tally(in PatternPayment payment, PatternOptions options)
    {
        // Of money between these amounts this payment passes on most.
        _passedLeast = payment.AmountMinor;
        _passedMost = (long)Int128.Min((Int128)payment.AmountMinor * Facts.RatioOne / options.PassedOnShareMin, ReferenceRates.SizeMax);
        for (var i = 0; i < options.ThresholdsMinor.Count; i++)
        {
            var threshold = options.ThresholdsMinor[i];
            if (payment.AmountMinor < threshold)
            {
                var least = threshold - (long)((Int128)threshold * options.BelowShareMax / Facts.RatioOne);
                (_belowLeast, _threshold) = payment.AmountMinor >= least ? (least, threshold) : default;
                return;
            }
        }
    }

    /// <summary>The longest chain that ends with a payment of which this one passes on most.</summary>
    public int DepthMax { get; private set; }

    /// <summary>Payments that were the first of their pair.</summary>
    public int Firsts { get; private set; }

    /// <summary>Payments just below the threshold that this one is just below.</summary>
    public int Below { get; private set; }

    /// <summary>Whether this one is just below a threshold.</summary>
    public readonly bool IsBelowOne => _threshold != 0;

    /// <summary>Counts anew, for the next list.</summary>
    public void Begin() => (DepthMax, Firsts, Below) = (0, 0, 0);

    public void Count(in ListedPayment payment)
    {
        Below += IsBelow(payment) ? 1 : 0;
        Firsts += payment.First;
        DepthMax = Math.Max(DepthMax, PassesOn(payment) ? payment.Depth : 0);
    }

    public readonly bool PassesOn(in ListedPayment payment) => payment.AmountMinor >= _passedLeast && payment.AmountMinor <= _passedMost;

    public readonly bool IsBelow(in ListedPayment payment) => payment.AmountMinor >= _belowLeast && payment.AmountMinor < _threshold;
}
