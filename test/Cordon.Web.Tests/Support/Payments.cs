using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Screening;

namespace Cordon.Web.Tests.Support;

/// <summary>Payments and reports handed in to a centre as banks hand them in.</summary>
internal static class Payments
{
    /// <summary>Hands a payment in from a bank AAAAXAAA to a bank BBBBXBBB, some minutes ago; it settles unless it is held.</summary>
    public static async Task PayAsync(Centre centre, string id, string payer, string payee, int major, int minutesAgo = 30)
    {
        using var decided = new SemaphoreSlim(0);
        var work = new PaymentWork { Completed = _ => decided.Release() };
        var time = Instant.From(TimeProvider.System.GetUtcNow()) + -TimeSpan.FromMinutes(minutesAgo);
        Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(id),
            Time = Encoding.UTF8.GetBytes(time.ToString()),
            PayerBank = "AAAAXAAA"u8,
            PayerAccount = Encoding.UTF8.GetBytes(payer),
            PayeeBank = "BBBBXBBB"u8,
            PayeeAccount = Encoding.UTF8.GetBytes(payee),
            Amount = Encoding.UTF8.GetBytes($"{major}"),
            Currency = "USD"u8,
        }));
        Assert.True(centre.TrySubmit(work));
        await decided.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Has a victim pay and report it, and the desk know of it.</summary>
    public static async Task ReportAsync(
        ConsoleUnderTest console, string id, string payer, string payee, string? contact = null, string? narrative = null, string? by = null)
    {
        await PayAsync(console.Centre, id, payer, payee, 900);
        var report = new Command.FileReport(
            "r-" + id, Instant.From(TimeProvider.System.GetUtcNow()), id, 0, "investment", narrative, contact, By: by);
        Assert.Equal(CommandStatus.Done, (await console.Centre.SubmitAsync(report, TestContext.Current.CancellationToken)).Status);
        await console.Desk.CatchUpReportsAsync(TestContext.Current.CancellationToken);
    }
}
