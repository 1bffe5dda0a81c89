using System.CommandLine;
using System.Globalization;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Learning;
using Cordon.Server.Learning;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon train</c>: fits a model to data sets that have labels, or to a centre's own past.</summary>
internal static class TrainCommand
{


    public static System.CommandLine.Command Build()
    {
        var standard = new TrainingOptions();
        var choices = new CentreChoices();
        var folders = new Argument<string[]>("DIR") { Description = "Data sets with labels; none with --data.", Arity = ArgumentArity.ZeroOrMore };
        var data = new Option<string?>("--data")
        {
            Description = "A centre's own data folder instead: learns from its journal alone, as far as labels are known. It may run.",
            HelpName = "DIR",
        };
        var outFile = new Option<string>("--out") { Description = "The model's file; its card is written beside it.", Required = true, HelpName = "MODEL" };
        var name = new Option<string>("--name") { Description = "What the model is called.", DefaultValueFactory = _ => "cordon" };
        var seed = new Option<int>("--seed") { Description = "Where chance comes from.", DefaultValueFactory = _ => standard.Seed };
        var trees = new Option<int>("--trees") { Description = $"Trees, at most {TreeLimits.TreesMax}.", DefaultValueFactory = _ => standard.Trees };
        var leaves = new Option<int>("--leaves")
        {
            Description = $"Leaves of a tree, 2 to {TreeLimits.LeavesMax}.",
            DefaultValueFactory = _ => standard.Leaves,
        };
        var rate = new Option<double>("--learning-rate")
        {
            Description = "How much of what a tree says is taken, above 0 and at most 1.",
            DefaultValueFactory = _ => standard.LearningRate,
        };
        var command = new System.CommandLine.Command(
            "train", "Fits a model to data sets that have labels, or to a centre's own past, and writes its card beside it.")
        {
            folders, data, outFile, name, seed, trees, leaves, rate, choices.Zone, choices.Reference, choices.NoPatterns,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (sets, own) = (parsed.GetValue(folders)!, parsed.GetValue(data));
            var model = ModelFiles.Checked(parsed.GetValue(outFile)!);
            if (sets.Length == 0 == own is null)
            {
                throw new UsageException("train takes data sets, or a centre's own folder with --data: one of them.");
            }

            var called = CheckedName(parsed.GetValue(name)!);
            CheckDifferent(sets);
            return own is null
                ? RunAsync(sets, model, called, Chosen(standard), choices.Options(parsed), cancellation)
                : OwnPast.TrainAsync(own, model, called, Chosen, Tell, cancellation);

            // What is learnt from a centre's own past has other defaults than these options say: only what was given counts.
            TrainingOptions Chosen(TrainingOptions options) => Checked(options with
            {
                Seed = parsed.GetValue(seed),
                Trees = IsGiven(trees) ? parsed.GetValue(trees) : options.Trees,
                Leaves = IsGiven(leaves) ? parsed.GetValue(leaves) : options.Leaves,
                LearningRate = IsGiven(rate) ? parsed.GetValue(rate) : options.LearningRate,
            });

            bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };
        });
        return command;
    }

    /// <summary>It stands on a line of the model's file.</summary>
    private static string CheckedName(string name) =>
        name.Trim() == name && name.Length is > 0 and <= TreeLimits.HeaderLengthMax && VisibleText.Of(name) == name
            ? name
            : throw new UsageException(
                $"--name '{VisibleText.Of(name)}' is no name for a model: 1 to {TreeLimits.HeaderLengthMax} characters on one line, none of them hidden.");

    /// <summary>A world told twice would weigh twice, and be learnt from and judged by at once.</summary>
    private static void CheckDifferent(string[] folders)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
            var place = Directory.Exists(full) ? new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full : full;
            if (!seen.TryAdd(place, folder))
            {
                throw new UsageException($"the data set {folder} is named twice{(seen[place] == folder ? "" : $", once as {seen[place]}")}.");
            }
        }
    }

    private static TrainingOptions Checked(TrainingOptions options)
    {
        if (options.Trees is < 1 or > TreeLimits.TreesMax || options.Leaves is < 2 or > TreeLimits.LeavesMax)
        {
            throw new UsageException(
                $"a model has 1 to {TreeLimits.TreesMax} trees of 2 to {TreeLimits.LeavesMax} leaves, not {options.Trees} of {options.Leaves}.");
        }

        return options.LearningRate is > 0 and <= 1
            ? options
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--learning-rate {options.LearningRate} is not above 0 and at most 1."));
    }

    private static async Task<int> RunAsync(
        string[] folders, string outFile, string name, TrainingOptions options, CentreOptions centre, CancellationToken cancellation)
    {
        options = options with { Reference = centre.Reference, ZoneOffsetMinutes = centre.ZoneOffsetMinutes };
        var played = new List<PlayedSet>();
        try
        {
            foreach (var folder in folders)
            {
                Tell($"playing {folder}");
                played.Add(await PlayedSet.PlayAsync(folder, centre, cancellation).ConfigureAwait(false));
            }

            var sets = played.ConvertAll(set => set.Payments);

            // Not when the machine trained it, but until when it knows: the same histories give the same file.
            var learntUntil = new Instant(sets.Max(set => set.Split.LearnEndMilliseconds));
            var model = await Trainer.TrainAsync(sets, options, name, learntUntil, Tell, cancellation).ConfigureAwait(false);
            var card = await ModelCard.MakeAsync(model, sets, options, cancellation).ConfigureAwait(false);
            await ModelFiles.WriteAsync(outFile, model.Text, card.Text, cancellation).ConfigureAwait(false);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{model.Ensemble.TreeCount} trees from {model.Rows:N0} payments, {model.CriminalRows:N0} of them criminal"));
            foreach (var line in card.Summary)
            {
                Console.WriteLine(line);
            }
        }
        finally
        {
            foreach (var set in played)
            {
                await set.DisposeAsync().ConfigureAwait(false);
            }
        }

        return 0;
    }

    private static void Tell(string step) => Console.Error.WriteLine("cordon: " + step);
}
