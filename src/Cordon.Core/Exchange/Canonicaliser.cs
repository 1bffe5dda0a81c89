using System.Text;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange;

/// <summary>
/// Writes what centres ask each other about in one way. Its rules have a version, which stands in every input: a centre that reads by other rules would
/// miss what both know without noticing, so another version is refused. Nothing is guessed: what may be two things is refused with the reason.
/// </summary>
/// <remarks>The rules are in docs/exchange.md, with the vectors that hold them still. A change of a value that a vector has is another version.</remarks>
public static class Canonicaliser
{
    /// <summary>The version of the rules.</summary>
    public const string Version = "asc1";

    /// <summary>The most characters of an account's number at its bank.</summary>
    private const int AccountNumberMax = 34;

    private static readonly string[] Names = ["none", "account", "iban", "phone", "email", "url", "wallet", "document"];

    /// <summary>A kind as it stands in inputs.</summary>
    public static string NameOf(CanonicalKind kind) => Names[(int)kind];

    /// <summary>Why what another centre writes by its version cannot be matched with ours; null where it can.</summary>
    public static string? FaultOfVersion(string version) => version == Version
        ? null : $"its identifiers are of version \"{version}\", ours of {Version}: they are not compared";

    /// <summary>Reads an identifier.</summary>
    /// <param name="kind">What it is said to be.</param>
    /// <param name="written">As somebody wrote it. An account as "BIC/number", a document as "country/kind/number" (see <see cref="StateDocument"/>).</param>
    /// <param name="countryCode">The code of telephone numbers without one, such as "65"; empty where they are refused.</param>
    /// <returns>What it is; an account whose number is an IBAN is read as that.</returns>
    public static CanonicalReading Read(CanonicalKind kind, string written, string countryCode = "")
    {
        ArgumentNullException.ThrowIfNull(written);
        return kind switch
        {
            _ when written.Length > CanonicalIdentifier.LengthMax => CanonicalReading.Refused(
                $"it has {written.Length} characters, 1 to {CanonicalIdentifier.LengthMax} are allowed"),
            CanonicalKind.Account => ReadAccount(written.Trim()),
            CanonicalKind.Iban => IbanOf(written.Trim()) is { } iban
                ? CanonicalReading.Of(CanonicalKind.Iban, iban)
                : CanonicalReading.Refused("it is no IBAN: its country, length or check digits are wrong"),
            CanonicalKind.Phone => Taken(kind, PhoneNumber.Read(written, countryCode)),
            CanonicalKind.Email => Taken(kind, EmailAddress.ReadAny(written)),
            CanonicalKind.Url => CanonicalUrl.Read(written),
            CanonicalKind.Wallet => Taken(kind, WalletAddress.Read(WithoutChain(written))),
            CanonicalKind.Document => StateDocument.Read(written),
            _ => CanonicalReading.Refused("its kind is not said"),
        };
    }

    /// <summary>Reads an input that another centre made: only what these rules would have written.</summary>
    public static CanonicalReading ReadInput(ReadOnlySpan<byte> input)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(input);
        }
        catch (DecoderFallbackException)
        {
            return CanonicalReading.Refused("it is not UTF-8");
        }

        var parts = text.Split('|', 3);
        if (parts.Length != 3)
        {
            return CanonicalReading.Refused("it is not version|kind|value");
        }

        if (FaultOfVersion(parts[0]) is { } fault)
        {
            return CanonicalReading.Refused(fault);
        }

        var kind = (CanonicalKind)Math.Max(Array.IndexOf(Names, parts[1]), 0);
        var reading = Read(kind, parts[2]);
        return !reading.IsRead || (reading.Identifier.Kind == kind && reading.Identifier.Value == parts[2])
            ? reading : CanonicalReading.Refused($"it is not written as {Version} writes it");
    }

    private static CanonicalReading Taken(CanonicalKind kind, IdentifierReading read) =>
        read.IsRead ? CanonicalReading.Of(kind, read.Identifier.Value) : CanonicalReading.Refused(read.Fault!);

    private static CanonicalReading ReadAccount(string written)
    {
        var slash = written.IndexOf('/', StringComparison.Ordinal);
        if (IbanOf(slash < 0 ? written : written[(slash + 1)..].Trim()) is { } iban)
        {
            return CanonicalReading.Of(CanonicalKind.Iban, iban);
        }

        if (slash < 0)
        {
            return CanonicalReading.Refused("an account that has no IBAN is written with its bank: BIC/number");
        }

        Span<byte> bank = stackalloc byte[Bic.LengthMax];
        var length = slash <= Bic.LengthMax && Ascii.IsValid(written.AsSpan(0, slash)) ? Bic.Normalise(Encoding.ASCII.GetBytes(written[..slash]), bank) : 0;
        if (length == 0)
        {
            return CanonicalReading.Refused("its bank is no BIC");
        }

        // Zeros at its beginning are part of some banks' numbers and padding in others': they stay.
        var number = Bare(written[(slash + 1)..]);
        return number is null ? CanonicalReading.Refused($"its number has 1 to {AccountNumberMax} letters and digits, with blanks, points and hyphens between")
            : CanonicalReading.Of(CanonicalKind.Account, $"{Encoding.ASCII.GetString(bank[..length])}/{number}");
    }

    /// <summary>Letters and digits in capitals, without what stands between them to be read better; null where anything else is in it.</summary>
    internal static string? Bare(string number)
    {
        var bare = string.Concat(number.Where(c => c is not (' ' or '-' or '.'))).ToUpperInvariant();
        return bare.Length is > 0 and <= AccountNumberMax && bare.All(char.IsAsciiLetterOrDigit) ? bare : null;
    }

    private static string? IbanOf(string text)
    {
        Span<byte> iban = stackalloc byte[Iban.LengthMax];
        var length = Ascii.IsValid(text) ? Iban.Normalise(Encoding.ASCII.GetBytes(text.Replace("-", "", StringComparison.Ordinal)), iban) : 0;
        return length == 0 ? null : Encoding.ASCII.GetString(iban[..length]);
    }

    private static string WithoutChain(string wallet)
    {
        var text = wallet.Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && text[..colon].ToLowerInvariant() is "btc" or "eth" or "trx" or "bitcoin" or "ethereum" or "tron" ? text[(colon + 1)..] : text;
    }
}
