using Cordon.Core.Exchange.Release;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>
/// On which instruments requests may rest: their text, since when they are in force, for which kinds of request, whom they bind since when, and what those
/// reserved. Every row has its source. A table is of a day and good until a day; after that it computes nothing, since parties come and go.
/// </summary>
/// <remarks>
/// The one that comes with the program says what its sources say and no more: hardly any state is a party in it. A centre adds the rows that it can show a
/// source for, in the same form, and answers for them.
/// </remarks>
public sealed class LegalBasisTable
{
    /// <summary>A reservation to refuse preservation where there is no dual criminality (Convention on Cybercrime, art. 29.4).</summary>
    public const string DualCriminality = "29.4";

    private readonly Dictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    private LegalBasisTable(Instant asOf, Instant validUntil) => (AsOf, ValidUntil) = (asOf, validUntil);

    /// <summary>The table that comes with the program.</summary>
    public static LegalBasisTable BuiltIn { get; } = Read(EmbeddedText.Of("LegalBases.tsv")).Table!;

    /// <summary>The day it is of.</summary>
    public Instant AsOf { get; }

    /// <summary>The first moment at which it computes nothing any more.</summary>
    public Instant ValidUntil { get; }

    /// <summary>Codes of its instruments, in the order of their characters.</summary>
    public IReadOnlyList<string> Instruments => [.. _instruments.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// Reads a table: a row a line, fields parted by tabs, lines that begin with # passed over. Its first row is <c>table</c>, then come <c>instrument</c>,
    /// <c>ground</c> and <c>party</c>, each behind the instrument it is of.
    /// </summary>
    /// <returns>The table, or the first fault with its line.</returns>
    public static (LegalBasisTable? Table, string? Fault) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        LegalBasisTable? table = null;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var row = line.Split('\t');
            string? fault;
            if (table is null)
            {
                (table, fault) = First(row);
            }
            else
            {
                fault = table.Add(row);
            }

            if (fault is not null)
            {
                return (null, $"line {number}: {fault}");
            }
        }

