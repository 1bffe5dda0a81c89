using System.Globalization;
using Cordon.Core.Screening.Model;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Learning;
using Cordon.Server.CommandLine;

namespace Cordon.Server.Learning;

/// <summary>A centre's own data folder, learnt from as far as its journal says what payments were. Nothing in it is written.</summary>
internal static class OwnPast
{
    /// <summary>Trains a challenger as of the journal's last payment, grown onto the first model that the journal names, and writes it with its card.</summary>
    /// <param name="chosen">What a person chose instead of how it is trained otherwise.</param>
    /// <remarks>The store is read beside a centre that runs: it hands out whole batches, and only a writer is ever fenced off.</remarks>
    /// <exception cref="RunException">There is no journal, or no payment in it.</exception>
    public static async Task<int> TrainAsync(
        string folder, string outFile, string name, Func<TrainingOptions, TrainingOptions> chosen, Action<string> tell, CancellationToken cancellation)
    {
        await using var journal = Open(folder);
        var policies = new PolicyTexts();
        var asOf = await policies.ReadAsync(journal, cancellation).ConfigureAwait(false)
            ?? throw new RunException($"the journal in {folder} has no payments to learn from.");
        var options = new RetrainingOptions { Name = name };
        options = options with { Training = chosen(options.TrainingOnto(policies.FirstModel)) };
        var champion = policies.LastModel is { } text ? TreeEnsemble.Read(text).Ensemble : null;
        var challenger = await Retrainer.TrainAsync("past", journal, 0, asOf, champion, options, tell, cancellation).ConfigureAwait(false);
        await ModelFiles.WriteAsync(outFile, challenger.Model.Text, challenger.Card.Text, cancellation).ConfigureAwait(false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{challenger.Model.Ensemble.TreeCount} trees as of {asOf} "
            + $"from {challenger.Model.Rows:N0} payments, {challenger.Model.CriminalRows:N0} of them criminal"));
        Console.WriteLine(Compared(challenger.Comparison));
        return 0;
    }

    /// <summary>A centre's journal, to be read beside a centre that may run.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public static SqliteJournal Open(string folder)
    {
        var path = Path.Combine(folder, UpCommand.JournalFile);
        return File.Exists(path)
            ? new SqliteJournal(path)
            : throw new RunException($"{folder} holds no {UpCommand.JournalFile}; it is the folder that cordon up was given with --data.");
    }

    /// <summary>What came of a comparison, in a sentence.</summary>
    public static string Compared(Comparison comparison) => !comparison.CanTell
        ? $"too little is known to tell whether it is better: {comparison.Victims} victims' payments in the stretch that is compared on"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"at {Comparison.HoldsPer10000} genuine payments held of 10,000 the challenger "
            + $"stops {comparison.ChallengerCaught:P1} of the victims' value, the champion {comparison.ChampionCaught:P1}; "
            + $"with no payment for more than {Comparison.ShareMax:P0} of it {comparison.ChallengerBounded:P1} and {comparison.ChampionBounded:P1}, "
            + $"standard error {comparison.Doubt:P1}");
}
