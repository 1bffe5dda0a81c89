using System.Text;
using Cordon.Core.Values;
using Cordon.Web.Policies;

namespace Cordon.Web.Tests.Policies;

public sealed class BackTestPeriodTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("1", null, null, "2026-03-08T16:00:00Z", "2026-03-09T16:00:00Z")]
    [InlineData("7", null, null, "2026-03-02T20:30:00Z", "2026-03-09T20:30:00Z")]
    [InlineData("30", null, null, "2026-02-07T20:30:00Z", "2026-03-09T20:30:00Z")]
    [InlineData("chosen", "2026-03-01", "2026-03-02", "2026-02-28T16:00:00Z", "2026-03-02T16:00:00Z")]
    [InlineData("unheard of", null, null, "2026-03-02T20:30:00Z", "2026-03-09T20:30:00Z")]
    public void A_period_is_of_days_where_the_person_is(string name, string? first, string? last, string from, string until)
    {
        var period = BackTestPeriod.Of(name, first, last, Shanghai, At("2026-03-09T20:30:00Z"));
        Assert.Equal(new BackTestPeriod(At(from), At(until)), period);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-03-02", "2026-03-01")]
    [InlineData("2026-02-30", "2026-03-01")]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("2026-03-01", "<b>")]
    public void Days_that_are_none_are_no_period(string? first, string? last) =>
        Assert.Null(BackTestPeriod.Of("chosen", first, last, Shanghai, At("2026-03-09T20:30:00Z")));

    private static Instant At(string text) => Instant.TryParse(Encoding.UTF8.GetBytes(text), out var at) ? at : throw new ArgumentException(text);
}
