using System.Text.Json.Serialization;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;
using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>On what terms another centre may ask this one privately.</summary>
/// <param name="Asker">Which centre.</param>
/// <param name="Kinds">About which kinds of identifiers, each once.</param>
/// <param name="PerDay">How many elements of each kind it may ask in a day; a batch spends its whole size.</param>
/// <param name="Purposes">For what, by the agreement of the two.</param>
/// <param name="Basis">On which agreement that rests, in words.</param>
/// <param name="Until">Until when.</param>
public sealed record OpeningWish(
    string Asker, IReadOnlyList<CanonicalKind> Kinds, int PerDay, ReleasePurposes Purposes, string Basis, Instant Until)
{
    /// <summary>The longest time for which two persons open their centre at once: a year.</summary>
    public static readonly TimeSpan LongestFor = TimeSpan.FromDays(366);

    /// <summary>The most elements of a kind in a day: 10^8 numbers are 27 years away.</summary>
    public const int PerDayMax = 10_000;

    /// <summary>What another centre may be let ask about.</summary>
    public static IReadOnlyList<CanonicalKind> AllKinds { get; } =
        [CanonicalKind.Phone, CanonicalKind.Iban, CanonicalKind.Account, CanonicalKind.Email, CanonicalKind.Wallet];

    /// <summary>What it may be let ask for: the combating of crime, and nothing else.</summary>
    private const ReleasePurposes AllPurposes = ReleasePurposes.Prevention | ReleasePurposes.Recovery | ReleasePurposes.Investigation
        | ReleasePurposes.Prosecution | ReleasePurposes.Protection;

    /// <summary>Whether each field is what it can be. Less than a batch in a day would be a door that opens for nobody.</summary>
    [JsonIgnore]
    public bool IsWhole => Asker.Length > 0 && Kinds.Count > 0 && Kinds.Distinct().Count() == Kinds.Count && Kinds.All(kind => AllKinds.Contains(kind))
        && PerDay >= QueryManifest.Sizes[0] && PerDay <= PerDayMax && Purposes != ReleasePurposes.None && (Purposes & ~AllPurposes) == 0
        && Basis.Length <= QueryManifest.WordsMax && !string.IsNullOrWhiteSpace(Basis);

    /// <summary>The quota of each of its epochs.</summary>
    [JsonIgnore]
    public QuotaLimits Limits => new((long)PerDay * EpochKeeper.LifeDays, PerDay);
}
