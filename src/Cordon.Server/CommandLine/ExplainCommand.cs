using System.CommandLine;
using System.Text;
using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;
using Cordon.Formats.DataSets;
using Cordon.Server.Http;
using Cordon.Server.Replay;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon explain</c>: why payments of a data set were decided as they were, as an officer is told.</summary>
internal static class ExplainCommand
{
    private static readonly string[] Formats = ["text", "json"];

    /// <summary>What is asked for, and how it is to be told.</summary>
    private sealed record Question(string? Payment, Outcome? Outcome, int Count, string Format);

    public static System.CommandLine.Command Build()
    {
        var choices = new CentreChoices();
        var policy = new PolicyFiles();
        var folder = new Argument<string>("DIR") { Description = "The data set." };
        var payment = new Option<string?>("--payment") { Description = "The payment_id.", HelpName = "ID" };
        var outcome = new Option<Outcome?>("--outcome")
        {
            Description = "Instead of one payment, the first of this outcome.",
            HelpName = "allow|warn|hold|block",
        };
        var count = new Option<int>("--count") { Description = "How many of them.", DefaultValueFactory = _ => 10 };
        var format = new Option<string>("--format") { Description = "text or json (one object a line).", DefaultValueFactory = _ => Formats[0] };
        var command = new System.CommandLine.Command("explain", "Says why payments of a data set were decided as they were.")
        {
            folder, payment, outcome, count, format, policy.Rules, policy.Model, choices.Zone, choices.Reference, choices.NoPatterns,
            choices.NoModel,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var question = Checked(new Question(parsed.GetValue(payment), parsed.GetValue(outcome), parsed.GetValue(count), parsed.GetValue(format)!));
            var (chosen, options) = (policy.Read(parsed, choices), choices.Options(parsed));
            choices.TellOfModel(parsed, options, chosen.Model);
            return RunAsync(parsed.GetValue(folder)!, question, options, chosen, cancellation);
        });
        return command;
    }

    private static Question Checked(Question question)
    {
        if (question.Payment is null == question.Outcome is null)
        {
            throw new UsageException("either --payment or --outcome says what is to be explained.");
        }

        if (!Formats.Contains(question.Format))
        {
            throw new UsageException($"--format '{question.Format}' is none of {string.Join(", ", Formats)}.");
        }

        return question.Count > 0 ? question : throw new UsageException($"--count {question.Count} is not above 0.");
    }

    private static async Task<int> RunAsync(
        string folder, Question question, CentreOptions options, (string? Rules, string? Model) policy, CancellationToken cancellation)
    {
        await using var journal = new MemoryJournal();
        using var replayer = new Replayer(DataSetFolder.Open(folder), outDir: null);
        var summary = await replayer.PlayAsync(options, journal, policy.Rules, policy.Model, cancellation).ConfigureAwait(false);
        PassedOverRows.Tell(folder, summary.RejectedByReason);
        var wanted = question.Payment is null ? question.Count : 1;
        var told = 0;
        using var output = Console.OpenStandardOutput();
        await foreach (var explained in PastDecisions.ExplainAsync(options with { IsReplay = true }, journal, 0, IsAsked, cancellation).ConfigureAwait(false))
        {
            Tell(output, explained, question.Format);
            if (++told == wanted)
            {
                break;
            }
        }

        return told > 0 ? 0
            : throw new RunException($"{folder} has no payment {(question.Payment is { } id ? $"'{id}'" : $"of outcome {OutcomeWord(question)}")}.");

        bool IsAsked(PaymentBlock block, int lane) => told < wanted && (question.Payment is { } id
            ? block.Text(lane, PaymentText.PaymentId).SequenceEqual(Encoding.UTF8.GetBytes(id))
            : block.Verdicts.Outcomes[lane] == question.Outcome);
    }

    private static string OutcomeWord(Question question) => $"{question.Outcome}".ToLowerInvariant();

    private static void Tell(Stream output, PaymentExplanation explained, string format)
    {
        if (format == "json")
        {
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                DecisionExplanationJson.Write(json, explained);
                json.WriteEndObject();
            }

            output.Write("\n"u8);
            return;
        }

        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        ExplanationText.Write(text, explained);
    }
}
