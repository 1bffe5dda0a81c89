using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange;

namespace Cordon.Exchange.Asking;

/// <summary>Who asks whom about which kind of identifier, and in which epoch: what a key is for, and what every message names.</summary>
/// <param name="Asker">The centre that asks.</param>
/// <param name="Holder">The centre that is asked, and whose key it is.</param>
/// <param name="Kind">The kind of identifier, as the canonicaliser names it.</param>
/// <param name="Number">Which epoch of the two and the kind, from 1.</param>
public sealed record EpochName(string Asker, string Holder, string Kind, long Number)
{
    private const char Bar = '|';

    /// <summary>Whether it names something, and its text could not be another's.</summary>
    [JsonIgnore]
    public bool IsWhole => IsCentre(Asker) && IsCentre(Holder) && Asker != Holder && Number > 0
        && Enum.GetValues<CanonicalKind>().Any(kind => kind != CanonicalKind.None && Canonicaliser.NameOf(kind) == Kind);

    /// <summary>What the key of this epoch is derived from, besides the secret seed.</summary>
    /// <exception cref="InvalidOperationException">It names nothing.</exception>
    public byte[] ToKeyInfo() => IsWhole
        ? Encoding.UTF8.GetBytes(ToString()) : throw new InvalidOperationException("An epoch of no two centres, or of no kind, has no key.");

    /// <summary>All four, parted by bars.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Asker}{Bar}{Holder}{Bar}{Kind}{Bar}{Number}");

    private static bool IsCentre(string name) => VerifierKey.IsName(name) && !name.Contains(Bar, StringComparison.Ordinal);
}
