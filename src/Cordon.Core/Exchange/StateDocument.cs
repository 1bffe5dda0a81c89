using System.Text;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange;

/// <summary>
/// A document that a state issued to a person, written "country/kind/number": SG/passport/K1234567E. Numbers are told apart by who issued what: the same
/// digits are a passport in one country and an identity card in another.
/// </summary>
public static class StateDocument
{
    /// <summary>Kinds of documents that are asked about.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["passport", "identity-card", "driving-licence", "residence-permit", "tax-number"];

    internal static CanonicalReading Read(string written)
    {
        var parts = written.Trim().Split('/', 3);
        if (parts.Length != 3)
        {
            return CanonicalReading.Refused("a document is written country/kind/number");
        }

        var (country, kind) = (parts[0].Trim().ToUpperInvariant(), parts[1].Trim().ToLowerInvariant());
        if (country.Length != 2 || !Ascii.IsValid(country) || !Country.IsKnown((byte)country[0], (byte)country[1]))
        {
            return CanonicalReading.Refused("its country is none of ISO 3166-1's two letters");
        }

        return !Kinds.Contains(kind) ? CanonicalReading.Refused($"its kind is none of {string.Join(", ", Kinds)}")
            : Canonicaliser.Bare(parts[2]) is { } number ? CanonicalReading.Of(CanonicalKind.Document, $"{country}/{kind}/{number}")
            : CanonicalReading.Refused("its number has letters and digits, with blanks, points and hyphens between");
    }
}
