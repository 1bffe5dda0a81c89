using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Web.Tests.Support;

/// <summary>Payments and reports that make cases in a console under test: a victim, and accounts through which the money went.</summary>
internal static class StolenMoney
{
    public const string VictimBank = "AAAAXAAA";
    private const string MuleBank = "BBBBXBBB";

    /// <summary>A victim pays, the money goes on through some accounts, and it is reported; gives the case.</summary>
    /// <param name="tag">Told apart by this: accounts are <c>tag</c> and a number, the victim's is <c>tag</c> and V.</param>
    public static async Task<uint> ReportAsync(
        ConsoleUnderTest console, string tag, string narrative = "I was told to.", int accounts = 2, string kind = "job")
    {
        var start = Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(-3);
        for (var i = 0; i < accounts; i++)
        {
            var (from, bank) = i == 0 ? ($"{tag}V", VictimBank) : ($"{tag}{i}", MuleBank);
            await Payments.PayAsync(
                console.Centre, new Paid($"{tag}-p{i}", start + TimeSpan.FromMinutes(i), bank, from, MuleBank, $"{tag}{i + 1}", 1000 - (10 * i)));
        }

        var filed = await console.Centre.SubmitAsync(
            new Command.FileReport($"{tag}-r", start + TimeSpan.FromHours(2), $"{tag}-p0", 0, kind, narrative, "+44 20 7946 0000"),
            TestContext.Current.CancellationToken);
        Assert.Equal(CommandStatus.Done, filed.Status);
        await console.Desk.CatchUpReportsAsync(TestContext.Current.CancellationToken);
        return filed.Case!.Number;
    }
}
