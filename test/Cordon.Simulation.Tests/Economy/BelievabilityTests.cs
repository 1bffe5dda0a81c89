using Cordon.Core.Values;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

public sealed class BelievabilityTests
{
    private static readonly PlayedWorld World = PlayedWorld.Town;
    private static readonly PlayedWorld Hot = PlayedWorld.HotTown;

    [Fact]
    public void About_one_payment_in_1500_is_a_scam()
    {
        var scams = World.Payments.Count(row => row.Label.Truth == SimulatedTruth.Scam);
        Assert.InRange(World.Payments.Count / scams, 1_000, 2_000);
    }

    [Fact]
    public void A_person_makes_one_to_two_payments_a_day() =>
        Assert.InRange(World.Payments.Count / (World.Options.Persons * World.Options.Days * 0.1), 11, 20);

    [Fact]
    public void All_five_kinds_are_there_and_shopping_is_the_smallest()
    {
        var medianByKind = Enum.GetValues<ScamKind>().ToDictionary(kind => kind, kind => Median(Hot.Cases
            .Where(scam => scam.Key.StartsWith(kind.ToString(), StringComparison.OrdinalIgnoreCase)).Select(Loss)));
        Assert.All(medianByKind, pair => Assert.True(pair.Key == ScamKind.Shopping || pair.Value > medianByKind[ScamKind.Shopping]));
        Assert.True(medianByKind[ScamKind.Shopping] > 0);
    }

    [Fact]
    public void The_median_case_is_of_a_thousand_and_the_largest_carry_the_loss()
    {
        var losses = Hot.Cases.Select(Loss).Order().ToArray();
        Assert.InRange(losses[losses.Length / 2], 600_00, 2_200_00);
        var top = losses.TakeLast(losses.Length / 20).Sum();
        Assert.True(top * 100 > losses.Sum() * 35, $"The top twentieth carries {top * 100 / losses.Sum()} %.");
    }

    [Fact]
    public void About_half_of_the_cases_are_reported_most_of_them_within_a_day()
    {
        // Only cases that ended in the first half: those of the last days are reported after the run.
        var half = Hot.Payments[Hot.Payments.Count / 2].Payment.Time;
        var last = Hot.Cases.ToDictionary(scam => scam.Key, scam => scam.Max(row => row.Payment.Time))
            .Where(pair => pair.Value < half).ToDictionary();
        var delays = Hot.Reports.GroupBy(report => Hot.Payments[(int)report.PaymentSequence - 1].Label.Pattern)
            .Where(report => last.ContainsKey(report.Key)).Select(report => (report.First().Time - last[report.Key]).TotalHours).ToList();
        Assert.InRange(delays.Count * 100 / last.Count, 42, 64);
        Assert.InRange(delays.Count(hours => hours <= 1) * 100 / delays.Count, 5, 25);
        Assert.InRange(delays.Count(hours => hours <= 24) * 100 / delays.Count, 45, 85);
    }

    [Theory]
    [InlineData("market-trader")]
    [InlineData("club")]
    [InlineData("student")]
    [InlineData("second-hand")]
    [InlineData("freelancer")]
    [InlineData("own-accounts")]
    [InlineData("exchange")]
    [InlineData("wedding")]
    [InlineData("car")]
    [InlineData("flat-deposit")]
    [InlineData("renovation")]
    [InlineData("friend-loan")]
    [InlineData("remittance")]
    [InlineData("travel")]
    [InlineData("newcomer")]
    [InlineData("new-firm")]
    [InlineData("funeral")]
    [InlineData("emergency-help")]
    [InlineData("ticket-seller")]
    [InlineData("flat-share")]
    [InlineData("bank-change")]
    [InlineData("family-help")]
    [InlineData("subcontractor")]
    [InlineData("reseller")]
    [InlineData("family-device")]
    [InlineData("shared-network")]
    [InlineData("second-hand-phone")]
    [InlineData("payday-saver")]
    [InlineData("coin-buyer")]
    [InlineData("night-payment")]
    [InlineData("season-business")]
    [InlineData("returned")]
    [InlineData("desk-customer")]
    [InlineData("informal-remittance")]
    public void Honest_people_who_look_guilty_are_there(string lookAlike) =>
        Assert.Contains(World.Payments, row => row.Label.Pattern == $"lookalike/{lookAlike}" && row.Label.Truth == SimulatedTruth.Genuine);

    [Fact]
    public void No_account_takes_part_in_more_than_one_payment_in_twenty()
    {
        var counts = World.Payments.SelectMany(row => new[] { row.Payment.Payer, row.Payment.Payee }).CountBy(account => account.Bank + account.Number);
        Assert.InRange(counts.Max(pair => pair.Value) * 100 / World.Payments.Count, 0, 5);
    }

    /// <summary>A first payment to somebody is as common among the honest, so it alone gives nobody away.</summary>
    [Fact]
    public void Many_honest_payments_go_to_somebody_new()
    {
        var pairs = new HashSet<(string, string)>();
        int late = 0, first = 0;
        foreach (var (payment, label) in World.Payments)
        {
            var isNew = pairs.Add((payment.Payer.Number, payment.Payee.Number));
            var counts = label.Truth == SimulatedTruth.Genuine && payment.Sequence > World.Payments.Count / 2;
            late += counts ? 1 : 0;
            first += counts && isNew ? 1 : 0;
        }

        Assert.InRange(first * 100 / late, 25, 75);
    }

    [Fact]
    public void Herders_sign_in_to_several_mules_from_one_device()
    {
        var mulesByDevice = Hot.Payments
            .Where(row => row.Label.Truth is SimulatedTruth.Layering or SimulatedTruth.Cashout && row.Payment.Device.Length > 0)
            .GroupBy(row => row.Payment.Device).Select(device => device.Select(row => row.Payment.Payer.Number).Distinct().Count());
        Assert.Contains(mulesByDevice, mules => mules >= 4);
    }

    [Fact]
    public void People_shop_by_day_and_less_on_sundays()
    {
        var byHour = World.Payments.CountBy(row => row.Payment.Time.ToDateTimeOffset().Hour).ToDictionary();
        Assert.True(byHour[17] > 4 * byHour[23]);
        var byDay = World.Payments.CountBy(row => row.Payment.Time.ToDateTimeOffset().DayOfWeek).ToDictionary();
        Assert.True(byDay[DayOfWeek.Friday] > byDay[DayOfWeek.Sunday]);
    }

    [Fact]
    public void The_last_day_of_the_demo_has_scams_and_reports()
    {
        var demo = new PlayedWorld(EconomyOptions.Demo(3));
        var day = Instant.From(new DateTimeOffset(demo.Options.Start, TimeOnly.MinValue, TimeSpan.Zero));
        Assert.True(demo.Payments[0].Payment.Time < day);
        Assert.InRange(demo.Payments.Count(row => row.Label.Truth == SimulatedTruth.Scam && row.Payment.Time >= day), 5, 100);
        Assert.True(demo.Reports.Count(report => report.Time >= day) >= 3);
        Assert.All(demo.All.Where(row => row is not SimulatedAccount), row => Assert.True(row.Time < day + TimeSpan.FromDays(1)));
    }

    private static long Loss(IEnumerable<(SimulatedPayment Payment, SimulatedLabel Label)> scam) => scam.Sum(row => row.Payment.Amount.Minor);

    private static long Median(IEnumerable<long> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
