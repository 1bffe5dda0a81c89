using System.Globalization;

namespace Cordon.Bench.Measuring;

/// <summary>The words <c>[--rounds N] [--seed N]</c> of runs that break things at random moments.</summary>
internal static class RoundsAndSeed
{
    /// <summary>Reads them over what stands in for those not given. False: wrong usage, which has been told.</summary>
    public static bool TryRead(IReadOnlyList<string> args, int roundsMax, ref int rounds, ref int seed)
    {
        for (var at = 0; at < args.Count; at += 2)
        {
            var value = at + 1 < args.Count ? args[at + 1] : "";
            var isGood = args[at] switch
            {
                "--rounds" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0 && rounds <= roundsMax,
                "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!isGood)
            {
                Console.Error.WriteLine($"'{args[at]} {value}' is neither --rounds N, 1 to {roundsMax}, nor --seed N.");
                return false;
            }
        }

        return true;
    }
}
