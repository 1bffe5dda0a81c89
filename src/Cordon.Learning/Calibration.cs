namespace Cordon.Learning;

/// <summary>
/// Turns margins into log-odds that mean what they say: of payments scored 0.9, nine in ten are criminal. A straight line through the log-odds
/// (J. Platt, "Probabilistic outputs for support vector machines", 1999), fitted by Newton's method as H.-T. Lin, C.-J. Lin and R. Weng give it (2007).
/// </summary>
/// <param name="Slope">What a margin is multiplied by; above zero, so that the order of scores stays.</param>
/// <param name="Shift">What is added then.</param>
public readonly record struct Calibration(double Slope, double Shift)
{
    /// <summary>Criminal payments, and genuine ones, without which a line says more of chance than of the model.</summary>
    public const int PaymentsMin = 20;

    private const int StepsMax = 100;
    private const double Enough = 1e-10;

    /// <summary>Leaves margins as they are.</summary>
    public static readonly Calibration None = new(1, 0);

    /// <summary>Fits the line; <see cref="None"/> where there are too few payments, or where the margins say nothing.</summary>
    public static Calibration Fit(IReadOnlyList<(double Margin, bool IsCriminal)> payments) =>
        Fit([.. payments.Select(payment => (payment.Margin, payment.IsCriminal, 1.0))]);

    /// <summary>The same where labels are not all believed alike.</summary>
    /// <param name="payments">With a weight each, above 0 and at most 1; a payment may stand there as both, with a part of one for each.</param>
    public static Calibration Fit(IReadOnlyList<(double Margin, bool IsCriminal, double Weight)> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        var criminal = payments.Sum(payment => payment.IsCriminal ? payment.Weight : 0);
        var genuine = payments.Sum(payment => payment.IsCriminal ? 0 : payment.Weight);
        if (criminal < PaymentsMin || genuine < PaymentsMin)
        {
            return None;
        }

        // Targets a little inside 0 and 1, so that a clean separation does not run away.
        var (high, low) = ((criminal + 1.0) / (criminal + 2.0), 1.0 / (genuine + 2.0));
        var line = new Calibration(1, 0);
        for (var step = 0; step < StepsMax; step++)
        {
            var next = line.Improved(payments, high, low);
            var change = Math.Abs(next.Slope - line.Slope) + Math.Abs(next.Shift - line.Shift);
            line = next;
            if (change < Enough)
            {
                break;
            }
        }

        return line.Slope > 0 && double.IsFinite(line.Slope) && double.IsFinite(line.Shift) ? line : None;
    }

    /// <summary>One step of Newton's method, halved until it does not make things worse.</summary>
    private Calibration Improved(IReadOnlyList<(double Margin, bool IsCriminal, double Weight)> payments, double high, double low)
    {
        double gradientSlope = 0, gradientShift = 0, h11 = 1e-9, h12 = 0, h22 = 1e-9;
        foreach (var (margin, isCriminal, weight) in payments)
        {
            var probability = Probability((Slope * margin) + Shift);
            var error = weight * (probability - (isCriminal ? high : low));
            var curve = weight * probability * (1 - probability);
            gradientSlope += error * margin;
            gradientShift += error;
            h11 += curve * margin * margin;
            h12 += curve * margin;
            h22 += curve;
        }

        var determinant = (h11 * h22) - (h12 * h12);
        var stepSlope = ((h22 * gradientSlope) - (h12 * gradientShift)) / determinant;
        var stepShift = ((h11 * gradientShift) - (h12 * gradientSlope)) / determinant;
        var loss = Loss(payments, high, low);
        for (var part = 1.0; part > Enough; part /= 2)
        {
            var next = new Calibration(Slope - (part * stepSlope), Shift - (part * stepShift));
            if (next.Loss(payments, high, low) <= loss)
            {
                return next;
            }
        }

        return this;
    }

    private double Loss(IReadOnlyList<(double Margin, bool IsCriminal, double Weight)> payments, double high, double low)
    {
        var loss = 0.0;
        foreach (var (margin, isCriminal, weight) in payments)
        {
            var odds = (Slope * margin) + Shift;
            loss += weight * (Math.Max(odds, 0) - (odds * (isCriminal ? high : low)) + Math.Log(1 + Math.Exp(-Math.Abs(odds))));
        }

        return loss;
    }

    /// <summary>The probability that log-odds mean.</summary>
    internal static double Probability(double odds) => 1 / (1 + Math.Exp(-odds));
}
