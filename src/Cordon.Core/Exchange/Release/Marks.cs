using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What may happen to something that a centre has: how far it may go, what may be done with it, for what, by which law, until when, and whose it is. Every
/// object that can leave has marks. They never change; marks that contradict themselves cannot be made (<see cref="Of"/>), and what is made of two objects has
/// the <see cref="Join"/> of theirs, which is never wider than either.
/// </summary>
public sealed class Marks : IEquatable<Marks>
{
    /// <summary>Originators, and parties that are named in an audience: more than there are states.</summary>
    public const int PartiesMax = 256;

    /// <summary>Characters of one text of H3: a paragraph.</summary>
    public const int HandlingTextCharactersMax = 400;

    /// <summary>Texts of H3: more would be read by nobody.</summary>
    public const int HandlingTextsMax = 64;

    private const HandlingCodes AllCodes = HandlingCodes.H1 | HandlingCodes.H2 | HandlingCodes.H3;

    private const RightsRisks AllRights =
        RightsRisks.DeathPenalty | RightsRisks.Torture | RightsRisks.PoliticalOffence | RightsRisks.PossibleTrafficking;

    private const ReleasePurposes AllPurposes = ReleasePurposes.Prevention | ReleasePurposes.Recovery | ReleasePurposes.Investigation
        | ReleasePurposes.Prosecution | ReleasePurposes.Protection;

    private const LegalBases AllBases = (LegalBases)(((int)LegalBases.MutualLegalAssistance << 1) - 1);

    private readonly ImmutableArray<string> _texts;
    private readonly ImmutableArray<PartyId> _originators;

