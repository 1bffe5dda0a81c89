using System.Text.Json;
using Cordon.Core.Names;
using Cordon.Core.Values;

namespace Cordon.Server.Http;

/// <summary>One list's answer about a name as JSON, alike over HTTP and from the command.</summary>
internal static class NamesJson
{
    /// <summary>The fields of an object that the caller opened.</summary>
    public static void Write(Utf8JsonWriter json, NameAnswer answer)
    {
        json.WriteString("list", ListWord(answer));
        json.WriteString("issued", answer.Issued?.ToString());
        json.WriteString("answer", OutcomeWord(answer.Outcome));
        json.WriteString("why", answer.WhyWords);
        json.WriteNumber("findings_in_all", answer.FindingsInAll);
        json.WriteStartArray("findings");
        foreach (var finding in answer.Findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
    }

    /// <summary>The list's kind, and its source where it has one.</summary>
    public static string ListWord(NameAnswer answer) =>
        answer.Kind.ToString().ToLowerInvariant() + (answer.Source.Length > 0 ? " " + VisibleText.Of(answer.Source) : "");

    public static string OutcomeWord(NameOutcome outcome) => outcome switch
    {
        NameOutcome.Match => "match",
        NameOutcome.NoMatch => "no match",
        _ => "unknown",
    };

    private static void Write(Utf8JsonWriter json, NameFinding finding)
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
}
