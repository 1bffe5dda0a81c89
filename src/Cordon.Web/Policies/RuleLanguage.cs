using System.Text.Json;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Policies;

/// <summary>The words of the rule language as data, for an editor that completes them.</summary>
internal static class RuleLanguage
{
    /// <summary>Words that are no facts, each with what it says.</summary>
    private static readonly (string Word, string Meaning)[] Keywords =
    [
        ("rules", "begins the set: its name and version"), ("rule", "begins a rule"), ("version", "the set's version, a whole number"),
        ("when", "the condition"), ("if unknown skip", "a rule does not fire where a fact is not known"),
        ("if unknown fire", "a rule fires where a fact is not known"), ("then allow", "takes warnings and holds of other rules back"),
        ("then warn", "the payer is warned"), ("then hold", "the payment waits: hold 4 h, then release"), ("then block", "the payment does not go on"),
        ("then release", "what becomes of a hold that nobody decides"), ("score", "the weight of this reason, 0 to 1"),
        ("scam", "what the warning names"), ("payer", "the sentence for the payer"), ("file", "the sentence for the file"),
        ("and", "both"), ("or", "one of both"), ("not", "turned round"), ("in", "one of a list in parentheses"), ("is known", "whether it is known"),
        ("is unknown", "whether it is not known"), ("true", "a flag that is set"), ("false", "a flag that is not set"),
    ];

    private static readonly string[] Comparing = ["=", "!=", "<", "<=", ">", ">=", "in", "is known", "is unknown"];

    private static readonly string[] Naming = ["=", "!=", "in", "not in", "is known", "is unknown"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/policy/language", (Centre centre) =>
        Results.Bytes(Write(centre.Options.Reference.Code), "application/json; charset=utf-8")).WithMetadata(new NeedsAttribute(Act.SeePolicy));

    /// <summary>Keywords, facts with their types, and the operators of each type, as JSON.</summary>
    public static byte[] Write(string reference)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteStartArray("words");
            foreach (var (word, meaning) in Keywords)
            {
                Write(json, word, "", meaning);
            }

            foreach (var scam in Enum.GetValues<ScamType>().Where(scam => scam != ScamType.None))
            {
                Write(json, scam.ToString().ToLowerInvariant(), "scam", "a kind of scam");
            }

            foreach (var fact in Facts.All)
            {
                Write(json, fact.Name, fact.Type.ToString().ToLowerInvariant(), fact.CanBeUnknown ? fact.Meaning + "; can be unknown" : fact.Meaning);
            }

            json.WriteEndArray();
            json.WriteStartObject("operators");
            foreach (var type in Enum.GetValues<FactType>())
            {
                json.WriteStartArray(type.ToString().ToLowerInvariant());
                foreach (var sign in type == FactType.Flag ? ["and", "or"] : type == FactType.Text ? Naming : Comparing)
                {
                    json.WriteStringValue(sign);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteString("reference", reference);
            json.WriteEndObject();
        }

        return to.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string word, string type, string meaning)
    {
        json.WriteStartObject();
        json.WriteString("word", word);
        json.WriteString("type", type);
        json.WriteString("meaning", meaning);
        json.WriteEndObject();
    }
}
