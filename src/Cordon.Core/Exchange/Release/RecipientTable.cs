using System.Globalization;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What a centre says of those it gives something to: a line for each, with its source. Of whoever has no line nothing is known, and what is not known is not
/// trusted.
/// </summary>
public sealed class RecipientTable
{
    /// <summary>Days for which a law can have something kept: a century.</summary>
    private const int DaysMax = 36_525;

    private const string Nothing = "-";

    private readonly Dictionary<string, RecipientFacts> _facts = new(StringComparer.Ordinal);

    private RecipientTable()
    {
    }

    /// <summary>One that says nothing of anybody.</summary>
    public static RecipientTable Empty { get; } = new();

    /// <summary>
    /// Reads a table: a row a line, fields parted by tabs, lines that begin with # passed over. A row is <c>recipient</c>, the centre, <c>peer</c> or
    /// <c>outside</c>, its purposes, the days for which its law has things kept, what is to be feared there, and the source; lists are parted by commas,
    /// an empty one is a hyphen.
    /// </summary>
    /// <returns>The table, or the first fault with its line.</returns>
    public static (RecipientTable? Table, string? Fault) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = new RecipientTable();
        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (line.Length > 0 && line[0] != '#' && table.Add(line.TrimEnd('\r').Split('\t')) is { } fault)
            {
                return (null, $"line {at + 1}: {fault}");
            }
        }

        return (table, null);
    }

    /// <summary>What is known of a centre; null for nothing.</summary>
    public RecipientFacts? Find(string centre) => _facts.GetValueOrDefault(centre);

    private string? Add(string[] row)
    {
        if (row is not ["recipient", { Length: > 0 } centre, var relation, var purposes, var days, var rights, { Length: > 0 }])
        {
            return "a row is: recipient, a centre, peer or outside, purposes, days, rights, a source";
        }

        RecipientRelation? known = relation switch { "peer" => RecipientRelation.Peer, "outside" => RecipientRelation.Outside, _ => null };
        return known is not { } what ? $"there is no relation \"{relation}\": peer or outside"
            : Flags<ReleasePurposes>(purposes) is not { } competence || (competence & ReleasePurposes.Administration) != 0
                ? $"purposes are prevention, recovery, investigation, prosecution, protection, or -: \"{purposes}\""
            : !int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var kept) || kept > DaysMax ? $"days are a number up to {DaysMax}"
            : Flags<RightsRisks>(rights) is not { } risks
                ? $"rights are death-penalty, torture, political-offence, possible-trafficking, or -: \"{rights}\""
            : _facts.TryAdd(centre, new RecipientFacts(what, competence, TimeSpan.FromDays(kept), risks)) ? null
            : $"{centre} is there already";
    }

    private static T? Flags<T>(string words)
        where T : struct, Enum
    {
        var all = 0u;
        foreach (var word in words == Nothing ? [] : words.Split(','))
        {
            var found = Enum.GetValues<T>().Skip(1).Where(value => MarkWords.Of(value) == word).ToArray();
            if (found is not [var one])
            {
                return null;
            }

            all |= Convert.ToUInt32(one, CultureInfo.InvariantCulture);
        }

        return (T)Enum.ToObject(typeof(T), all);
    }
}
