using System.Text;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// Writes a label of a host name in ASCII (RFC 3492). The framework's own depends on the library of the machine it runs on, and a link must not.
/// </summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int ThresholdMin = 1;
    private const int ThresholdMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCode = 128;

    /// <summary>The label as it is looked up: itself in ASCII, else with the prefix of encoded labels.</summary>
    public static string Encode(string label)
    {
        var runes = label.EnumerateRunes().Select(rune => rune.Value).ToList();
        if (runes.TrueForAll(code => code < FirstCode))
        {
            return label;
        }

        var encoded = new StringBuilder("xn--");
        foreach (var code in runes.Where(code => code < FirstCode))
        {
            encoded.Append((char)code);
        }

        var basic = encoded.Length - 4;
        if (basic > 0)
        {
            encoded.Append('-');
        }

        var (next, delta, bias, handled) = (FirstCode, 0, FirstBias, basic);
        while (handled < runes.Count)
        {
            var least = runes.Where(code => code >= next).Min();
            delta = checked(delta + ((least - next) * (handled + 1)));
            next = least;
            foreach (var code in runes)
            {
                delta += code < next ? 1 : 0;
                if (code == next)
                {
                    Write(encoded, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            next++;
        }

        return encoded.ToString();
    }

    private static void Write(StringBuilder to, int delta, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, ThresholdMin, ThresholdMax);
            if (delta < threshold)
            {
                to.Append(Digit(delta));
                return;
            }

            to.Append(Digit(threshold + ((delta - threshold) % (Base - threshold))));
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Adapt(int delta, int points, bool isFirst)
    {
        delta /= isFirst ? Damp : 2;
        delta += delta / points;
        var k = 0;
        for (; delta > (Base - ThresholdMin) * ThresholdMax / 2; k += Base)
        {
            delta /= Base - ThresholdMin;
        }

        return k + ((Base - ThresholdMin + 1) * delta / (delta + Skew));
    }
}
