using Cordon.Core.Screening.Activity;
using Cordon.Core.Values;

namespace Cordon.Core.Networks;

/// <summary>Money that left within a day of coming, to another than a merchant.</summary>
/// <param name="Came">By which payment it came.</param>
/// <param name="Left">By which it left.</param>
/// <param name="Minor">How much of both it is, in minor units.</param>
internal readonly record struct PassedMoney(PastPayment Came, PastPayment Left, long Minor)
{
    /// <summary>Tells which of what came left within a day: what came last first.</summary>
    /// <param name="payments">An account's, in the order of booking.</param>
    public static List<PassedMoney> Of(IReadOnlyList<PastPayment> payments)
    {
        var passed = new List<PassedMoney>();
        var held = new Stack<(PastPayment Payment, long Kept)>();
        foreach (var payment in payments)
        {
            if (payment.IsIn)
            {
                held.Push((payment, payment.Minor));
                continue;
            }

            var leaving = payment.OtherKind == AccountKind.Merchant ? 0 : payment.Minor;
            while (leaving > 0 && held.TryPeek(out var last) && last.Payment.TimeMilliseconds >= payment.TimeMilliseconds - Instant.DayMilliseconds)
            {
                held.Pop();
                var part = Math.Min(leaving, last.Kept);
                leaving -= part;
                passed.Add(new PassedMoney(last.Payment, payment, part));
                if (part < last.Kept)
                {
                    held.Push((last.Payment, last.Kept - part));
                }
            }
        }

        return passed;
    }
}
