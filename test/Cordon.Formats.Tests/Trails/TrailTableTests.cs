using Cordon.Core.Tracing;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Tests.Trails;

public sealed class TrailTableTests
{
    [Fact]
    public void When_payments_were_booked_is_told_only_where_it_was_another_time()
    {
        var trail = MadeTrails.Small();
        Assert.DoesNotContain("BOOKED", Write(trail));
        var first = trail.Transfers[0];
        var late = Write(trail with { Transfers = [first with { Time = first.Time + TimeSpan.FromHours(-30) }, .. trail.Transfers.Skip(1)] });
        var row = late.Split('\n').Single(line => line.EndsWith(" p-1", StringComparison.Ordinal));
        Assert.Contains("2026-03-01T08:21:00Z  2026-03-02T14:21:00Z  p-1", row);
        Assert.Contains("BOOKED", late);
    }

    [Theory]
    [InlineData("\u202e7001", @"\u202e7001")]
    [InlineData("70\u206601", @"70\u206601")]
    [InlineData("70\u001b[2J01", @"70\u001b[2J01")]
    [InlineData("70\n01", @"70\u000a01")]
    [InlineData("70\u2028\u008501", @"70\u2028\u008501")]
    [InlineData("70\U000e002001", @"70\udb40\udc2001")]
    [InlineData("7é語𝟙", "7é語𝟙")]
    public void What_would_turn_or_hide_text_in_a_terminal_is_shown(string name, string shown)
    {
        var trail = MadeTrails.Small(name);
        var table = Write(trail with
        {
            Payments = [name],
            Transfers = [.. trail.Transfers.Select(transfer => transfer with { Payment = name })],
            LikelyMules = [new TrailMule("BRUNXA3L", name, true, 6, [], [])],
        });
        Assert.Contains($"BRUNXA3L {shown} ", table);
        Assert.StartsWith($"{shown}: 1000.00 EUR", table);
        Assert.Contains($"Likely a mule's: BRUNXA3L {shown}, ", table);
        Assert.Equal(name == shown, table.Contains(name, StringComparison.Ordinal));
    }

    private static string Write(TrailReport trail)
    {
        using var text = new StringWriter { NewLine = "\n" };
        TrailTable.Write(text, trail);
        return text.ToString();
    }
}
