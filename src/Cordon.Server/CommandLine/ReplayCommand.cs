using System.CommandLine;
using System.Globalization;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Server.Replay;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon replay</c>: plays a data set through the pipeline that serves live.</summary>
internal static class ReplayCommand
{
    /// <summary>The file that is written last: where it stands, the others are of the same run and whole.</summary>
    private const string Summary = "summary.json";

    /// <summary>What an earlier replay wrote, and with which options ever: none of it stays beside what this one writes.</summary>
    private static readonly HashSet<string> Written =
    [
        Summary, "decisions.csv", "freezes.csv", "freezes_later.csv", "rejected.csv", "evaluation.json", UpCommand.JournalFile,
        UpCommand.JournalFile + "-wal", UpCommand.JournalFile + "-shm",
    ];

    /// <summary>Longer than any data set.</summary>
    private const int LearnDaysMax = 3_650;

    public static System.CommandLine.Command Build()
    {
        var choices = new CentreChoices();
        var orders = new PolicyChoice("Which money leaves an account when some does, for the orders of a report");
        var folder = new Argument<string>("DIR") { Description = "The data set." };
        var outDir = new Option<string>("--out") { Description = "The folder to write.", Required = true, HelpName = "OUT" };
        var policy = new PolicyFiles();
        var sqlite = new Option<bool>("--sqlite") { Description = "Keep the journal in OUT/journal.db instead of in memory." };
        var learn = new Option<int?>("--learn")
        {
            Description = "Every so many days of the payments' time, train on the journal's past and let the better model decide from then on.",
            HelpName = "DAYS",
        };
        var command = new System.CommandLine.Command("replay", "Plays a data set in time order through the pipeline that serves live.")
        {
            folder, outDir, orders.Option, policy.Rules, policy.Model, learn, sqlite,
        };
        choices.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var (chosen, options) = (policy.Read(parsed, choices), choices.Options(parsed) with { OrderPolicy = orders.Of(parsed) });
            choices.TellOfModel(parsed, options, chosen.Model);
            return RunAsync(
                parsed.GetValue(folder)!, parsed.GetValue(outDir)!, chosen, Checked(parsed.GetValue(learn)), parsed.GetValue(sqlite), options,
                choices.PostgresJournal(parsed), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string folder, string outDir, (string? Rules, string? Model) policy, int? learnDays, bool sqlite, CentreOptions options, IJournal? postgres,
        CancellationToken cancellation)
    {
        var set = DataSetFolder.Open(folder);
        OutPath.CheckFolder(outDir, Summary, Written);
        using var whole = new WholeFolder(outDir, ".replay-under-way", Summary);
        await PlayAsync(set, whole.Path, policy, learnDays, sqlite, options, postgres, cancellation).ConfigureAwait(false);
        whole.Publish(Written.Contains);
        return 0;
    }

    private static async Task PlayAsync(
        DataSetFolder set, string outDir, (string? Rules, string? Model) policy, int? learnDays, bool sqlite, CentreOptions options, IJournal? postgres,
        CancellationToken cancellation)
    {
        await using var journal = postgres ?? (sqlite ? new SqliteJournal(Path.Combine(outDir, UpCommand.JournalFile)) : new MemoryJournal());
        if (await journal.NextPositionAsync(0, cancellation).ConfigureAwait(false) > 0)
        {
            throw new RunException("the journal is not empty: a replay begins with nothing.");
        }

        var first = policy.Model ?? options.FirstModel;
        var learning = learnDays is { } days ? new ReplayLearning(days * Instant.DayMilliseconds, first, new RetrainingOptions(), Tell) : null;
        using var replayer = new Replayer(set, outDir) { Learning = learning };
        var summary = await replayer.PlayAsync(options, journal, policy.Rules, policy.Model, cancellation).ConfigureAwait(false);
        if (learning is not null && set.HasLabels)
        {
            summary.Periods = await LearningPeriod.JudgeAsync(set, journal, replayer.Policies, learning.Steps, cancellation).ConfigureAwait(false);
        }

        summary.Write(Path.Combine(outDir, Summary));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Decided:N0} decided ({summary.PaymentsPerSecond:N0}/s): {summary.ByOutcome[0]:N0} allowed, {summary.ByOutcome[1]:N0} warned, {summary.ByOutcome[2]:N0} held, {summary.ByOutcome[3]:N0} blocked"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{summary.Repeated:N0} repeated, {summary.Rejected:N0} rejected, {summary.ReportsFiled:N0} reports filed"));
        foreach (var period in summary.Periods)
        {
            Console.WriteLine(period.Line);
        }

        if (set.HasLabels)
        {
            ScoreCommand.Score(set, outDir, Console.Out);
        }
    }

    private static int? Checked(int? learnDays) => learnDays is null or (>= 1 and <= LearnDaysMax)
        ? learnDays
        : throw new UsageException($"--learn takes 1 to {LearnDaysMax} days, not {learnDays}.");

    private static void Tell(string step) => Console.Error.WriteLine("cordon: " + step);
}
