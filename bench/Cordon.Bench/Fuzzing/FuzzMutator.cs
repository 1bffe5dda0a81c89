using System.Text;

namespace Cordon.Bench.Fuzzing;

/// <summary>Breaks samples: bytes changed, pieces taken out, put in, doubled, repeated, spliced from another sample, ends cut off.</summary>
public static class FuzzMutator
{
    /// <summary>Inputs grow no further; what only length could break has limits with tests of their own.</summary>
    private const int InputBytesMax = 256 * 1024;

    private const int BreaksMax = 4;

    /// <summary>What trips up readers of any text, and numbers at the edges of their types.</summary>
    public static readonly byte[][] PlainPieces =
    [
        .. new[]
        {
            "", "\0", "\n", "\r", "\r\n", "\t", " ", "\"", "'", "\\", ",", ".", ":", ";", "-", "+", "=", "/", "(", ")", "[", "]", "{", "}", "0", "1", "9",
            "00", "-0", "-1", "1e9", "1E-400", "0x10", "NaN", "inf", "null", "true", "é", "😀", "\uFEFF", "\uFFFF", "\u0085", "\u2028", "a", "Z", "EUR", "JPY",
            "127", "255", "65535", "65536", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        }.Select(Encoding.UTF8.GetBytes),
        [0x80], [0xC0], [0xFF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0, 0, 0, 0, 0x80],
    ];

    /// <summary>A sample of the target, broken in one to four places; now and then whole, now and then noise.</summary>
    public static byte[] Break(FuzzTarget target, FuzzDice dice)
    {
        var input = dice.Of(target.Samples);
        switch (dice.Below(64))
        {
            case 0:
                return input;
            case 1:
                return Noise(dice);
            default:
                for (var left = 1 + dice.Below(BreaksMax); left > 0; left--)
                {
                    input = BreakOnce(input, target, dice);
                }

                return input.Length > InputBytesMax ? input[..InputBytesMax] : input;
        }
    }

    private static byte[] BreakOnce(byte[] input, FuzzTarget target, FuzzDice dice)
    {
        var at = dice.Below(input.Length + 1);
        var length = Math.Min(1 + dice.Below(dice.Below(4) == 0 ? 200 : 8), input.Length - at);
        switch (dice.Below(12))
        {
            case 0 or 1 when at < input.Length:
                return Changed(input, at, (byte)(input[at] ^ (1 << dice.Below(8))));
            case 2 when at < input.Length:
                return Changed(input, at, (byte)dice.Below(256));
            case 3:
                return [.. input.AsSpan(0, at), .. input.AsSpan(at + length)];
            case 4:
                return [.. input.AsSpan(0, at + length), .. input.AsSpan(at)];
            case 5:
                return input[..at];
            case 6:
                var other = dice.Of(target.Samples);
                var from = dice.Below(other.Length + 1);
                return [.. input.AsSpan(0, at), .. other.AsSpan(from, Math.Min(1 + dice.Below(80), other.Length - from)), .. input.AsSpan(at + length)];
            case 7 when dice.Below(16) == 0:
                return [.. input.AsSpan(0, at), .. Repeated(dice.Of(target.Pieces), dice), .. input.AsSpan(at)];
            case 8 or 9:
                return [.. input.AsSpan(0, at), .. dice.Of(target.Pieces), .. input.AsSpan(at + length)];
            default:
                return [.. input.AsSpan(0, at), .. dice.Of(target.Pieces), .. input.AsSpan(at)];
        }
    }

    private static byte[] Changed(byte[] input, int at, byte to)
    {
        var changed = input.AsSpan().ToArray();
        changed[at] = to;
        return changed;
    }

    private static byte[] Repeated(byte[] piece, FuzzDice dice)
    {
        var times = 1 << dice.Below(12);
        var repeated = new byte[piece.Length * times];
        for (var i = 0; i < times; i++)
        {
            piece.CopyTo(repeated, i * piece.Length);
        }

        return repeated;
    }

    private static byte[] Noise(FuzzDice dice)
    {
        var noise = new byte[dice.Below(200)];
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)dice.Below(256);
        }

        return noise;
    }
}