        return table is null ? (null, "there is no row") : (table, null);
    }

    /// <summary>Whether an instrument covers a request at a moment, between the states of the two centres.</summary>
    public LegalBasisAnswer Find(string instrument, RequestContent content, Instant now)
    {
        ArgumentNullException.ThrowIfNull(content);
        return now >= ValidUntil ? None(LegalBasisFault.Stale, new Phrase(
                "the table of legal bases is of {0}, too old to tell", "法律依据表的日期为{0}，已过有效期，无法判断").With(Day(AsOf)))
            : now < AsOf ? None(LegalBasisFault.NotYet, new Phrase("the table of legal bases is of a later day", "法律依据表的日期晚于当前时间"))
            : !_instruments.TryGetValue(instrument, out var found) ? None(LegalBasisFault.Unknown, new Phrase(
                "the table of legal bases has no “{0}”", "法律依据表中没有“{0}”").With(instrument))
            : found.InForce is NotKnown ? None(LegalBasisFault.ForceNotKnown, new Phrase(
                "since when {0} is in force is not in the table", "法律依据表未载明{0}的生效日期").With(found.Name))
            : !IsSince(found.InForce, now) ? None(LegalBasisFault.NotInForce, new Phrase(
                "{0} is not in force", "{0}尚未生效").With(found.Name))
            : !found.Grounds.TryGetValue(content.Kind, out var article) ? None(LegalBasisFault.OtherKind, new Phrase(
                "{0} does not cover requests of this kind", "{0}不适用于此类请求").With(found.Name))
            : !IsBound(found, content.AskerCountry, now) ? None(LegalBasisFault.AskerNotParty, NotBound.With(found.Name, content.AskerCountry))
            : !IsBound(found, content.HolderCountry, now) ? None(LegalBasisFault.HolderNotParty, NotBound.With(found.Name, content.HolderCountry))
            : new LegalBasisAnswer(new LegalBasisReference(instrument, article, AsOf), LegalBasisFault.None, null);
    }

    /// <summary>All bases of a request, in the order of the instruments' codes.</summary>
    public IReadOnlyList<LegalBasisReference> FindAll(RequestContent content, Instant now) =>
        [.. Instruments.Select(instrument => Find(instrument, content, now).Basis).OfType<LegalBasisReference>()];

    /// <summary>
    /// From when until when what two states are bound by carries requests of a kind, as the policy on release names it. An instrument that the policy has no
    /// name for carries nothing there.
    /// </summary>
    public IReadOnlyList<LegalBasisTerm> TermsOf(RequestKind kind, string one, string other) =>
    [
        .. _instruments.Where(each => each.Value.Grounds.ContainsKey(kind) && BasisOf(each.Key) != LegalBases.None)
            .Select(each => (Basis: BasisOf(each.Key), Days: (Instant?[])[DayOf(each.Value.InForce), Bound(each.Value, one), Bound(each.Value, other)]))
            .Where(each => Array.TrueForAll(each.Days, day => day is not null))
            .Select(each => new LegalBasisTerm(each.Basis, each.Days.Append(AsOf).Max()!.Value, ValidUntil)),
    ];

    /// <summary>Whether a state that is bound by an instrument made a reservation; a table that is too old says no.</summary>
    public bool HasReservation(string instrument, string country, string reservation, Instant now) =>
        now >= AsOf && now < ValidUntil && _instruments.TryGetValue(instrument, out var found) && IsBound(found, country, now)
        && found.Parties[country].Reservations.Contains(reservation);

    private const string NotKnown = "?";
    private const string Never = "-";
    private const int DayCharacters = 10;

    private static readonly Phrase NotBound = new("{0} does not bind {1}", "{0}对{1}不具约束力");

    // Memoranda and treaties on legal assistance are of two states, and their codes begin so.
    private static LegalBases BasisOf(string code) => code switch
    {
        "budapest" => LegalBases.Budapest,
        "untoc" => LegalBases.Untoc,
        "uncac" => LegalBases.Uncac,
        "un-cybercrime" => LegalBases.CybercrimeConvention,
        "eu-2023-977" => LegalBases.Directive2023977,
        "e-evidence" => LegalBases.EEvidence,
        "mou" or ['m', 'o', 'u', '-', ..] => LegalBases.Memorandum,
        "mla" or ['m', 'l', 'a', '-', ..] => LegalBases.MutualLegalAssistance,
        _ => LegalBases.None,
    };

    private static Instant? Bound(Instrument found, string country) => found.Parties.TryGetValue(country, out var party) ? DayOf(party.Since) : null;

    private static LegalBasisAnswer None(LegalBasisFault fault, Phrase why) => new(null, fault, why);

    private static string Day(Instant at) => at.ToString()[..DayCharacters];

    private static bool IsBound(Instrument found, string country, Instant now) =>
        found.Parties.TryGetValue(country, out var party) && IsSince(party.Since, now);

    private static bool IsSince(string day, Instant now) => DayOf(day) is { } from && from <= now;

    private static Instant? DayOf(string day) =>
        day.Length == DayCharacters && Instant.TryParse(System.Text.Encoding.ASCII.GetBytes(day + "T00:00:00Z"), out var at) ? at : null;

    private static (LegalBasisTable? Table, string? Fault) First(string[] row) =>
        row is ["table", var asOf, var until] && DayOf(asOf) is { } from && DayOf(until) is { } end && from < end
            ? (new LegalBasisTable(from, end), null)
            : (null, "the first row is: table, of which day, until which day");

    private string? Add(string[] row)
    {
        switch (row)
        {
            case ["instrument", var code, var force, var name, var source]:
                return code.Length == 0 || name.Length == 0 || source.Length == 0 || !(force is NotKnown or Never || DayOf(force) is not null)
                    ? "an instrument has a code, the day it came into force (? not known, - not in force), a name and a source"
                    : _instruments.TryAdd(code, new Instrument(name, force)) ? null : $"{code} is there already";

            case ["ground", var code, var kind, var article, var source]:
                return !_instruments.TryGetValue(code, out var covered) ? $"there is no instrument {code} above"
                    : KindOf(kind) is not { } of || article.Length == 0 || source.Length == 0 ? "a ground has a kind of request, an article and a source"
                    : covered.Grounds.TryAdd(of, article) ? null : $"{kind} is there already";

            case ["party", var code, var country, var since, var reservations, var source]:
                return !_instruments.TryGetValue(code, out var bound) ? $"there is no instrument {code} above"
                    : country.Length != 2 || !Country.IsKnown((byte)country[0], (byte)country[1]) || source.Length == 0
                        || !(since is Never || DayOf(since) is not null)
                        ? "a party has a state's two letters, the day from which it is bound (- not yet), reservations and a source"
                    : bound.Parties.TryAdd(country, new Party(since, reservations is Never ? [] : reservations.Split(','))) ? null
                    : $"{country} is there already";

            default:
                return "a row is an instrument, a ground or a party, with its fields";
        }
    }

    private static RequestKind? KindOf(string name) => name switch
    {
        "preserve-data" => RequestKind.PreserveData,
        "freeze-money" => RequestKind.FreezeMoney,
        "locate-person" => RequestKind.LocatePerson,
        "identify-holder" => RequestKind.IdentifyHolder,
        "spontaneous-information" => RequestKind.SpontaneousInformation,
        "evidence" => RequestKind.Evidence,
        _ => null,
    };

    private sealed record Party(string Since, string[] Reservations);

    private sealed record Instrument(string Name, string InForce)
    {
        public Dictionary<RequestKind, string> Grounds { get; } = [];

        public Dictionary<string, Party> Parties { get; } = new(StringComparer.Ordinal);
    }
}
