using System.Globalization;
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
    private const int NearParts = 10;

    /// <summary>Whether an account of it ends in digits that were told.</summary>
    public bool IsEndTold { get; init; }

    /// <summary>Whether one digit, or the order of two, parts an account of it from one that was told.</summary>
    public bool IsDigitOff { get; init; }

    /// <summary>
    /// How much speaks for it: more than all below it together for each sign, in the order named, payee, sum, account's end, payer, a digit off, near sum. Whom
    /// the money went to says more than how much it was, since a mule is paid the same sum by many; whose it was says less, since a victim pays many.
    /// </summary>
    public int Weight => (IsNamed ? 64 : 0) + (IsPayeeTold ? 32 : 0) + (IsAmountTold ? 16 : 0) + (IsEndTold ? 8 : 0) + (IsPayerTold ? 4 : 0)
        + (IsDigitOff ? 2 : 0) + (IsAmountNear ? 1 : 0);

    /// <summary>Whether it may be chosen before an officer looks: it was named, or an account, or its end, and the sum agree.</summary>
    public bool IsStrong => IsNamed || ((IsPayeeTold || IsPayerTold || IsEndTold) && IsAmountTold);

    /// <summary>What speaks for a payment.</summary>
    public static PaymentFit Of(Money amount, IReadOnlyCollection<ToldAmount> told, bool isNamed, bool isPayeeTold, bool isPayerTold)
    {
        ArgumentNullException.ThrowIfNull(told);
        return new PaymentFit(isNamed, isPayeeTold, isPayerTold, told.Any(one => Difference(one, amount) == 0), told.Any(one => IsNear(one, amount)));
    }

    private static bool IsNear(ToldAmount told, Money amount) =>
        MinorOf(told, amount.Currency) is { } minor
        && (Int128.Abs((Int128)minor - amount.Minor) <= (Int128)Math.Abs(amount.Minor) / NearParts || IsTransposed(minor, amount.Minor));

    /// <summary>Whether two digits side by side have changed places between two sums.</summary>
    private static bool IsTransposed(long told, long paid)
    {
        var (one, other) = (told.ToString(CultureInfo.InvariantCulture), paid.ToString(CultureInfo.InvariantCulture));
        var at = one.Length == other.Length ? one.AsSpan().CommonPrefixLength(other) : one.Length;
        return at + 1 < one.Length && one[at] == other[at + 1] && one[at + 1] == other[at] && one.AsSpan(at + 2).SequenceEqual(other.AsSpan(at + 2));
    }

    /// <summary>How far apart they are, in the payment's minor units; null where they cannot be compared.</summary>
    private static Int128? Difference(ToldAmount told, Money amount) =>
        MinorOf(told, amount.Currency) is { } minor ? Int128.Abs((Int128)minor - amount.Minor) : null;

    private static long? MinorOf(ToldAmount told, Currency currency) =>
        (told.Currency is { } named && named != currency)
        || Money.TryParseMajor(Encoding.ASCII.GetBytes(told.Major), currency, out var minor) != AmountFault.None
            ? null
            : minor;
}
