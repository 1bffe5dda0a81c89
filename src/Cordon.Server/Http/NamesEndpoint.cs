using Cordon.Core.Names;
using Cordon.Core.Values;
using Cordon.Formats.Names;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>Asks a name of the lists that the server was started with. Nothing is recorded: the question says who is being looked at.</summary>
/// <remarks>A bank asks lists of sanctioned and of wanted ones; what victims and other banks reported is the centre's to see.</remarks>
internal sealed class NamesEndpoint(IReadOnlyList<NameList> lists, ServerCounters counters, TimeProvider time)
{
    private const string Birth = "birth_date", Country = "country";

    // What else may be told of a bearer, each as it stands in a list.
    private static readonly string[] Numbers = ["document", "account", "phone"];

    /// <summary>Answers <c>POST /v1/names</c>.</summary>
    public async ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        var now = Instant.From(time.GetUtcNow());
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.CommandBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        var (name, facts) = ("", NameFacts.None);
        problem ??= body!.Require("name", NameLimits.CharactersMax, out name) ?? ReadFacts(body, now, out facts);
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
            return;
        }

        var reading = NameReading.Of(name);
        var answers = lists.Where(list => caller.IsCentre || list.Kind != ListKind.Reported)
            .Select(list => list.Check(reading, facts, now, NameLimits.Threshold)).ToList();
        await CommandAnswer.WriteAsync(context, json =>
        {
            json.WriteString("answer", NamesJson.OutcomeWord(Outcome(answers)));
            json.WriteString("why", Why(answers));
            json.WriteString("threshold", NameLimits.Threshold.ToString());
            json.WriteStartArray("lists");
            foreach (var answer in answers)
            {
                json.WriteStartObject();
                NamesJson.Write(json, answer);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }).ConfigureAwait(false);
    }

    /// <summary>A match on any list; that there is none only where every list says so, and there is one.</summary>
    private static NameOutcome Outcome(List<NameAnswer> answers) =>
        answers.Exists(a => a.Outcome == NameOutcome.Match) ? NameOutcome.Match
        : answers.Count > 0 && answers.TrueForAll(a => a.Outcome == NameOutcome.NoMatch) ? NameOutcome.NoMatch
        : NameOutcome.Unknown;

    /// <summary>Why nothing can be said: of one list that cannot answer where others found nothing, that list's reason.</summary>
    private static string Why(List<NameAnswer> answers) => answers.Count == 0 ? "there are no lists here to ask"
        : Outcome(answers) != NameOutcome.Unknown ? ""
        : string.Join("; ", answers.Where(a => a.Outcome == NameOutcome.Unknown).Select(a => $"{NamesJson.ListWord(a)}: {a.WhyWords}"));

    private static Problem? ReadFacts(JsonCommand body, Instant now, out NameFacts facts)
    {
        facts = NameFacts.None;
        var problem = body.Check(Birth, Country);
        foreach (var field in Numbers)
        {
            problem ??= body.TooLong(field, HttpLimits.WordsLengthMax);
        }

        if (problem is not null)
        {
            return problem;
        }

        var birth = default(BirthDate);
        if (body[Birth] is { } date && !BirthDate.TryParse(date, out birth))
        {
            return new Problem(ProblemKind.Malformed, $"{Birth} '{RequestBody.Clean(date)}' is none of YYYY, YYYY-MM, YYYY-MM-DD") { Field = Birth };
        }

        if (birth.IsAfter(now))
        {
            return new Problem(ProblemKind.Unacceptable, $"{Birth} '{birth.ToText()}' is later than now") { Field = Birth };
        }

        if (body[Country] is { } country && !NameTable.IsCountry(country))
        {
            return new Problem(ProblemKind.Unacceptable, $"{Country} '{RequestBody.Clean(country)}' is not an ISO 3166 code") { Field = Country };
        }

        facts = new NameFacts
        {
            Births = body[Birth] is null ? [] : [birth],
            Countries = Values(Country),
            Documents = Values(Numbers[0]),
            Accounts = Values(Numbers[1]),
            Phones = Values(Numbers[2]),
        };
        return null;

        string[] Values(string field) => body[field] is { } value ? [value] : [];
    }
}
