using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Networks;

/// <summary>
/// A centre to which victims of one gang report: they pay collectors, these pay layers on shared devices, these an exchange; each payment's time is told,
/// over three weeks.
/// </summary>
internal sealed class GangTown(Centre centre)
{
    /// <summary>What the holder of a collector's account calls himself: a name that a page must not take for its own.</summary>
    public const string HolderOfFirst = "<script>document.title='broken'</script> Iva Holm";

    private const string Bank = "CEDAXA4M";
    private const int Days = 20;

    private readonly Instant _begun = Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromDays(-Days - 1);
    private int _payments;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Plays a gang of so many victims, each with a case of its own.</summary>
    /// <param name="name">What its accounts, devices and contacts begin with.</param>
    public async Task PlayAsync(string name, int victims, int collectors, int layers, int devices, int contacts)
    {
        var exchange = new AccountDescription($"{Bank}/{name}OUT", Bank, AccountKind.Exchange, null, null);
        await centre.SubmitAsync(new Command.DescribeAccounts([exchange]), Cancellation);
        var told = new List<(string Payment, int Victim)>();
        for (var v = 0; v < victims; v++)
        {
            told.Add((await PayAsync($"{name}V{v:D4}4471", "Vera Victim", $"{name}COLLECT{v % collectors:D3}", 500 + v, At(v, 0), "", ""), v));
        }

        for (var c = 0; c < collectors; c++)
        {
            var sum = Enumerable.Range(0, victims).Where(v => v % collectors == c).Sum(v => 500 + v);
            await PayAsync(
                $"{name}COLLECT{c:D3}", c == 0 ? HolderOfFirst : $"Collector Holder {c}", $"{name}LAYER{c % layers:D3}", sum - 20, At(c, 1),
                $"{name}-phone-{c % devices:D3}x7f3a",
                $"85.214.{c % 200}.17");
        }

        for (var l = 0; l < layers; l++)
        {
            await PayAsync($"{name}LAYER{l:D3}", $"Layer Holder {l}", name + "OUT", 600 + l, At(l, 2), $"{name}-phone-{l % devices:D3}x7f3a", "85.214.9.9");
        }

        foreach (var (payment, v) in told)
        {
            var report = new Command.FileReport(
                $"{name}-case-{v:D4}", Instant.From(TimeProvider.System.GetUtcNow()), payment, 0, null, null,
                $"@{name.ToLowerInvariant()}_helper{v % contacts:D3}");
            var result = await centre.SubmitAsync(report, Cancellation);
            Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
        }
    }

    private Instant At(int i, int hours) => _begun + TimeSpan.FromDays(i % Days) + TimeSpan.FromHours(hours) + TimeSpan.FromSeconds(i);

    private async Task<string> PayAsync(string payer, string name, string payee, int major, Instant at, string device, string ip)
    {
        var id = $"g{++_payments}";
        await Payments.PayAsync(centre, new Paid(id, at, Bank, payer, Bank, payee, major) { PayerName = name, Device = device, Ip = ip });
        return id;
    }
}
