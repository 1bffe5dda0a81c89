using System.Text.Json;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening;

namespace Cordon.Formats.Trails;

/// <summary>Tested explanations as JSON; docs/bystanders.md describes the fields.</summary>
public static class ExplanationJson
{
    /// <summary>Writes the array <c>explanations</c> into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<TestedExplanation> explanations)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(explanations);
        json.WriteStartArray("explanations");
        foreach (var tested in explanations)
        {
            json.WriteStartObject();
            json.WriteString("explanation", ExplanationWords.NameOf(tested.Explanation));
            json.WriteString("verdict", ExplanationWords.NameOf(tested.Verdict));
            json.WriteString("words", ExplanationWords.Of(tested));
            json.WriteStartArray("signs");
            foreach (var sign in tested.Signs)
            {
                WriteSign(json, sign);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSign(Utf8JsonWriter json, in SignFinding sign)
    {
        json.WriteStartObject();
        json.WriteString("sign", ExplanationWords.NameOf(sign.Sign));
        if (sign.Found == Facts.Unknown)
        {
            json.WriteNull("found");
        }
        else
        {
            json.WriteNumber("found", sign.Found);
        }

        json.WriteNumber("limit", sign.Limit);
        json.WriteString("limit_is", sign.IsAtMost ? "at_most" : "at_least");
        json.WriteString("speaks", sign.Speaks.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }
}
