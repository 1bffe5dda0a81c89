using System.CommandLine;
using System.Text;
using System.Text.Json;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Tracing;
using Cordon.Formats.DataSets;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.Cases;
using Cordon.Formats.Trails;
using Cordon.Server.Accounts;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon trace</c>: follows one payment's money through a data set.</summary>
internal static class TraceCommand
{
    private const string Entities = "ftm";

    private static readonly string[] Formats = ["table", "json", "svg", Entities];

    public static System.CommandLine.Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "The data set." };
        var payment = new Option<string>("--payment") { Description = "The payment_id whose money is followed.", Required = true, HelpName = "ID" };
        var at = new Option<string?>("--at") { Description = "Where it was at this moment (RFC 3339) instead of at the end.", HelpName = "TIME" };
        var backward = new Option<bool>("--backward") { Description = "Where the payment's money came from, instead of where it went." };
        var policy = new PolicyChoice("Which money leaves an account when some does");
        var format = new Option<string>("--format")
        {
            Description = "table, json, svg (a drawing) or ftm (FollowTheMoney).",
            DefaultValueFactory = _ => Formats[0],
        };
        var marks = InterchangeOptions.MarksOption();
        marks.Description = "What may happen to the accounts and payments: a file with marks (docs/exchange.md). ftm is not written without it.";
        var width = new Option<int>("--width")
        {
            Description = "The drawing's width in pixels; below 720 names stand above their lanes.",
            HelpName = "PIXELS",
            DefaultValueFactory = _ => TrailSvg.WidthPixels,
        };
        var command = new System.CommandLine.Command("trace", "Follows one payment's money and says where it lies.")
        {
            folder, payment, backward, at, policy.Option, format, marks, width,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (name, pixels) = (Format(parsed.GetValue(format)!), Width(parsed.GetValue(width)));
            var bounds = parsed.GetValue(marks) is { } file ? InterchangeOptions.ReadMarks(file)
                : name == Entities ? throw new UsageException("--format ftm needs --marks: what says nothing of who may have it does not leave.") : null;
            return Task.FromResult(Run(
                parsed.GetValue(folder)!, parsed.GetValue(payment)!, parsed.GetValue(backward), Moment(parsed.GetValue(at)), policy.Of(parsed),
                trail => Write(trail, name, pixels, bounds), cancellation));
        });
        return command;
    }

    private static int Run(
        string folder, string payment, bool isBackward, Instant? at, TaintPolicy policy, Action<TrailReport> write, CancellationToken cancellation)
    {
        var set = DataSetFolder.Open(folder);
        var scratch = Directory.CreateTempSubdirectory("cordon-trace-");
        try
        {
            using var rejected = new RejectedRows(Path.Combine(scratch.FullName, "rejected.csv"));
            using var history = new MoneyHistory();
            Read(set, rejected, history, cancellation);
            foreach (var report in set.ReadReports(rejected).Select(report => report.Row).Where(report => at is not { } moment || report.Time <= moment))
            {
                history.Report(report.ReportId, report.PaymentId, report.Time);
            }

            var trail = (isBackward ? history.TraceBack(payment, policy, at, TraceBounds.Standard) : history.Trace(payment, policy, at, TraceBounds.Standard))
                ?? throw new RunException($"{folder} has no payment '{payment}' among its {history.Count} payments.");
            write(trail);
            PassedOverRows.Tell(folder, rejected.CountByReason);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        return 0;
    }

    private static void Read(DataSetFolder set, RejectedRows rejected, MoneyHistory history, CancellationToken cancellation)
    {
        foreach (var row in set.ReadAccounts(rejected))
        {
            history.Describe(ToldAccount.Of(row));
        }

        using var bar = new ProgressBar("Reading payments", 0, TimeProvider.System);
        var payments = TimeOrder.Load(set.ReadPayments(rejected), bar.Report);
        var one = new Core.Screening.PaymentBatch(1);
        for (var rank = 0; rank < payments.Count; rank++)
        {
            cancellation.ThrowIfCancellationRequested();
            one.Clear();
            payments.CopyTo(rank, one);
            history.Book(one, 0);
        }
    }

    private static void Write(TrailReport trail, string format, int width, Marks? marks)
    {
        using var output = Console.OpenStandardOutput();
        if (format == Entities)
        {
            var settings = new ConversionSettings(Instant.From(TimeProvider.System.GetUtcNow())) { Marks = marks };
            InterchangeOptions.Checked(
                "the trail", () => FormatConversion.Write(CaseEntities.OfTrail(trail, marks!), Entities, output, settings, new LossTally()));
            return;
        }

        if (format == "json")
        {
            using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            {
                json.WriteStartObject();
                TrailJson.Write(json, trail);
                json.WriteEndObject();
            }

            output.Write("\n"u8);
            return;
        }

        if (format == "svg")
        {
            TrailSvg.Write(output, trail, width);
            return;
        }

        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        TrailTable.Write(text, trail);
    }

    private static Instant? Moment(string? text) => text is null
        ? null
        : Instant.TryParse(Encoding.UTF8.GetBytes(text), out var at)
            ? at
            : throw new UsageException($"--at '{text}' is not an RFC 3339 time with an offset, such as 2026-03-01T09:30:00Z.");

    private static string Format(string name) =>
        Formats.Contains(name) ? name : throw new UsageException($"--format '{name}' is none of {string.Join(", ", Formats)}.");

    private static int Width(int pixels) => pixels is >= TrailSvg.WidthPixelsMin and <= TrailSvg.WidthPixelsMax
        ? pixels
        : throw new UsageException($"--width {pixels} is not from {TrailSvg.WidthPixelsMin} to {TrailSvg.WidthPixelsMax}.");
}
