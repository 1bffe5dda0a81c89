using System.Globalization;
using System.Text;
using Cordon.Exchange.Matching;

namespace Cordon.Bench.Matching;

/// <summary>Two centres that ask each other: one key, and inputs of which the holder has the even ones.</summary>
internal static class MatchWorld
{
    public const string Kind = "account";

    public static OprfHolder Holder() => new(OprfMode.Verifiable, new byte[32], "asking|holding|account|2026-11"u8);

    public static byte[] Input(long number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"asc1|account|HARBXA2X/{number:D10}"));

    /// <summary>The inputs that the holder has.</summary>
    public static IEnumerable<byte[]> Records(int count)
    {
        for (long i = 0; i < count; i++)
        {
            yield return Input(2 * i);
        }
    }
}
