using System.Globalization;
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
    public static Task PayAsync(Centre centre, string id, string payer, string payee, int major, int minutesAgo = 30) => PayAsync(
        centre,
        new Paid(id, Instant.From(TimeProvider.System.GetUtcNow()) + -TimeSpan.FromMinutes(minutesAgo), "AAAAXAAA", payer, "BBBBXBBB", payee, major)
        {
            Currency = "USD",
        });

    /// <summary>Hands a payment in and waits until it is decided.</summary>
    public static async Task PayAsync(Centre centre, Paid paid)
    {
        var decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => decided.SetResult() };
        Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(paid.Id),
            Time = Encoding.UTF8.GetBytes(paid.At.ToString()),
            PayerBank = Encoding.UTF8.GetBytes(paid.PayerBank),
            PayerAccount = Encoding.UTF8.GetBytes(paid.Payer),
            PayerName = Encoding.UTF8.GetBytes(paid.PayerName),
            PayeeBank = Encoding.UTF8.GetBytes(paid.PayeeBank),
            PayeeAccount = Encoding.UTF8.GetBytes(paid.Payee),
            Amount = Encoding.UTF8.GetBytes(paid.Major.ToString(CultureInfo.InvariantCulture)),
            Currency = Encoding.UTF8.GetBytes(paid.Currency),
            Device = Encoding.UTF8.GetBytes(paid.Device),
            Ip = Encoding.UTF8.GetBytes(paid.Ip),
        }));
        Assert.True(centre.TrySubmit(work));
        await decided.Task.WaitAsync(TestContext.Current.CancellationToken);
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
