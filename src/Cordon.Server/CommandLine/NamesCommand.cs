using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;
using Cordon.Formats.Names;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon names</c>: checks names against a list.</summary>
internal static class NamesCommand
{
    private const int DaysDefault = 7, DaysMax = 3_650;
    private static readonly string[] Formats = ["table", "json"];

    public static System.CommandLine.Command Build()
    {
        var list = new Argument<string>("LIST") { Description = "The list: a table with a column name; see docs/names.md." };
        var name = new Option<string?>("--name") { Description = "The name to check.", HelpName = "NAME" };
        var birth = new Option<string?>("--birth") { Description = "Its bearer's birth: YYYY, YYYY-MM or YYYY-MM-DD.", HelpName = "DATE" };
        var country = new Option<string?>("--country") { Description = "Its bearer's country, two letters.", HelpName = "XX" };
        var issued = new Option<string?>("--issued") { Description = "When the list was issued (RFC 3339); without it no answer is given.", HelpName = "TIME" };
        var days = new Option<int>("--days") { Description = "For how many days it answers.", HelpName = "N", DefaultValueFactory = _ => DaysDefault };
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

            if (parsed.GetValue(days) is < 1 or > DaysMax)
            {
                throw new UsageException($"--days is from 1 to {DaysMax}.");
            }

            var facts = Facts(parsed.GetValue(birth), parsed.GetValue(country));
            using var rejected = target is null ? new RejectedRows() : new RejectedRows(target + ".rejected.csv");
            var lists = Read(parsed.GetValue(list)!, Moment(parsed.GetValue(issued)), TimeSpan.FromDays(parsed.GetValue(days)), rejected);
            return one is not null ? Check(lists, one, facts, parsed.GetValue(format)!) : CheckFile(lists, many!, target!, rejected);
        });
        return command;
    }

    private static List<NameList> Read(string path, Instant? issued, TimeSpan life, RejectedRows rejected)
    {
        var rows = NameTable.Read(path, rejected).ToList();
        if (rejected.Count > 0)
        {
            var reasons = string.Join("; ", rejected.CountByReason.Select(r => $"{r.Value}: {r.Key}"));
            Console.Error.WriteLine($"cordon: {rejected.Count} rows of the list cannot be used, so that not finding a name in it is not certain ({reasons}).");
        }

        var lists = rows.GroupBy(r => (Kind: r.Kind ?? ListKind.Sanctions, r.Source)).OrderBy(g => g.Key)
            .Select(g => new NameList(g.Key.Kind, g.Key.Source, issued, life, [.. g.Select(r => r.Entry)], rejected.Count)).ToList();
        return lists.Count > 0 ? lists : [new NameList(ListKind.Sanctions, "", issued, life, [])];
    }

    private static int Check(List<NameList> lists, string name, NameFacts facts, string format)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var answers = lists.Select(l => l.Check(NameReading.Of(name), facts, now, NameLimits.Threshold)).ToList();
        if (format == Formats[1])
        {
            WriteJson(answers);
            return 0;
        }

        using var text = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var answer in answers)
        {
            text.WriteLine($"{ListWord(answer)}: {OutcomeWord(answer.Outcome)}{(answer.WhyWords.Length > 0 ? ", " + answer.WhyWords : "")}");
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

    private static int CheckFile(List<NameList> lists, string file, string target, RejectedRows rejected)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        using var writer = new CsvWriter(target, "id", "name", "list", "answer", "why", "score", "entry", "entry_name", "facts");
        using var bar = new ProgressBar("Checking names", 0, TimeProvider.System);
        var checkedNames = 0L;
        foreach (var row in NameTable.Read(file, rejected))
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

    private static void Write(CsvWriter writer, NamedEntry asked, NameAnswer answer)
    {
        foreach (var finding in answer.Findings.Count > 0 ? answer.Findings : [null!])
        {
            writer.Shown(asked.Id);
            writer.Shown(asked.Name);
            writer.Shown(ListWord(answer));
            writer.Text(OutcomeWord(answer.Outcome));
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
                json.WriteString("list", ListWord(answer));
                json.WriteString("answer", OutcomeWord(answer.Outcome));
                json.WriteString("why", answer.WhyWords);
                json.WriteNumber("findings_in_all", answer.FindingsInAll);
                json.WriteStartArray("findings");
                foreach (var finding in answer.Findings)
                {
                    WriteJson(json, finding);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    private static void WriteJson(Utf8JsonWriter json, NameFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("entry", finding.Entry.Id);
        json.WriteString("name", finding.Entry.Name);
        json.WriteString("score", finding.Match.Score.ToString());
        json.WriteStartArray("facts");
        foreach (var fact in finding.Match.Facts)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact.Fact);
            json.WriteString("agreement", fact.Agreement.ToString().ToLowerInvariant());
            json.WriteString("asked", fact.Asked);
            json.WriteString("listed", fact.Listed);
            json.WriteString("words", fact.ToSentence());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string ListWord(NameAnswer answer) =>
        answer.Kind.ToString().ToLowerInvariant() + (answer.Source.Length > 0 ? " " + VisibleText.Of(answer.Source) : "");

    private static string OutcomeWord(NameOutcome outcome) => outcome switch
    {
        NameOutcome.Match => "match",
        NameOutcome.NoMatch => "no match",
        _ => "unknown",
    };

    private static NameFacts Facts(string? birth, string? country)
    {
        var date = default(BirthDate);
        if (birth is not null && !BirthDate.TryParse(birth, out date))
        {
            throw new UsageException($"--birth '{birth}' is none of YYYY, YYYY-MM, YYYY-MM-DD.");
        }

        if (country is not null && !NameTable.IsCountry(country))
        {
            throw new UsageException($"--country '{country}' is not an ISO 3166 code.");
        }

        return new NameFacts { Births = birth is null ? [] : [date], Countries = country is null ? [] : [country] };
    }

    private static Instant? Moment(string? text) => text is null ? null
        : Instant.TryParse(Encoding.UTF8.GetBytes(text.Length == 10 ? text + "T00:00:00Z" : text), out var at) ? at
        : throw new UsageException($"--issued '{text}' is neither a date nor an RFC 3339 time with an offset.");
}
