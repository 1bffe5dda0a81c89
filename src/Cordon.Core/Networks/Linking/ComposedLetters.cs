using System.Text;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// Writes a Latin letter and a mark behind it as the one letter that both are: two writings of one host are one host. The platform's own normalisation leaves
/// text as it is where it has no tables of the machine's, and a link must not depend on the machine. From the Unicode character database, small letters.
/// </summary>
internal static class ComposedLetters
{
    private static readonly (string Mark, string Letters, string Composed)[] Table =
    [
        ("\u0300", "aeiouēōwâăêôơưy", "àèìòùḕṑẁầằềồờừỳ"),
        ("\u0301", "aeiouyclnrszçēïkmõōpũwâăêôơư", "áéíóúýćĺńŕśźḉḗḯḱḿṍṓṕṹẃấắếốớứ"),
        ("\u0302", "aeioucghjswyzạẹọ", "âêîôûĉĝĥĵŝŵŷẑậệộ"),
        ("\u0303", "anoiuvâăeêôơưy", "ãñõĩũṽẫẵẽễỗỡữỹ"),
        ("\u0308", "aeiouyhõūwxt", "äëïöüÿḧṏṻẅẍẗ"),
        ("\u030A", "auwy", "åůẘẙ"),
        ("\u0327", "cgklnrstdh", "çģķļņŗşţḑḩ"),
        ("\u0304", "aeiougḷṛ", "āēīōūḡḹṝ"),
        ("\u0306", "aegiouȩạ", "ăĕğĭŏŭḝặ"),
        ("\u0328", "aeiu", "ąęįų"),
        ("\u0307", "cegzbdfhmnprsśšṣtwxyſ", "ċėġżḃḋḟḣṁṅṗṙṡṥṧṩṫẇẋẏẛ"),
        ("\u030C", "cdelnrstz", "čďěľňřšťž"),
        ("\u030B", "ou", "őű"),
        ("\u031B", "ou", "ơư"),
        ("\u0325", "a", "ḁ"),
        ("\u0323", "bdhklmnrstvwzaeioơuưy", "ḅḍḥḳḷṃṇṛṣṭṿẉẓạẹịọợụựỵ"),
        ("\u0331", "bdklnrtzh", "ḇḏḵḻṉṟṯẕẖ"),
        ("\u032D", "delntu", "ḓḙḽṋṱṷ"),
        ("\u0330", "eiu", "ḛḭṵ"),
        ("\u032E", "h", "ḫ"),
        ("\u0324", "u", "ṳ"),
        ("\u0309", "aâăeêioôơuưy", "ảẩẳẻểỉỏổởủửỷ"),
    ];

    private static readonly Dictionary<(char Letter, char Mark), char> ByPair = Table
        .SelectMany(row => row.Letters.Select((letter, at) => (Pair: (letter, row.Mark[0]), Composed: row.Composed[at])))
        .ToDictionary(entry => entry.Pair, entry => entry.Composed);

    /// <summary>The text with composed letters; one of several marks in the order of the marks.</summary>
    public static string Of(string text)
    {
        if (text.All(char.IsAscii))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (composed.Length > 0 && ByPair.TryGetValue((composed[^1], letter), out var both))
            {
                composed[^1] = both;
            }
            else
            {
                composed.Append(letter);
            }
        }

        return composed.ToString();
    }
}
