using System.Globalization;
using Cordon.Core.Language;

namespace Cordon.Core.Values;

/// <summary>
/// How likely something is, a payment a scam or two names one bearer's, in millionths: 0 to 1,000,000. Integer, so that a score computed twice is
/// equal.
/// </summary>
public readonly record struct Score(int Millionths)
{
    /// <summary>Certainty, in millionths.</summary>
    public const int One = 1_000_000;

    /// <summary>Above it something is all but sure, and told as "over 99.99 %"; in millionths.</summary>
    public const int AllButSure = 999_900;

    private static readonly Phrase Least = new("under 0.01 %", "0.01 %以下");
    private static readonly Phrase Most = new("over 99.99 %", "99.99 %以上");

    /// <summary>In per cent, with as many decimals as matter: "under 0.01 %", "0.06 %", "87 %", "99.91 %", "over 99.99 %".</summary>
    public string Percent(Tongue tongue = Tongue.English)
    {
        var decimals = Millionths is < 10_000 or > 990_000 ? "0.##" : Millionths < 100_000 ? "0.#" : "0";
        return Millionths < 100 ? Least.In(tongue)
            : Millionths > AllButSure ? Most.In(tongue)
            : (Millionths / 10_000m).ToString(decimals, CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A decimal from 0 to 1 with six digits.</summary>
    public override string ToString() => (Millionths / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
