using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Formats.Names;
using Cordon.Server.Http;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon names</c>: checks names against a list.</summary>
internal static class NamesCommand
{
    private static readonly string[] Formats = ["table", "json"];
    private static readonly string[] Columns = ["id", "name", "list", "answer", "why", "score", "entry", "entry_name", "facts"];

    public static System.CommandLine.Command Build()
    {
        var list = new Argument<string>("LIST") { Description = "The list: a table with a column name; see docs/names.md." };
        var name = new Option<string?>("--name") { Description = "The name to check.", HelpName = "NAME" };
        var birth = new Option<string?>("--birth") { Description = "Its bearer's birth: YYYY, YYYY-MM or YYYY-MM-DD.", HelpName = "DATE" };
        var country = new Option<string?>("--country") { Description = "Its bearer's country, two letters.", HelpName = "XX" };
        var issued = new Option<string?>("--issued") { Description = "When the list was issued (RFC 3339); without it no answer is given.", HelpName = "TIME" };
        var days = new Option<int>("--days")
        {
            Description = "For how many days it answers.",
            HelpName = "N",
            DefaultValueFactory = _ => NameListOptions.DaysDefault,
        };
        var file = new Option<string?>("--file") { Description = "A table of names to check instead.", HelpName = "NAMES" };
        var outFile = new Option<string?>("--out") { Description = "The CSV to write for --file; rejected rows go beside it.", HelpName = "OUT" };
        var format = new Option<string>("--format") { Description = "table or json.", DefaultValueFactory = _ => Formats[0] };
        var command = new System.CommandLine.Command("names", "Checks names against a list of sanctioned, wanted or reported ones, across scripts.")
        {
            list, name, birth, country, issued, days, file, outFile, format,
        };
        command.SetAction(parsed =>
        {
            var (one, many, target) = (parsed.GetValue(name), parsed.GetValue(file), parsed.GetValue(outFile));
            if ((one is null) == (many is null) || (many is null) != (target is null))
            {
                throw new UsageException("give either --name, or --file with --out.");
            }

            if (!Formats.Contains(parsed.GetValue(format)))
            {
                throw new UsageException($"--format is one of {string.Join(", ", Formats)}.");
            }

            if (many is not null && new Option[] { birth, country, format }.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } alone)
            {
                throw new UsageException($"{alone.Name} goes with --name; with --file the table says it, and a table is written.");
            }

            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var life = NameListOptions.Life(days, parsed.GetValue(days));
            var moment = parsed.GetValue(issued) is { } text ? NameListOptions.Moment(issued, text) : (Instant?)null;
            var facts = Facts(parsed.GetValue(birth), parsed.GetValue(country), now);
            if (target is not null)
            {
                OutPath.CheckTable(target, Columns);
                OutPath.CheckTable(RejectedBeside(target), RejectedRows.Columns);
            }

            using var rejected = target is null ? new RejectedRows() : new RejectedRows(RejectedBeside(target));
            var lists = NameListOptions.Read(parsed.GetValue(list)!, moment, life, now, rejected);
            return one is not null ? Check(lists, one, facts, now, parsed.GetValue(format)!) : CheckFile(lists, many!, target!, now, rejected);
        });
        return command;
    }

    private static string RejectedBeside(string target) => target + ".rejected.csv";

    private static int Check(IReadOnlyList<NameList> lists, string name, NameFacts facts, Instant now, string format)
    {
        var answers = lists.Select(l => l.Check(NameReading.Of(name), facts, now, NameLimits.Threshold)).ToList();
        if (format == Formats[1])
        {
            WriteJson(answers);
            return 0;
        }

        using var text = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var answer in answers)
        {
            var why = answer.WhyWords.Length > 0 ? ", " + answer.WhyWords : "";
            text.WriteLine($"{NamesJson.ListWord(answer)}: {NamesJson.OutcomeWord(answer.Outcome)}{why}");
            foreach (var finding in answer.Findings)
            {
                text.WriteLine($"  {finding.Match.Score}  {VisibleText.Of(finding.Entry.Name)} ({VisibleText.Of(finding.Entry.Id)})");
                foreach (var fact in finding.Match.Facts.Where(f => f.Agreement != FactAgreement.Unknown))
                {
                    text.WriteLine($"    {VisibleText.Of(fact.ToSentence())}");
                }
            }
        }

        return 0;
    }

    private static int CheckFile(IReadOnlyList<NameList> lists, string file, string target, Instant now, RejectedRows rejected)
    {
        using var writer = TableWriter.Create(target, [.. Columns.Select(name => new Column(name))]);
        using var bar = new ProgressBar("Checking names", 0, TimeProvider.System);
        var checkedNames = 0L;
        foreach (var row in NameTable.Read(file, rejected, now))
        {
            foreach (var answer in lists.Select(l => l.Check(NameReading.Of(row.Entry.Name), row.Entry.Facts, now, NameLimits.Threshold)))
            {
                Write(writer, row.Entry, answer);
            }

            bar.Report(++checkedNames);
        }

        bar.Dispose();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checkedNames:N0} names checked, {rejected.Count:N0} rejected"));
        return 0;
    }

    private static void Write(TableWriter writer, NamedEntry asked, NameAnswer answer)
    {
        foreach (var finding in answer.Findings.Count > 0 ? answer.Findings : [null!])
        {
            writer.Shown(asked.Id);
            writer.Shown(asked.Name);
            writer.Shown(NamesJson.ListWord(answer));
            writer.Text(NamesJson.OutcomeWord(answer.Outcome));
            writer.Text(answer.WhyWords);
            writer.Text(finding?.Match.Score.ToString());
            writer.Shown(finding?.Entry.Id);
            writer.Shown(finding?.Entry.Name);
            var known = finding?.Match.Facts.Where(f => f.Agreement != FactAgreement.Unknown).Select(f => f.ToSentence());
            writer.Text(known is null ? null : string.Join("; ", known));
            writer.EndRow();
        }
    }

    private static void WriteJson(List<NameAnswer> answers)
    {
        using var output = Console.OpenStandardOutput();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };
        using (var json = new Utf8JsonWriter(output, options))
        {
            json.WriteStartArray();
            foreach (var answer in answers)
            {
                json.WriteStartObject();
                NamesJson.Write(json, answer);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static NameFacts Facts(string? birth, string? country, Instant now)
    {
        var date = default(BirthDate);
        if (birth is not null && !BirthDate.TryParse(birth, out date))
        {
            throw new UsageException($"--birth '{birth}' is none of YYYY, YYYY-MM, YYYY-MM-DD.");
        }

        if (birth is not null && date.IsAfter(now))
        {
            throw new UsageException($"--birth '{birth}' is later than now.");
        }

        if (country is not null && !NameTable.IsCountry(country))
        {
            throw new UsageException($"--country '{country}' is not an ISO 3166 code.");
        }

        return new NameFacts { Births = birth is null ? [] : [date], Countries = country is null ? [] : [country] };
    }
}