    private Marks(MarksDraft draft)
    {
        (Tlp, Pap, Handling, Source, Information) = (draft.Tlp, draft.Pap, draft.Handling, draft.Source, draft.Information);
        (Purposes, Role, Rights, LegalBases) = (draft.Purposes, draft.Role, draft.Rights, draft.LegalBases);
        (Audience, RetainUntil) = (draft.Audience, draft.RetainUntil);
        _texts = [.. draft.HandlingTexts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _originators = [.. draft.Originators.Distinct().Order()];
    }

    /// <summary>How far it may be spread.</summary>
    public Tlp Tlp { get; }

    /// <summary>What may be done with it.</summary>
    public Pap Pap { get; }

    /// <summary>What needs to be allowed.</summary>
    public HandlingCodes Handling { get; }

    /// <summary>The words of H3, in order and each once.</summary>
    public IReadOnlyList<string> HandlingTexts => _texts;

    /// <summary>How far its source is trusted.</summary>
    public SourceReliability Source { get; }

    /// <summary>How sure it is.</summary>
    public InformationCredibility Information { get; }

    /// <summary>What it may be used for.</summary>
    public ReleasePurposes Purposes { get; }

    /// <summary>What the person whom it is about is in the matter.</summary>
    public SubjectRole Role { get; }

    /// <summary>What is to be feared for somebody if it leaves.</summary>
    public RightsRisks Rights { get; }

    /// <summary>Whom it came from, in order and each once; somebody at the least.</summary>
    public IReadOnlyList<PartyId> Originators => _originators;

    /// <summary>Whom it may go to at all.</summary>
    public Audience Audience { get; }

    /// <summary>Until when it may be kept.</summary>
    public Instant RetainUntil { get; }

    /// <summary>By which laws and agreements it may leave.</summary>
    public LegalBases LegalBases { get; }

    /// <summary>The marks, or what is wrong with them.</summary>
    public static MarksReading Of(MarksDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return FaultOf(draft) is { } fault ? new MarksReading(null, fault) : new MarksReading(new Marks(draft), null);
    }

    /// <summary>The marks of what is made of two objects: each the narrower. It does not matter which is first, or in which order many are.</summary>
    /// <exception cref="InvalidOperationException">Together they have more originators or texts than marks can have.</exception>
    public Marks Join(Marks other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Made(new MarksDraft
        {
            Tlp = Max(Tlp, other.Tlp),
            Pap = Max(Pap, other.Pap),
            Handling = Handling | other.Handling,
            HandlingTexts = [.. _texts, .. other._texts],
            Source = Max(Source, other.Source),
            Information = Max(Information, other.Information),
            Purposes = Purposes & other.Purposes,
            Role = Max(Role, other.Role),
            Rights = Rights | other.Rights,
            Originators = [.. _originators, .. other._originators],
            Audience = Audience.Intersect(other.Audience),
            RetainUntil = RetainUntil < other.RetainUntil ? RetainUntil : other.RetainUntil,
            LegalBases = LegalBases & other.LegalBases,
        });
    }

    /// <summary>Whether nothing in them is wider than in others: what may be done under them may be done under those.</summary>
    public bool AreWithin(Marks other) => Equals(Join(other));

    /// <summary>The marks with which it leaves: for those who get it and what they asked for alone, and with codes put on.</summary>
    /// <exception cref="InvalidOperationException">Codes are put on that contradict the other marks, or H3, which has no words here.</exception>
    public Marks NarrowedTo(Audience audience, ReleasePurposes purposes, HandlingCodes stamps) => Made(ToDraft() with
    {
        Audience = Audience.Intersect(audience),
        Purposes = Purposes & purposes,
        Handling = Handling | stamps,
    });

    /// <summary>What they are made of, to make others.</summary>
    public MarksDraft ToDraft() => new()
    {
        Tlp = Tlp,
        Pap = Pap,
        Handling = Handling,
        HandlingTexts = _texts,
        Source = Source,
        Information = Information,
        Purposes = Purposes,
        Role = Role,
        Rights = Rights,
        Originators = _originators,
        Audience = Audience,
        RetainUntil = RetainUntil,
        LegalBases = LegalBases,
    };

    public bool Equals(Marks? other) => other is not null
        && (Tlp, Pap, Handling, Source, Information) == (other.Tlp, other.Pap, other.Handling, other.Source, other.Information)
        && (Purposes, Role, Rights, LegalBases) == (other.Purposes, other.Role, other.Rights, other.LegalBases)
        && (Audience, RetainUntil) == (other.Audience, other.RetainUntil)
        && _texts.SequenceEqual(other._texts, StringComparer.Ordinal)
        && _originators.SequenceEqual(other._originators);

    public override bool Equals(object? obj) => Equals(obj as Marks);

    public override int GetHashCode() => HashCode.Combine(Tlp, Pap, Handling, Purposes, Role, RetainUntil, LegalBases, _originators.Length);

    /// <summary>How they are said in short, as at the head of a paper; nobody is named.</summary>
    public override string ToString() =>
        $"TLP:{MarkWords.Of(Tlp)} PAP:{MarkWords.Of(Pap)} {MarkWords.Short(Handling)} {Source}{(int)Information} until {RetainUntil}";

    private static Marks Made(MarksDraft draft) =>
        FaultOf(draft) is { } fault ? throw new InvalidOperationException($"Marks that were made of marks: {fault}.") : new Marks(draft);

    private static T Max<T>(T left, T right)
        where T : struct, Enum => Comparer<T>.Default.Compare(left, right) >= 0 ? left : right;

    private static string? FaultOf(MarksDraft draft) =>
        draft.Tlp is Tlp.None || !Enum.IsDefined(draft.Tlp) ? "how far it may be spread (TLP) is not said"
        : draft.Pap is Pap.None || !Enum.IsDefined(draft.Pap) ? "what may be done with it (PAP) is not said"
        : draft.Source is SourceReliability.None || !Enum.IsDefined(draft.Source) ? "how far its source is trusted is not said"
        : draft.Information is InformationCredibility.None || !Enum.IsDefined(draft.Information) ? "how sure it is is not said"
        : draft.Role is SubjectRole.None || !Enum.IsDefined(draft.Role) ? "what its subject is in the matter is not said"
        : (draft.Handling & ~AllCodes) != 0 ? "a handling code is none of H0 to H3"
        : (draft.Rights & ~AllRights) != 0 ? "a risk for somebody's rights is none that is known"
        : (draft.LegalBases & ~AllBases) != 0 ? "a legal basis is none that is known"
        : (draft.Purposes & ~AllPurposes) != 0 ? "it may be used for combating crime alone (H0)"
        : draft.RetainUntil < Instant.Min || draft.RetainUntil > Instant.Max ? "the time until which it may be kept is none"
        : FaultOfPersons(draft) ?? FaultOfTexts(draft);

    private static string? FaultOfPersons(MarksDraft draft) =>
        draft.Originators.Count == 0 || draft.Originators.Any(party => !party.IsSomebody) ? "whom it came from is not said"
        : draft.Originators.Distinct().Count() > PartiesMax ? $"it has more than {PartiesMax} originators"
        : draft.Audience.Parties.Count > PartiesMax ? $"its audience names more than {PartiesMax}"
        : draft.Tlp == Tlp.Red && draft.Audience.IsEverybody ? "what is for named persons (TLP:RED) is not for everybody"
        : draft.Tlp == Tlp.Clear && (draft.Handling & HandlingCodes.H2) != 0 ? "what anybody may have (TLP:CLEAR) cannot be kept from being passed on (H2)"
        : null;

    private static string? FaultOfTexts(MarksDraft draft) =>
        draft.HandlingTexts.Count > 0 != ((draft.Handling & HandlingCodes.H3) != 0) ? "H3 and its words stand together or not at all"
        : draft.HandlingTexts.Any(text => VisibleText.IsBlank(text) || text.Length > HandlingTextCharactersMax)
            ? $"a text of H3 has 1 to {HandlingTextCharactersMax} characters"
        : draft.HandlingTexts.Distinct(StringComparer.Ordinal).Count() > HandlingTextsMax ? $"it has more than {HandlingTextsMax} texts of H3"
        : null;
}
