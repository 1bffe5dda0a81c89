using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests;

/// <summary>How a model comes to decide: what is refused, and what a centre that starts again still knows of it.</summary>
public sealed class ChallengerTests : IDisposable
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start);
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-challenger-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_stands_still_stands_after_a_start(bool fromSnapshot)
    {
        await using var journal = new MemoryJournal();
        var options = new CentreOptions { SnapshotFolder = fromSnapshot ? _folder : null, SnapshotEveryPayments = 1 };
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            await DoneAsync(centre, Propose("A. Ruiz", "key 1"));
            await DoneAsync(centre, new Command.WithdrawChallenger("B. Okoye", "too young"));
            Assert.Null(centre.Challenger);
            await DoneAsync(centre, Propose("C. Lind", "key 2"));
            await CentreTests.Submit(centre, CentreTests.Payment("p1", "A", "B", 400));
        }

        await using var again = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Equal(fromSnapshot, Directory.EnumerateFiles(_folder).Any());
        var standing = again.Challenger!;
        Assert.Equal((2u, "C. Lind", "key 2", 0L), (standing.Number, standing.By, standing.Key, standing.AfterSequence));
        Assert.Equal(CommandStatus.Conflict, (await again.SubmitAsync(Propose("A. Ruiz", "key 1"), Cancellation)).Status);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Command.ProposeChallenger Propose(string by, string key) => new(TreeEnsemble.DefaultText, null, by, key);

    private static async Task DoneAsync(Centre centre, Command command)
    {
        var result = await centre.SubmitAsync(command, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail);
    }
}
