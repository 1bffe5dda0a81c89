using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Values;

public sealed class InstantTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2026-03-01T09:30:00.250+08:00", 1_772_328_600_250)]
    [InlineData("2026-03-01 01:30:00z", 1_772_328_600_000)]
    [InlineData("2026-03-01T01:30:00.2509999Z", 1_772_328_600_250)]
    [InlineData("2026-03-01T01:30:00.5Z", 1_772_328_600_500)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("2024-02-29T00:00:00-00:00", 1_709_164_800_000)]
    [InlineData("2016-12-31T23:59:60Z", 1_483_228_799_999)]
    [InlineData("1900-01-01T00:00:00Z", -2_208_988_800_000)]
    [InlineData("2199-12-31T23:59:59.999Z", 7_258_118_399_999)]
    public void Reads_a_time_with_an_offset(string text, long milliseconds)
    {
        Assert.True(Instant.TryParse(Bytes.Of(text), out var instant));
        Assert.Equal(milliseconds, instant.Milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T09:30:00")]
    [InlineData("2026-03-01T09:30:00.")]
    [InlineData("2026-03-01T09:30:00.Z")]
    [InlineData("2026-03-01T09:30:00.123")]
    [InlineData("2026-03-01T09:30:00+8")]
    [InlineData("2026-03-01T09:30:00+0800")]
    [InlineData("2026-03-01T09:30:00+24:00")]
    [InlineData("2026-03-01T09:30:00+08:60")]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T09:60:00Z")]
    [InlineData("2026-03-01T09:30:61Z")]
    [InlineData("2026-02-29T09:30:00Z")]
    [InlineData("2026-13-01T09:30:00Z")]
    [InlineData("2026-00-01T09:30:00Z")]
    [InlineData("2026-03-00T09:30:00Z")]
    [InlineData("1899-12-31T23:59:59Z")]
    [InlineData("2200-01-01T00:00:00Z")]
    [InlineData("1900-01-01T00:00:00+00:01")]
    [InlineData("2199-12-31T23:59:59-00:01")]
    [InlineData("2026-03-01T09:30:00Zx")]
    [InlineData("2026-03-01T09:30:00.000000000000000000000Z")]
    public void Refuses_what_names_no_moment_of_its_years(string text) => Assert.False(Instant.TryParse(Bytes.Of(text), out _));

    [Fact]
    public void What_is_written_reads_back_in_order() =>
        Gen.Select(Gen.Long[Instant.Min.Milliseconds, Instant.Max.Milliseconds], Gen.Long[0, 1_000_000]).Sample((at, later) =>
        {
            var instant = new Instant(at);
            Assert.True(Instant.TryParse(Bytes.Of(instant.ToString()), out var read));
            Assert.Equal(instant, read);
            Assert.Equal(instant, Instant.From(instant.ToDateTimeOffset()));
            Assert.Equal(later, ((instant + TimeSpan.FromMilliseconds(later)) - instant).TotalMilliseconds);
        }, iter: 2_000);
}
