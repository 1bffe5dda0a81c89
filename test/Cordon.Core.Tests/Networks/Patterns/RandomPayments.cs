using CsCheck;
using Cordon.Core.Networks.Patterns;

namespace Cordon.Core.Tests.Networks.Patterns;

/// <summary>Short, dense histories: few accounts, equal times, payments that come late or to oneself, amounts near thresholds and near each other.</summary>
internal static class RandomPayments
{
    public const long Window = 1_000;
    public const long Start = 1_760_000_000_000;

    private static readonly long[] Amounts = [100_000, 99_000, 95_000, 89_999, 80_000, 60_000, 290_000, 1];

    /// <summary>Options with a window of a second and short lists.</summary>
    public static PatternOptions Options(int paymentsMax) => new()
    {
        WindowMilliseconds = Window,
        PaymentsMax = paymentsMax,
        DormantMilliseconds = 700,
        AwakeMilliseconds = 1_500,
        ThresholdsMinor = [100_000, 300_000],
    };

    public static Gen<PatternPayment[]> Histories(int accounts, int payments) =>
        Gen.Select(Gen.Int[1, accounts], Gen.Int[1, accounts], Gen.Int[-8, 12], Gen.Int[0, 400], Gen.Int[0, Amounts.Length - 1])
            .Array[0, payments].Select(Build);

    /// <summary>The same histories every time, for what is to be counted in them.</summary>
    public static IEnumerable<PatternPayment[]> Fixed(int accounts, int payments, int histories)
    {
        var random = new Random(1);
        for (var history = 0; history < histories; history++)
        {
            yield return Build([.. Enumerable.Range(0, random.Next(payments + 1)).Select(_ =>
                (random.Next(1, accounts + 1), random.Next(1, accounts + 1), random.Next(-8, 13), random.Next(401), random.Next(Amounts.Length)))]);
        }
    }

    private static PatternPayment[] Build((int Payer, int Payee, int Step, int Milliseconds, int Amount)[] drawn)
    {
        var (time, pairs) = (Start, new HashSet<(int, int)>());
        var built = new PatternPayment[drawn.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            // Most come in the order of time, many of them at the same; one in twenty comes late, up to more than the window.
            var (payer, payee, step, milliseconds, amount) = drawn[i];
            time += step < 0 ? 0 : milliseconds / (step + 1);
            var late = step == -8 ? 3 * milliseconds : 0;
            built[i] = new PatternPayment(i + 1, (uint)payer, (uint)payee, time - late, Amounts[amount], pairs.Add((payer, payee)));
        }

        return built;
    }
}
