namespace Cordon.Core.Values;

/// <summary>Countries of ISO 3166-1, by their two letters; XA to XZ (user-assigned) are the fictional countries of samples, XK is Kosovo.</summary>
public static class Country
{
    private const string Codes =
        "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCR"
        + "CUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHU"
        + "IDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQ"
        + "MRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI"
        + "SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

    private static readonly System.Collections.BitArray Known = Build();

    /// <summary>Whether two capital letters are a country's code, or one of the fictional XA to XZ.</summary>
    public static bool IsKnown(byte first, byte second) =>
        (uint)(first - 'A') < 26 && (uint)(second - 'A') < 26 && Known[((first - 'A') * 26) + second - 'A'];

    private static System.Collections.BitArray Build()
    {
        var known = new System.Collections.BitArray(26 * 26);
        for (var at = 0; at < Codes.Length; at += 2)
        {
            known[((Codes[at] - 'A') * 26) + Codes[at + 1] - 'A'] = true;
        }

        for (var letter = 0; letter < 26; letter++)
        {
            known[(('X' - 'A') * 26) + letter] = true;
        }

        return known;
    }
}
