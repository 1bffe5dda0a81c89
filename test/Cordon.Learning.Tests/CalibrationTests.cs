using CsCheck;

namespace Cordon.Learning.Tests;

public sealed class CalibrationTests
{
    [Fact]
    public void Finds_the_line_by_which_the_margins_were_bent()
    {
        // As many criminal payments at each margin as the true line says, of a thousand.
        var payments = new List<(double, bool)>();
        for (var margin = -4.0; margin <= 4; margin += 0.5)
        {
            var criminal = (int)Math.Round(1_000 / (1 + Math.Exp(-((2 * margin) - 1))));
            payments.AddRange(Enumerable.Range(0, 1_000).Select(i => (margin, i < criminal)));
        }

        var line = Calibration.Fit(payments);
        Assert.Equal((2.0, -1.0), (Math.Round(line.Slope, 1), Math.Round(line.Shift, 1)));
    }

    [Fact]
    public void Keeps_the_order_of_scores_whatever_it_is_fitted_to() =>
        Gen.Select(Gen.Double[-8, 8], Gen.Bool).List[0, 200].Sample(payments =>
        {
            var line = Calibration.Fit(payments);
            Assert.True(line.Slope > 0 && double.IsFinite(line.Slope) && double.IsFinite(line.Shift), $"{line}");
        });

    [Fact]
    public void Leaves_margins_alone_where_there_are_too_few_of_either() =>
        Assert.Equal(
            Calibration.None,
            Calibration.Fit([.. Enumerable.Repeat((1.0, true), 500), .. Enumerable.Repeat((0.0, false), Calibration.PaymentsMin - 1)]));
}
