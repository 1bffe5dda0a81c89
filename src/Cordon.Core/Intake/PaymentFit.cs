using System.Text;
using Cordon.Core.Values;

namespace Cordon.Core.Intake;

/// <summary>What speaks for a payment being the one that a victim means.</summary>
/// <param name="IsNamed">Its own identifier was told.</param>
/// <param name="IsPayeeTold">It went to an account that was told.</param>
/// <param name="IsPayerTold">It came from an account that was told.</param>
/// <param name="IsAmountTold">It is of a sum that was told.</param>
/// <param name="IsAmountNear">It is of about such a sum: a fee, or a number said from memory.</param>
public readonly record struct PaymentFit(bool IsNamed, bool IsPayeeTold, bool IsPayerTold, bool IsAmountTold, bool IsAmountNear)
{
    /// <summary>How far a sum said from memory may be off: one part in this many.</summary>
    private const int NearParts = 20;

    /// <summary>
    /// How much speaks for it: more than all below it together for each sign, in the order named, payee, sum, payer, near sum. Whom the money went to says more
    /// than how much it was, since a mule is paid the same sum by many; whose it was says less, since a victim pays many.
    /// </summary>
    public int Weight => (IsNamed ? 16 : 0) + (IsPayeeTold ? 8 : 0) + (IsAmountTold ? 4 : 0) + (IsPayerTold ? 2 : 0) + (IsAmountNear ? 1 : 0);

    /// <summary>Whether it may be chosen before an officer looks: it was named, or an account and the sum agree.</summary>
    public bool IsStrong => IsNamed || ((IsPayeeTold || IsPayerTold) && IsAmountTold);

    /// <summary>What speaks for a payment.</summary>
    public static PaymentFit Of(Money amount, IReadOnlyCollection<ToldAmount> told, bool isNamed, bool isPayeeTold, bool isPayerTold)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new PaymentFit(isNamed, isPayeeTold, isPayerTold, told.Any(one => Difference(one, amount) == 0), told.Any(one => IsNear(one, amount)));
    }

    private static bool IsNear(ToldAmount told, Money amount) =>
        Difference(told, amount) is { } off && off <= (Int128)Math.Abs(amount.Minor) / NearParts;

    /// <summary>How far apart they are, in the payment's minor units; null where they cannot be compared.</summary>
    private static Int128? Difference(ToldAmount told, Money amount) =>
        (told.Currency is { } currency && currency != amount.Currency)
        || Money.TryParseMajor(Encoding.ASCII.GetBytes(told.Major), amount.Currency, out var minor) != AmountFault.None
            ? null
            : Int128.Abs((Int128)minor - amount.Minor);
}
