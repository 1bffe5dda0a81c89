using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine.Evidence;
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

    [Theory]
    [InlineData("another report than its name says", CommandStatus.Invalid, "not the one that its identifier names")]
    [InlineData("no report", CommandStatus.Invalid, "not the one that its identifier names")]
    [InlineData("another challenger", CommandStatus.Conflict, "stands no more")]
    [InlineData("another policy", CommandStatus.Conflict, "another policy decides")]
    [InlineData("a report of the day before", CommandStatus.Conflict, "one of the last 24 hours is needed")]
    [InlineData("a report of tomorrow", CommandStatus.Conflict, "one of the last 24 hours is needed")]
    [InlineData("the same person", CommandStatus.Conflict, "another person has to approve it")]
    [InlineData("the same key", CommandStatus.Conflict, "a key of his own")]
    [InlineData("a key of his line", CommandStatus.Conflict, "issued one with the other")]
    [InlineData("few victims", CommandStatus.Conflict, "9 are known to be victims'; it takes 10")]
    [InlineData("few genuine", CommandStatus.Conflict, "999 are presumed genuine by now; it takes 1000")]
    [InlineData("enough", CommandStatus.Done, null)]
    public async Task What_an_approval_rests_on_is_checked(string what, CommandStatus status, string? words)
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var isOneLine = what == "a key of his line";
        await DoneAsync(centre, new Command.IssueKey(BankKey.Centre, "key 1", "one", KeyOrigin.CommandLine));
        await DoneAsync(centre, new Command.IssueKey(BankKey.Centre, "key 2", "two", isOneLine ? KeyOrigin.WithKey("key 1") : KeyOrigin.OnConsole("adm")));
        await DoneAsync(centre, Propose("CENTRE (one): A. Ruiz", "key 1"));
        var now = Start + TimeSpan.FromDays(5);
        _time.Now = now;
        var report = what switch
        {
            "no report" => "{}",
            "another challenger" => Report(now, challenger: 2),
            "another policy" => Report(now, policy: 2),
            "a report of the day before" => Report(now + TimeSpan.FromHours(-24.1)),
            "a report of tomorrow" => Report(now + TimeSpan.FromHours(1)),
            "few victims" => Report(now, victims: ChallengerReport.VictimsMin - 1),
            "few genuine" => Report(now, genuine: ChallengerReport.GenuineMin - 1),
            _ => Report(now + TimeSpan.FromHours(-23)),
        };
        var id = ChallengerReport.IdOf(what == "another report than its name says" ? report + " " : report);
        var by = $"CENTRE (two): {(what == "the same person" ? "a.ruiz" : "B. Okoye")}";
        var approval = new Command.ApproveChallenger(id, report, by, what == "the same key" ? "key 1" : "key 2");
        var result = await centre.SubmitAsync(approval, Cancellation);
        Assert.Equal(status, result.Status);
        Assert.Contains(words ?? "", result.Detail?.English ?? "", StringComparison.Ordinal);
        Assert.Equal(status == CommandStatus.Done, centre.Policy.Model is not null);
        Assert.Equal(status == CommandStatus.Done, centre.Challenger is null);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Report(
        Instant asOf, int challenger = 1, int policy = 1, int victims = ChallengerReport.VictimsMin, int genuine = ChallengerReport.GenuineMin) =>
        JsonSerializer.Serialize(new
        {
            as_of = asOf.ToString(),
            challenger,
            policy,
            evidence = new { victims_payments = victims, genuine_payments = genuine },
        });

    private static Command.ProposeChallenger Propose(string by, string key) => new(TreeEnsemble.DefaultText, null, by, key);

    private static async Task DoneAsync(Centre centre, Command command)
    {
        var result = await centre.SubmitAsync(command, Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail?.English);
    }
}
