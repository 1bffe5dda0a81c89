using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Engine.Tests.CentreTests;

namespace Cordon.Engine.Tests;

/// <summary>How the payment that a victim means is found.</summary>
public sealed class LikelyPaymentTests : IAsyncLifetime
{
    private static readonly Instant Start = Casework.DeskRoom.Start;

    private readonly SettableTime _time = new(Start);
    private readonly MemoryJournal _journal = new();
    private Centre _centre = null!;

    [Theory]
    [InlineData("MULE1", "70", "", "p2 p3 p1")]
    [InlineData("MULE1", "70 EUR", "", "p2 p3 p1")]
    [InlineData("MULE1", "70 USD", "", "p3 p2 p1")]
    [InlineData("MULE1", "69", "", "p3 p2 p1")]
    [InlineData("MULE1", "", "", "p3 p2 p1")]
    [InlineData("MULE1 VICTIM1", "50", "", "p1 p3 p2 p4")]
    [InlineData("BBBBXBBB/MULE1", "90", "", "p3 p2 p1")]
    [InlineData("bbbbxbbb/MULE1", "90", "", "p3 p2 p1")]
    [InlineData("CCCCXCCC/MULE1", "90", "", "")]
    [InlineData("", "", "p4", "p4")]
    [InlineData("MULE1", "70", "p4", "p4 p2 p3 p1")]
    [InlineData("NOBODY", "70", "", "p2 p3")]
    [InlineData("", "70", "", "p2 p3")]
    [InlineData("", "65", "", "p3 p2")]
    [InlineData("", "700", "", "")]
    [InlineData("", "", "", "")]
    public async Task It_is_found_by_account_and_sum_or_by_its_identifier(string accounts, string amount, string ids, string found)
    {
        var likely = await LookAsync(accounts, amount, ids, hours: 24);
        Assert.Equal(found, string.Join(' ', likely.Select(payment => payment.PaymentId)));
        Assert.All(likely, payment => Assert.Equal(payment.PaymentId == "p4" ? "BBBBXBBB/MULE2" : "BBBBXBBB/MULE1", payment.PayeeKey));
    }

    [Theory]
    [InlineData("…4342", "1950 EUR", "p5 p6", true)]
    [InlineData("…342", "1950 EUR", "p5 p6", true)]
    [InlineData("…77124342", "", "p6 p5", true)]
    [InlineData("…43", "", "", false)]
    [InlineData("77124343", "1950 EUR", "p5", false)]
    [InlineData("77124432", "1950", "p5", false)]
    [InlineData("77124343", "1000", "p6", false)]
    [InlineData("77124343", "33", "", false)]
    [InlineData("", "1590", "p5", false)]
    [InlineData("", "1800", "p5", false)]
    [InlineData("77124342", "1590", "p5 p6", false)]
    public async Task The_end_of_an_account_a_wrong_digit_or_the_sum_alone_finds_it(string account, string amount, string found, bool isEnd)
    {
        await Submit(_centre, Payment("p5", "VICTIM1", "77124342", 1_950, minutes: 396), Payment("p6", "VICTIM2", "77124342", 1_000, minutes: 399));
        var likely = await LookAsync(account, amount, "", hours: 24);
        Assert.Equal(found, string.Join(' ', likely.Select(payment => payment.PaymentId)));
        Assert.All(likely, payment => Assert.Equal(isEnd, payment.Fit.IsEndTold));
        Assert.All(likely, payment => Assert.Equal(account is "77124343" or "77124432", payment.Fit.IsDigitOff));
    }

    [Fact]
    public async Task What_was_paid_before_the_time_or_after_it_is_not_offered()
    {
        _time.Now = Start + TimeSpan.FromMinutes(400);
        Assert.Equal("p3", string.Join(' ', (await LookAsync("MULE1", "", "", hours: 1)).Select(payment => payment.PaymentId)));
    }

    [Fact]
    public async Task A_payment_that_was_reported_tells_its_case_and_how_often()
    {
        foreach (var report in new[] { "r1", "r2" })
        {
            await _centre.SubmitAsync(
                new Command.FileReport(report, _time.Now, "p2", 0, null, null, null, By: "ann"), TestContext.Current.CancellationToken);
        }

        var first = (await LookAsync("MULE1", "70", "", hours: 24))[0];
        Assert.Equal(("p2", 1u, 2), (first.PaymentId, first.Case, first.Reports));
        Assert.Equal(0, (await LookAsync("MULE1", "50", "", hours: 24))[0].Reports);
    }

    [Fact]
    public async Task Accounts_are_found_under_each_bank_that_has_one()
    {
        await Submit(_centre, Payment("p9", "MULE1", "MULE9", 10, minutes: 399));
        var found = await _centre.FindAccountsAsync(["MULE1", "GB29 NWBK 6016 1331 9268 19", "", new string('x', 500)], TestContext.Current.CancellationToken);
        Assert.Equal("AAAAXAAA/MULE1 BBBBXBBB/MULE1", string.Join(' ', found.Select(account => account.Key).Order()));
        Assert.DoesNotContain("MULE1", found[0].ToString(), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        _time.Now = Start + TimeSpan.FromMinutes(400);
        _centre = await Centre.OpenAsync(new CentreOptions(), _journal, _time, TestContext.Current.CancellationToken);
        await Submit(
            _centre, Payment("p1", "VICTIM1", "MULE1", 50, minutes: 100), Payment("p2", "VICTIM2", "MULE1", 70, minutes: 200),
            Payment("p3", "VICTIM3", "MULE1", 68, minutes: 395), Payment("p4", "VICTIM1", "MULE2", 20, minutes: 398));
    }

    public async ValueTask DisposeAsync()
    {
        await _centre.DisposeAsync();
        await _journal.DisposeAsync();
    }

    private async Task<IReadOnlyList<LikelyPayment>> LookAsync(string accounts, string amount, string ids, int hours) =>
        await _centre.FindLikelyPaymentsAsync(
            new PaymentClues(
                accounts.Split(' ', StringSplitOptions.RemoveEmptyEntries), ToldAmount.Parse(amount) is { } told ? [told] : [],
                ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), _time.Now + -TimeSpan.FromHours(hours), _time.Now + TimeSpan.FromHours(1)),
            TestContext.Current.CancellationToken);
}
