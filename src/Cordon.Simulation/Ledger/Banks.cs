using System.Globalization;
using Cordon.Simulation.Chance;

namespace Cordon.Simulation.Ledger;

/// <summary>The banks: six at home (country XA), one in each of four countries abroad. All are fictional.</summary>
internal static class Banks
{
    public const int HomeCount = 6;

    public static readonly string[] Bics =
        ["ARDEXA2K", "BRUNXA3L", "CEDAXA4M", "DOVRXA5N", "ELMSXA6P", "FENNXA7Q", "GALEXB2R", "HOLTXC3S", "INVEXD4T", "JURAXE5U"];

    // A market of one large bank and some small ones.
    private static readonly int[] Shares = [30, 24, 18, 12, 9, 7];

    public static int AtHome(Dice dice) => dice.Weighted(Shares);

    public static int Abroad(Dice dice) => HomeCount + dice.Below(Bics.Length - HomeCount);

    /// <summary>
    /// An account number of ten digits that shows neither the order of opening nor the holder's kind. The factor is odd and no multiple
    /// of five, so no two serials share a number.
    /// </summary>
    public static string Number(int bank, int serial)
    {
        const ulong Numbers = 10_000_000_000;
        var scrambled = ((((ulong)serial + 7_919) * 6_364_136_223) + ((ulong)bank * 1_442_695_041)) % Numbers;
        return scrambled.ToString("D10", CultureInfo.InvariantCulture);
    }
}
