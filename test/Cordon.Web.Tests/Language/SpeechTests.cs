using Cordon.Core.Values;
using Cordon.Web.Language;

namespace Cordon.Web.Tests.Language;

public sealed class SpeechTests
{
    [Theory]
    [InlineData("UTC", "2026-03-01")]
    [InlineData("Asia/Shanghai", "2026-03-02")]
    [InlineData("America/New_York", "2026-03-01")]
    public void A_day_is_that_of_whoever_looks(string zone, string day)
    {
        var at = Instant.From(new DateTimeOffset(2026, 3, 1, 16, 30, 0, TimeSpan.Zero));
        Assert.Equal(day, $"{new Speech(Tongue.English, TimeZoneInfo.FindSystemTimeZoneById(zone)).DayOf(at):yyyy-MM-dd}");
    }
}
