using System.Globalization;
using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;

namespace Cordon.Web.Abroad;

/// <summary>The records of a case: the accounts in which its money was met, and the payment that was reported. Whose each field is stands here.</summary>
internal static class GiveRecords
{
    /// <summary>The records of a case; null where it may not be opened.</summary>
    public static async Task<IReadOnlyList<GiveRecord>?> OfAsync(Centre centre, CaseDesk desk, uint number, ActingOfficer me)
    {
        if (!centre.HasCase(number) || desk.WorkFor(number, me) is null)
        {
            return null;
        }

        var records = new List<GiveRecord>();
        foreach (var order in centre.OrdersOf(number))
        {
            records.Add(new GiveRecord(
                order.Id, GiveWords.RecordOf.With($"{order.Bank}/{order.Account}"),
                [
                    new ReleaseField("account", $"{order.Bank}/{order.Account}", FieldClass.Account),
                    new ReleaseField("disputed", Said(order.Asked), FieldClass.Payment),
                    .. await PaymentAsync(centre, order.Payment, order.Hop <= 1).ConfigureAwait(false),
                ]));
        }

        if (await centre.FindCasesAsync([number]).ConfigureAwait(false) is [{ Payment: > 0 and var reported }])
        {
            records.Add(new GiveRecord(
                "payment", GiveWords.RecordPayment,
                [
                    .. await PaymentAsync(centre, reported, true).ConfigureAwait(false),
                    .. await PayeeAsync(centre, reported).ConfigureAwait(false),
                ]));
        }

        return records;
    }

    private static async Task<IReadOnlyList<ReleaseField>> PaymentAsync(Centre centre, long payment, bool isVictims)
    {
        if (payment == 0 || await centre.ReadDecisionAsync(payment).ConfigureAwait(false) is not { } read)
        {
            return [];
        }

        // Who paid first is the victim; who passed it on is nobody of whom this says anything.
        return
        [
            new ReleaseField("payment", Text(read, PaymentText.PaymentId), FieldClass.Payment),
            new ReleaseField("paid_at", read.Payment.Time(0).ToString(), FieldClass.Payment),
            new ReleaseField("amount", Said(read.Payment.Amount(0)), FieldClass.Payment),
            new ReleaseField("payer_account", Text(read, PaymentText.PayerAccount), isVictims ? FieldClass.Victim : FieldClass.ThirdParty),
        ];
    }

    private static async Task<IReadOnlyList<ReleaseField>> PayeeAsync(Centre centre, long payment) =>
        await centre.ReadDecisionAsync(payment).ConfigureAwait(false) is { } read
            ? [new ReleaseField("account", Text(read, PaymentText.PayeeAccount), FieldClass.Account)] : [];

    private static string Text(RecordedDecision read, PaymentText what) => Encoding.UTF8.GetString(read.Payment.Text(0, what));

    private static string Said(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money}");
}
