using System.Globalization;
using Cordon.Core.Cases;
using Cordon.Engine.Casework;

namespace Cordon.Web.Audit;

/// <summary>
/// Moments as a table that other programs read: a header line, columns named in English, no words of cases. What officers looked up is among them, as they
/// typed it.
/// </summary>
internal static class AuditTable
{
    public const string Header = "id,at,officer,officer_name,kind,case,act,subject,person,person_name,words\n";

    public static string Line(DeskMoment moment, IReadOnlyDictionary<string, string> names) => string.Join(',', new[]
    {
        moment.Id.ToString(CultureInfo.InvariantCulture), moment.At.ToString(), moment.Officer, names.GetValueOrDefault(moment.Officer), moment.Kind,
        moment.Case == 0 ? null : CaseId.Of(moment.Case), moment.Act == 0 ? null : moment.Act.ToString(CultureInfo.InvariantCulture), moment.Subject,
        moment.Person, moment.Person is { } person ? names.GetValueOrDefault(person) : null, moment.Words,
    }.Select(Field)) + "\n";

    /// <summary>A field in quotes where it needs them. What a spreadsheet would reckon is made a text: purposes and names are what people typed.</summary>
    internal static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
