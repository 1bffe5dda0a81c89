using System.Text.Json;
using System.Text.RegularExpressions;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Casework;
using Cordon.Engine;
using Cordon.Web.Access;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Policies;

/// <summary>The words of the rule language as data, for an editor that completes them.</summary>
internal static partial class RuleLanguage
{
    /// <summary>Words that are no facts, each with what it says.</summary>
    private static readonly (string Word, Phrase Meaning)[] Keywords =
    [
        ("rules", new("begins the set: its name and version", "规则集开头：名称和版本")),
        ("rule", new("begins a rule", "规则开头")),
        ("version", new("the set's version, a whole number", "规则集版本，整数")),
        ("when", new("the condition", "条件")),
        ("if unknown skip", new("a rule does not fire where a fact is not known", "指标未知时规则不触发")),
        ("if unknown fire", new("a rule fires where a fact is not known", "指标未知时规则触发")),
        ("then allow", new("takes warnings and holds of other rules back", "取消其他规则的提醒和暂停")),
        ("then warn", new("the payer is warned", "提醒付款人")),
        ("then hold", new("the payment waits: hold 4 h, then release", "暂停付款：hold 4 h, then release")),
        ("then block", new("the payment does not go on", "拦截付款")),
        ("then release", new("what becomes of a hold that nobody decides", "暂停到期无人决定时的处理")),
        ("score", new("the weight of this reason, 0 to 1", "此理由的分值，0至1")),
        ("scam", new("what the warning names", "提醒中写明的诈骗类型")),
        ("payer", new("the sentence for the payer", "给付款人的话")),
        ("file", new("the sentence for the file", "写入档案的话（英文）")),
        ("file zh", new("the same sentence in Chinese", "写入档案的话（中文）")),
        ("and", new("both", "两者都成立")),
        ("or", new("one of both", "任一成立")),
        ("not", new("turned round", "取反")),
        ("in", new("one of a list in parentheses", "括号列表中的一个")),
        ("is known", new("whether it is known", "是否已知")),
        ("is unknown", new("whether it is not known", "是否未知")),
        ("true", new("a flag that is set", "标志为真")),
        ("false", new("a flag that is not set", "标志为假")),
    ];

    private static readonly Phrase ScamKind = new("a kind of scam", "诈骗类型");

    private static readonly Phrase CanBeUnknown = new("{0}; can be unknown", "{0}；可能未知");

    private static readonly string[] Comparing = ["=", "!=", "<", "<=", ">", ">=", "in", "is known", "is unknown"];

    private static readonly string[] Naming = ["=", "!=", "in", "not in", "is known", "is unknown"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/policy/language", (Centre centre, HttpContext context) =>
        Results.Bytes(
            Write(centre.Options.Reference.Code, SpeechOfRequest.TongueOf(context.Request, context.User), UsesOf(centre)),
            "application/json; charset=utf-8"))
        .WithMetadata(new NeedsAttribute(Act.SeePolicy));

    /// <summary>How often each word stands in the rules in force and in those that come with the program.</summary>
    private static Dictionary<string, int> UsesOf(Centre centre) =>
        CommonWords().Matches(centre.Policy.Rules.Text + "\n" + RuleSet.DefaultText(centre.Options.Reference))
            .CountBy(match => match.Value, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex("[a-z_][a-z0-9_.]*")]
    private static partial Regex CommonWords();

    /// <summary>Keywords, facts with their types, and the operators of each type, as JSON; the facts that are used most come first.</summary>
    /// <param name="uses">How often each is used; null where that is no matter.</param>
    public static byte[] Write(string reference, Tongue tongue = Tongue.English, IReadOnlyDictionary<string, int>? uses = null)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to))
        {
            json.WriteStartObject();
            json.WriteStartArray("words");
            foreach (var (word, meaning) in Keywords)
            {
                Write(json, word, "", meaning.In(tongue));
            }

            foreach (var scam in Enum.GetValues<ScamType>().Where(scam => scam != ScamType.None))
            {
                Write(json, scam.ToString().ToLowerInvariant(), "scam", ScamKind.In(tongue));
            }

            foreach (var fact in Facts.All.OrderByDescending(fact => uses?.GetValueOrDefault(fact.Name) ?? 0))
            {
                Write(json, fact.Name, fact.Type.ToString().ToLowerInvariant(), (fact.CanBeUnknown ? CanBeUnknown.With(fact.Said) : fact.Said).In(tongue));
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
