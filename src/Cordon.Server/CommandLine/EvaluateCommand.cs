using System.CommandLine;
using System.Text.Json;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Learning;
using Cordon.Server.Learning;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon evaluate</c>: judges a model on a data set that has labels.</summary>
internal static class EvaluateCommand
{
    public static System.CommandLine.Command Build()
    {
        var choices = new CentreChoices();
        var folder = new Argument<string>("DIR") { Description = "A data set with labels." };
        var model = new Option<string?>("--model") { Description = "The model, instead of the one that comes with the program.", HelpName = "MODEL" };
        var beside = new Option<bool>("--beside")
        {
            Description = "Judge beside it what it must beat: pair rarity alone, and LightGBM on the payments' own columns.",
        };
        var command = new System.CommandLine.Command(
            "evaluate", "Judges a model on the last fifth of a data set; thresholds are chosen on the fifth before. Prints JSON.")
        {
            folder, model, beside, choices.Zone, choices.Reference, choices.NoPatterns,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(model), parsed.GetValue(beside), choices.Options(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string? modelFile, bool isBeside, CentreOptions centre, CancellationToken cancellation)
    {
        var text = modelFile is null ? TreeEnsemble.DefaultText : PolicyFile.Read(modelFile);
        var reading = TreeEnsemble.Read(text);
        var model = reading.Ensemble ?? throw new RunException($"{modelFile}: {reading.Fault}");
        if (ModelIdentity.Fault(text, model.Version) is { } fault)
        {
            throw new RunException($"{modelFile}: {fault}.");
        }

        if (model.Reference != centre.Reference)
        {
            throw new RunException($"the model knows amounts in {model.Reference.Code}, and --reference is {centre.Reference.Code}.");
        }

        ModelDoubts.Tell(model, centre);
        await using var played = await PlayedSet.PlayAsync(folder, centre, cancellation).ConfigureAwait(false);
        var set = played.Payments;
        var judgement = await Judge.ModelAsync(set, model, cancellation).ConfigureAwait(false);
        var others = isBeside
            ? new[]
            {
                await Judge.PairRarityAsync(set, cancellation).ConfigureAwait(false),
                await Judge.RawColumnsAsync(set, new TrainingOptions(), cancellation).ConfigureAwait(false),
            }
            : [];
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            Write(json, set, model, judgement, others);
        }

        output.Write("\n"u8);
        return 0;
    }

    private static void Write(Utf8JsonWriter json, TrainingSet set, TreeEnsemble model, Judgement judgement, Judgement[] others)
    {
        var split = set.Split;
        json.WriteStartObject();
        json.WriteString("data_set", set.Name);
        json.WriteString("model", $"{model.Name} {model.Version}");
        json.WriteString("thresholds_from", new Instant(split.TuneStartMilliseconds).ToString());
        json.WriteString("thresholds_until", new Instant(split.TuneEndMilliseconds).ToString());
        json.WriteString("judged_from", new Instant(split.JudgeStartMilliseconds).ToString());
        JudgementJson.Write(json, judgement);
        foreach (var (name, groupOf) in Groupings.Of(set))
        {
            JudgementJson.Write(json, name, GroupFigures.Of(judgement, groupOf));
        }

        json.WriteStartObject("beside");
        foreach (var other in others)
        {
            json.WriteStartObject(other.Name);
            JudgementJson.Write(json, other);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (others.Length > 0)
        {
            PublishedFigures.Write(json);
        }

        json.WriteEndObject();
    }
}
