using Cordon.Core.Screening;

namespace Cordon.Learning;

/// <summary>What one policy would have stopped, and whom it would have hurt.</summary>
public sealed class ShadowTally
{
    /// <summary>The value of victims' payments held or blocked, in minor units as they stand.</summary>
    public Int128 ValueStopped { get; private set; }

    /// <summary>Victims' payments held or blocked.</summary>
    public long VictimsStopped { get; private set; }

    /// <summary>Genuine payments held or blocked, each as far as its label is believed.</summary>
    public double GenuineHeld { get; private set; }

    internal void Count(in LabelledPayment payment, Outcome outcome)
    {
        if (outcome < Outcome.Hold)
        {
            return;
        }

        if (payment.Label == Formats.DataSets.PaymentLabel.Scam)
        {
            ValueStopped += payment.AmountMinor;
            VictimsStopped++;
        }

        GenuineHeld += payment.IsGenuine ? payment.Weight : 0;
    }
}
