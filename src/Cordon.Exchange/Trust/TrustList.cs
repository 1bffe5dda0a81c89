using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Trust;

/// <summary>
/// Which centres and keys are trusted: one list for all, signed by two at the least of those who keep it, with a number that only grows and a day on which it
/// ends. Who is not in it is nobody.
/// </summary>
/// <param name="Sequence">Greater than that of every list before it.</param>
/// <param name="Issued">Since when.</param>
/// <param name="ValidUntil">Until when: <see cref="LifeMax"/> later at the most.</param>
/// <param name="Keepers">Who signs the next list.</param>
/// <param name="WitnessesNeeded">How many others than the log's own centre must have co-signed a checkpoint before it counts.</param>
/// <param name="Centres">Who is trusted.</param>
public sealed record TrustList(
    long Sequence, Instant Issued, Instant ValidUntil, IReadOnlyList<TrustKeeper> Keepers, int WitnessesNeeded, IReadOnlyList<TrustedCentre> Centres)
{
    /// <summary>What its envelope says that it is.</summary>
    public const string PayloadType = "application/vnd.cordon.trust-list.v1+json";

    /// <summary>Keepers who must have signed a list.</summary>
    public const int SignaturesNeeded = 2;

    /// <summary>The longest that a list counts: a centre that hears of no new one must not go on for ever with what has been withdrawn.</summary>
    public static readonly TimeSpan LifeMax = TimeSpan.FromDays(30);

    /// <summary>Who is trusted by a name; null for nobody.</summary>
    public TrustedCentre? Centre(string id) => Centres.FirstOrDefault(centre => centre.Id == id);

    /// <summary>Whose certificate has a key; null for nobody's.</summary>
    /// <param name="pin">SHA-256 of its SubjectPublicKeyInfo.</param>
    public TrustedCentre? CentreOfPin(byte[] pin) => Centres.FirstOrDefault(centre => centre.Pins.Any(one => one.AsSpan().SequenceEqual(pin)));

    /// <summary>Whether a moment is within its days.</summary>
    public bool IsValid(Instant at) => Issued <= at && at < ValidUntil;

    /// <summary>Signs it.</summary>
    public Envelope Sign(params IReadOnlyList<SecretKey> keepers) => Envelope.Of(PayloadType, ExchangeJson.Write(this), keepers);

    /// <summary>Reads a list that two of the keepers of the one before it signed; the reason where it is not to be taken.</summary>
    /// <param name="keepers">Who signs lists, as known before this one is looked at.</param>
    public static (TrustList? List, string? Refusal) Read(Envelope envelope, IReadOnlyList<TrustKeeper> keepers)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(keepers);
        if (envelope.PayloadType != PayloadType)
        {
            return (null, $"it is no trust list: {envelope.PayloadType}");
        }

        // A keeper is a key: one that stands under two names is one.
        var signers = keepers.Where(keeper => envelope.IsSignedBy(keeper.KeyId, keeper.PublicKey)).DistinctBy(keeper =>
            Convert.ToHexString(keeper.PublicKey)).Count();
        return signers < SignaturesNeeded ? (null, $"{signers} of its keepers signed it, {SignaturesNeeded} are needed")
            : ExchangeJson.Read<TrustList>(envelope.Payload) is not { } list ? (null, "it cannot be read")
            : list.Fault() is { } fault ? (null, fault)
            : (list, null);
    }

    /// <summary>What an envelope says, whoever signed it; null where it says nothing. To be shown, never to be gone by.</summary>
    public static TrustList? Unchecked(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return envelope.PayloadType == PayloadType ? ExchangeJson.Read<TrustList>(envelope.Payload) : null;
    }

    /// <summary>What is wrong with it in itself; null where nothing is.</summary>
    private string? Fault() =>
        Sequence < 1 ? "its number is none"
        : ValidUntil <= Issued || ValidUntil - Issued > LifeMax ? $"it counts longer than {LifeMax.TotalDays} days, or not at all"
        : Keepers.DistinctBy(keeper => Convert.ToHexString(keeper.PublicKey)).Count() <= SignaturesNeeded ? "it names fewer than three keepers"
        : WitnessesNeeded < 1 ? "it wants no witness"
        : Centres.DistinctBy(centre => centre.Id).Count() != Centres.Count ? "two centres have one name"
        : Centres.SelectMany(centre => centre.Keys).GroupBy(key => key.KeyId).Any(keys => keys.Count() > 1) ? "two keys have one name"
        : Centres.SelectMany(centre => centre.Keys).GroupBy(key => Convert.ToHexString(key.PublicKey)).Any(keys => keys.Count() > 1)
            ? "a key stands in it twice, for two uses or two centres"
        : Centres.SelectMany(centre => centre.Pins).GroupBy(Convert.ToHexString).Any(pins => pins.Count() > 1) ? "two centres have one certificate"
        : Centres.FirstOrDefault(centre => FaultOf(centre) is not null) is { } bad ? $"{bad.Id}: {FaultOf(bad)}"
        : null;

    private static string? FaultOf(TrustedCentre centre) =>
        centre.Id.Length is 0 or > 40 || centre.Id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') ? "its name is none"
        : VerifierKey.Read(centre.LogKey) is null ? "its log's key is none"
        : CosignerKey.Read(centre.WitnessKey) is null ? "its witness's key is none"
        : !Uri.TryCreate(centre.Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.PathAndQuery != "/"
            ? "its address is none"
        : centre.Pins.Count is 0 or > 2 || centre.Pins.Any(pin => pin.Length != MerkleTree.HashBytes) ? "one or two certificates are needed"
        : centre.Keys.Any(key => key.PublicKey.Length != 32 || key.KeyId.Length == 0) ? "one of its keys is none"
        : null;
}
