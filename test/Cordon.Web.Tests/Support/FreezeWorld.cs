using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Screening;

namespace Cordon.Web.Tests.Support;

/// <summary>Stolen money in accounts of two banks, the demonstration's own and another, with the words to play them.</summary>
internal sealed class FreezeWorld(Centre centre)
{
    /// <summary>The bank of the demonstration's bank officer.</summary>
    public const string OwnBank = "ARDEXA2K";

    public const string OtherBank = "BRUNXA3L";

    private const string HoldLarge = """
        rules "for tests" version 1

        rule large
          when amount >= 900000.00 EUR
          if unknown skip
          then hold 4 h, then release
          score 0.9
          payer "We are holding your {amount}."
          file "The amount is {amount}."
        """;

    private readonly Instant _begun = Instant.From(TimeProvider.System.GetUtcNow()) + TimeSpan.FromHours(-1);
    private int _payments;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Has a victim pay into an account at a bank and report it; gives the order.</summary>
    public async Task<FreezeOrder> OrderAsync(string bank, string account, int major)
    {
        var id = $"p{++_payments}";
        await PayAsync(Payment(id, $"V{_payments}", bank, account, major), 0);
        var report = new Command.FileReport("r-" + id, Instant.From(TimeProvider.System.GetUtcNow()), id, 0, null, null, null);
        var result = await centre.SubmitAsync(report, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
        return Assert.Single(result.Case!.Orders);
    }

    /// <summary>As many orders as one asks for, each of its own victim; many at a time.</summary>
    public async Task FillAsync(int count)
    {
        const int atOnce = 500;
        for (var from = 0; from < count; from += atOnce)
        {
            var ids = Enumerable.Range(from, Math.Min(atOnce, count - from)).ToList();
            await PayAsync([.. ids.Select(i => Payment($"f{i}", $"W{i}", i % 3 == 0 ? OwnBank : OtherBank, $"M{i}", 20 + (i % 900)))], 0);
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var reports = ids.Select(i => centre.SubmitAsync(new Command.FileReport($"rf{i}", now, $"f{i}", 0, null, null, null), Cancellation).AsTask());
            Assert.All(await Task.WhenAll(reports), result => Assert.Equal(CommandStatus.Done, result.Status));
        }
    }

    /// <summary>As many payments of 20 EUR and more that nobody reports, each from a payer of its own to one of few shops.</summary>
    public Task BuyAsync(int count) => PayAsync(
        [.. Enumerable.Range(0, count).Select(i => Payment($"g{i}", $"B{i}", OtherBank, $"SHOP{i % 7}", 20 + (i * 37 % 900)))], 0);

    /// <summary>A payment that a bank hands in and that is held.</summary>
    public async Task<HeldPayment> HoldAsync(string bank, string id, int major = 950_000)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bank)));
        var number = (await centre.SubmitAsync(new Command.IssueKey(bank, hash, "gateway", KeyOrigin.CommandLine), Cancellation)).Number;
        await centre.SubmitAsync(new Command.PublishPolicy(HoldLarge, null, RemoveModel: false, "test"), Cancellation);
        await PayAsync(Payment(id, "RICH", OtherBank, "SHOP", major), number);
        return centre.FindHold(id, number)!;
    }

    private PaymentBatch Payment(string id, string payer, string bank, string account, int major)
    {
        var batch = new PaymentBatch(1);
        Assert.Null(PaymentCheck.TryAdd(batch, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(id),
            Time = Encoding.UTF8.GetBytes((_begun + TimeSpan.FromMilliseconds(_payments)).ToString()),
            PayerBank = "CEDAXA4M"u8,
            PayerAccount = Encoding.UTF8.GetBytes(payer),
            PayeeBank = Encoding.UTF8.GetBytes(bank),
            PayeeAccount = Encoding.UTF8.GetBytes(account),
            Amount = Encoding.UTF8.GetBytes(major.ToString(CultureInfo.InvariantCulture)),
            Currency = "EUR"u8,
        }));
        return batch;
    }

    private Task PayAsync(PaymentBatch payment, uint submitter) => PayAsync([payment], submitter);

    private async Task PayAsync(IReadOnlyList<PaymentBatch> payments, uint submitter)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Submitter = submitter, Completed = _ => done.SetResult() };
        foreach (var payment in payments)
        {
            work.Payments.CopyFrom(payment, 0);
        }

        Assert.True(centre.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
    }
}
