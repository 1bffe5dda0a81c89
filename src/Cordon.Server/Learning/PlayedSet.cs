using System.Globalization;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Formats.DataSets;
using Cordon.Learning;
using Cordon.Server.CommandLine;
using Cordon.Server.Replay;

namespace Cordon.Server.Learning;

/// <summary>
/// A data set played through the centre that serves live, with its journal kept in memory: what is learnt from it are the facts as they were
/// computed for each decision, at its moment.
/// </summary>
internal sealed class PlayedSet : IAsyncDisposable
{
    private readonly MemoryJournal _journal;

    private PlayedSet(MemoryJournal journal, TrainingSet payments) => (_journal, Payments) = (journal, payments);

    public TrainingSet Payments { get; }

    /// <summary>Plays a data set that has labels.</summary>
    /// <exception cref="RunException">It has none.</exception>
    /// <exception cref="DataSetException">It cannot be read.</exception>
    public static async Task<PlayedSet> PlayAsync(string folder, CentreOptions options, CancellationToken cancellation)
    {
        var set = DataSetFolder.Open(folder);
        if (!set.HasLabels)
        {
            throw new RunException($"{folder} has no labels: nothing can be learnt from it or judged by it.");
        }

        var journal = new MemoryJournal();
        using var replayer = new Replayer(set, outDir: null);

        // Facts do not depend on what decides, and scoring takes time.
        var summary = await replayer.PlayAsync(options with { FirstModel = null }, journal, rules: null, model: null, cancellation).ConfigureAwait(false);
        using var rejected = new RejectedRows();
        var labels = LabelBook.Of(set.ReadLabels(rejected));
        PassedOverRows.Tell(folder, summary.RejectedByReason);
        PassedOverRows.Tell($"the labels of {folder}", rejected.CountByReason);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var played = new PlayedSet(journal, await TrainingSet.ReadAsync(name, journal, 0, labels, cancellation: cancellation).ConfigureAwait(false));
        Tell(folder, labels, labels.Count - played.Payments.Payments.Count(payment => payment.Label is not null));
        return played;
    }

    private static void Tell(string folder, LabelBook labels, int unknown)
    {
        if (labels.Contradictions > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"cordon: {labels.Contradictions:N0} labels of {folder} contradict one before them; the first counts."));
        }

        if (unknown > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"cordon: {unknown:N0} labelled payments of {folder} are not among its payments."));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Payments.Dispose();
        await _journal.DisposeAsync().ConfigureAwait(false);
    }
}
