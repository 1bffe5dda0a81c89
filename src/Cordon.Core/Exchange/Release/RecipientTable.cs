using System.Globalization;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What a centre says of those it gives something to, other centres and other systems: a line for each, with its source. Of whoever has no line nothing is
/// known, and what is not known is not trusted.
/// </summary>
public sealed class RecipientTable
{
    /// <summary>Days for which a law can have something kept: a century.</summary>
    private const int DaysMax = 36_525;

    private const string Nothing = "-";

    private readonly Dictionary<string, RecipientFacts> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Recipient> _systems = new(StringComparer.Ordinal);

    private RecipientTable()
    {
    }

    /// <summary>One that says nothing of anybody.</summary>
    public static RecipientTable Empty { get; } = new();

    /// <summary>
    /// Reads a table: a row a line, fields parted by tabs, lines that begin with # passed over. A row is <c>recipient</c>, the centre, <c>peer</c> or
    /// <c>outside</c>, its purposes, the days for which its law has things kept, what is to be feared there, and the source; lists are parted by commas,
    /// an empty one is a hyphen. A row of another system, which no trust list has, is <c>system</c>, its name, the SHA-256 of the key that it is known by,
    /// and then the same, with the legal bases that are in force with it before the source.
    /// </summary>
    /// <returns>The table, or the first fault with its line.</returns>
    public static (RecipientTable? Table, string? Fault) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = new RecipientTable();
        foreach (var (at, line) in text.Split('\n').Select(line => line.TrimEnd('\r')).Index())
        {
            if (line.Length > 0 && line[0] != '#' && table.Add(line.Split('\t')) is { } fault)
            {
                return (null, $"line {at + 1}: {fault}");
            }
        }

        return (table, null);
    }

    /// <summary>What is known of a centre; null for nothing.</summary>
    public RecipientFacts? Find(string centre) => _facts.GetValueOrDefault(centre);

    /// <summary>Who another system is; null where no line names it.</summary>
    public Recipient? System(string name) => _systems.GetValueOrDefault(name);

    private string? Add(string[] row) => row switch
    {
        ["recipient", { Length: > 0 } centre, var relation, var purposes, var days, var rights, { Length: > 0 }] =>
            Facts(relation, purposes, days, rights, out var facts) ?? (_facts.TryAdd(centre, facts) ? null : $"{centre} is there already"),
        ["system", { Length: > 0 } name, var key, var relation, var purposes, var days, var rights, var bases, { Length: > 0 }] =>
            Facts(relation, purposes, days, rights, out var facts) ?? AddSystem(name, key, bases, facts),
        _ => "a row is: recipient, a centre, peer or outside, purposes, days, rights, a source; "
            + "or: system, a name, the SHA-256 of its key, peer or outside, purposes, days, rights, legal bases, a source",
    };

    private string? AddSystem(string name, string key, string bases, RecipientFacts facts) =>
        PartyId.Read(key) is not { } party ? $"a system is known by the SHA-256 of its key, {PartyId.Digits} small hexadecimal digits"
        : Flags<LegalBases>(bases) is not { } law
            ? $"legal bases are {string.Join(", ", Enum.GetValues<LegalBases>().Skip(1).Select(MarkWords.Of))}, or -: \"{bases}\""
        : _systems.TryAdd(name, new Recipient(
            party, facts.Relation, IsTrusted: true, facts.Competence,
            [.. MarkWords.EachOf(law).Select(basis => new LegalBasisTerm(basis, Instant.Min, null))], facts.KeepsAtLeast, facts.Rights))
            ? null : $"{name} is there already";

    private static string? Facts(string relation, string purposes, string days, string rights, out RecipientFacts facts)
    {
        facts = new RecipientFacts(RecipientRelation.None, ReleasePurposes.None, default, default);
        RecipientRelation? known = relation switch { "peer" => RecipientRelation.Peer, "outside" => RecipientRelation.Outside, _ => null };
        if (known is not { } what)
        {
            return $"there is no relation \"{relation}\": peer or outside";
        }

        if (Flags<ReleasePurposes>(purposes) is not { } competence || (competence & ReleasePurposes.Administration) != 0)
        {
            return $"purposes are prevention, recovery, investigation, prosecution, protection, or -: \"{purposes}\"";
        }

        if (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var kept) || kept > DaysMax)
        {
            return $"days are a number up to {DaysMax}";
        }

        if (Flags<RightsRisks>(rights) is not { } risks)
        {
            return $"rights are death-penalty, torture, political-offence, possible-trafficking, or -: \"{rights}\"";
        }

        facts = new RecipientFacts(what, competence, TimeSpan.FromDays(kept), risks);
        return null;
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
