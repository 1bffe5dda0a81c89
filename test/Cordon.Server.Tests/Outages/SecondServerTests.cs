using Cordon.Bench.Kills;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Server.Tests.Outages;

/// <summary>Two processes on one data folder: the second is turned away; and who takes the journal all the same has it alone.</summary>
public sealed class SecondServerTests : IDisposable
{
    private const int Rounds = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-second-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_server_is_turned_away_and_the_first_goes_on()
    {
        var (book, maker) = (new AnswerBook(), new PaymentMaker(0, new Random(2)));
        using var first = await StartedCentre.StartAsync(_folder, book);
        Assert.Contains("in use by a running centre", await StartedCentre.FailToStartAsync(_folder));
        for (var i = 0; i < Rounds; i++)
        {
            Assert.Null(await first.PayAsync(maker.Next(PaymentMaker.Centre)));
        }

        await first.KillAsync();
        using var second = await StartedCentre.StartAsync(_folder, book, first.Key);
        Assert.Empty(await second.PayAllAsync([.. book.Answers.Values.Select(a => a.Sent)]));
        await second.KillAsync();
    }

    [Fact]
    public async Task A_server_whose_journal_another_took_over_says_so_and_ends()
    {
        var (book, maker) = (new AnswerBook(), new PaymentMaker(0, new Random(2)));
        using var first = await StartedCentre.StartAsync(_folder, book);
        Assert.Null(await first.PayAsync(maker.Next(PaymentMaker.Centre)));
        await using (var journal = new SqliteJournal(Path.Combine(_folder, "journal.db")))
        await using (await Centre.OpenAsync(new CentreOptions(), journal, TimeProvider.System, TestContext.Current.CancellationToken))
        {
            Assert.NotNull(await first.PayAsync(maker.Next(PaymentMaker.Centre)));
            Assert.Contains("another process", await first.EndedAsync());
        }

        using var again = await StartedCentre.StartAsync(_folder, book, first.Key);
        Assert.Empty(await again.PayAllAsync([.. book.Answers.Values.Select(a => a.Sent)]));
        await again.KillAsync();
        Assert.Equal([], new JournalProof().Check(Path.Combine(_folder, "journal.db"), book, isAllAnswered: true));
    }
}
