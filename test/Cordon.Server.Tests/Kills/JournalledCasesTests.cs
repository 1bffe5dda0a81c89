using Cordon.Bench.Kills;
using Cordon.Core.Cases;
using Cordon.Engine.Journal;
using Cordon.Server.Tests.Delivery;
using Xunit;
using static Cordon.Server.Tests.Delivery.DeliveringCentre;

namespace Cordon.Server.Tests.Kills;

/// <summary>The checker follows what banks hold, let go and pay back by a path of its own, and finds what cannot be.</summary>
public sealed class JournalledCasesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-cases-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "journal.db");

    /// <summary>One order is held and returned beyond that, one refused and returned all the same, one returned as it was held.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var journal = new SqliteJournal(Path);
        await using var served = await StartAsync(journal, new SteppedTime(ServedCentre.Now));
        await served.ReportAsync("x1", Lantern);
        await served.ReportAsync("x2", Lantern);
        await served.ReportAsync("x3", Lantern);
        await AnswerAsync(1, """{"result":"frozen","amount":"30.00","currency":"EUR"}""");
        await AnswerAsync(1, """{"result":"released","amount":"10.00","currency":"EUR","reason":"a sale"}""");
        await AnswerAsync(1, """{"result":"returned","amount":"48.00","currency":"EUR","reference":"a"}""");
        await AnswerAsync(2, """{"result":"refused","reason":"no"}""");
        await AnswerAsync(2, """{"result":"returned_to_victim","amount":"40.00","currency":"EUR","reference":"b"}""");
        await AnswerAsync(3, """{"result":"frozen","amount":"40.00","currency":"EUR"}""");
        await AnswerAsync(3, """{"result":"returned","amount":"40.00","currency":"EUR"}""");

        Task AnswerAsync(uint order, string body) => served.PostAsync(Lantern, $"/v1/freeze-orders/{FreezeOrder.IdOf(order)}/answer", body, 200);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_journal_with_late_returns_has_no_faults() => Assert.Equal([], JournalReading.Of(Path).Faults);

    [Theory]
    [InlineData(1, FreezeEventKind.Release, 3_001, "lets 3001 go of freeze order 1, which holds 3000")]
    [InlineData(1, FreezeEventKind.Return, 4_801, "pays 4801 back on freeze order 1: 4801 of case 1, of which 4800 were stolen")]
    [InlineData(2, FreezeEventKind.ReturnToVictim, 4_801, "pays 4801 back on freeze order 2: 4801 of case 2, of which 4800 were stolen")]
    [InlineData(3, FreezeEventKind.Return, 4_001, "pays 4001 back on freeze order 3, which holds 4000, without a reference")]
    public void An_amount_that_cannot_be_is_found(byte order, FreezeEventKind kind, long amount, string fault)
    {
        using (var journal = new TamperedJournal(Path))
        {
            journal.ChangeAmount(order, kind, amount);
        }

        Assert.Contains(JournalReading.Of(Path).Faults, found => found.EndsWith(fault, StringComparison.Ordinal));
    }
}
