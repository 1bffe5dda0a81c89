namespace Cordon.Core.Values;

/// <summary>A bank's identifier (ISO 9362): four letters or digits for the party, two for the country, two for the place, maybe three for the branch.</summary>
/// <remarks>The head office may be written with or without the branch XXX; both are the same bank, kept as eight characters.</remarks>
public static class Bic
{
    /// <summary>The most characters a BIC has.</summary>
    public const int LengthMax = 11;

    /// <summary>Writes the canonical form (capitals, branch XXX dropped) and returns its length, or 0 when the text is no BIC.</summary>
    public static int Normalise(ReadOnlySpan<byte> text, Span<byte> canonical)
    {
        if (text.Length is not (8 or 11))
        {
            return 0;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            b = (uint)(b - 'a') < 26 ? (byte)(b - 32) : b;
            if ((uint)(b - 'A') >= 26 && (uint)(b - '0') > 9)
            {
                return 0;
            }

            canonical[i] = b;
        }

        if (!Country.IsKnown(canonical[4], canonical[5]))
        {
            return 0;
        }

        return text.Length == 11 && !canonical[8..11].SequenceEqual("XXX"u8) ? 11 : 8;
    }
}
