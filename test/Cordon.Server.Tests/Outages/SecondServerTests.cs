using Cordon.Bench.Kills;
using Xunit;

namespace Cordon.Server.Tests.Outages;

/// <summary>Two servers on one data folder: the later has it, the earlier says so and never writes again.</summary>
public sealed class SecondServerTests : IDisposable
{
    private const int Rounds = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-second-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_first_is_fenced_off_when_a_second_starts_and_the_journal_has_one_writer_at_a_time()
    {
        var (book, maker) = (new AnswerBook(), new PaymentMaker(0, new Random(2)));
        using var first = await StartedCentre.StartAsync(_folder, book);
        for (var i = 0; i < Rounds; i++)
        {
            Assert.Null(await first.PayAsync(maker.Next(PaymentMaker.Centre)));
        }

        using var second = await StartedCentre.StartAsync(_folder, book, first.Key);

        // The first learns of it when it cannot write; from then on it says why.
        Assert.NotNull(await first.PayAsync(maker.Next(PaymentMaker.Centre)));
        for (var i = 0; i < Rounds; i++)
        {
            Assert.Contains("another process", await first.PayAsync(maker.Next(PaymentMaker.Centre)) ?? "decided");
            Assert.Null(await second.PayAsync(maker.Next(PaymentMaker.Centre)));
        }

        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, await first.ReadinessAsync());
        Assert.Equal(System.Net.HttpStatusCode.OK, await second.ReadinessAsync());
        Assert.Empty(await second.PayAllAsync([.. book.Answers.Values.Select(a => a.Sent)]));
        await second.KillAsync();
        await first.KillAsync();
        Assert.Equal([], new JournalProof().Check(Path.Combine(_folder, "journal.db"), book, isAllAnswered: true));
    }
}
