using System.Numerics;
using System.Text;

namespace Cordon.Core.Exchange.Release;

/// <summary>How marks are written where machines read them: one word each, in small letters with hyphens; TLP and PAP in capitals, as everybody does.</summary>
internal static class MarkWords
{
    public static string Of(Tlp tlp) => tlp == Tlp.AmberStrict ? "AMBER+STRICT" : tlp.ToString().ToUpperInvariant();

    public static string Of(Pap pap) => pap.ToString().ToUpperInvariant();

    public static string Short(HandlingCodes codes) =>
        codes == HandlingCodes.None ? "H0" : string.Join('+', EachOf(codes).Select(code => code.ToString()));

    /// <summary>"PossibleTrafficking" as possible-trafficking.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && (char.IsAsciiLetterUpper(name[i]) || (char.IsAsciiDigit(name[i]) && !char.IsAsciiDigit(name[i - 1]))))
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(name[i]));
        }

        return word.ToString();
    }

    /// <summary>Each flag that is set, the lowest first.</summary>
    public static IEnumerable<T> EachOf<T>(T flags)
        where T : struct, Enum
    {
        for (var left = Convert.ToUInt32(flags, null); left != 0; left &= left - 1)
        {
            yield return (T)Enum.ToObject(typeof(T), 1u << BitOperations.TrailingZeroCount(left));
        }
    }
}
