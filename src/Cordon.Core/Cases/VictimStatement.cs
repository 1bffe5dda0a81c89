using System.Collections.Immutable;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>What a victim is told of his money: what was stolen, what became of it, what was paid to him and how that was computed.</summary>
/// <param name="Case">The case.</param>
/// <param name="ReportId">The victim's report.</param>
/// <param name="IsSettled">Whether the payment has left; where it has not, it was stopped or is held.</param>
/// <param name="Amount">The payment's amount: what was stolen, or what was stopped.</param>
/// <param name="Time">The payment's time.</param>
/// <param name="HeldMinor">What of it banks hold now, in minor units of the stolen currency.</param>
/// <param name="ReturnedMinor">What of it banks paid back.</param>
/// <param name="Held">What banks hold on this case's orders.</param>
/// <param name="Entries">The bookings of the case's ledger.</param>
/// <param name="Plans">The restitutions in which the victim has a share.</param>
public sealed record VictimStatement(
    uint Case, string ReportId, bool IsSettled, Money Amount, Instant Time, long HeldMinor, long ReturnedMinor,
    ImmutableArray<(string Bank, Money Amount)> Held, ImmutableArray<LedgerEntry> Entries, ImmutableArray<RestitutionPlan> Plans)
{
    /// <summary>What was paid to the victim, a sum for each currency.</summary>
    public IReadOnlyList<Money> Paid =>
    [
        .. Entries.SelectMany(entry => entry.Lines).Where(line => line.Account.Kind == LedgerAccountKind.Restituted)
            .GroupBy(line => line.Amount.Currency).Select(lines => new Money(lines.Sum(line => line.Amount.Minor), lines.Key)),
    ];

    /// <summary>What happened and how each payment to the victim was computed, in sentences.</summary>
    public IReadOnlyList<string> Sentences => IsSettled
        ? IsTakenBack ? ["Every report of this payment was taken back: nothing counts as taken from you."]
            : [Theft, .. Holds, Kept, .. Payments, .. Payouts, .. GivenUp]
        : [$"Your payment of {Amount} of {Time} has not left your bank: nothing of it is lost."];

    /// <summary>Whether what happened last is that nothing was stolen.</summary>
    private bool IsTakenBack => Entries is [.., { Cause: LedgerCause.TakenBack }];

    private string Theft => $"{Amount} was taken from you on {Time}.";

    private IEnumerable<string> Holds => Held.Select(hold => $"{hold.Bank} holds {hold.Amount} for this case; it is not paid out yet.");

    private string Kept =>
        $"Of your money banks hold {In(HeldMinor)} now and have paid back {In(ReturnedMinor)}. What is held may still have to be let go.";

    private IEnumerable<string> Payments => Entries.Where(entry => entry.Cause == LedgerCause.ReturnedToVictim).Select(entry =>
        $"{entry.By} paid {entry.Lines.First(line => line.Account.Kind == LedgerAccountKind.Restituted).Amount} back to your bank on {entry.Time}.");

    private IEnumerable<string> Payouts => Plans.Where(plan => plan.PaidAt is not null)
        .SelectMany(plan => plan.Shares.Where(share => share.Case == Case).Select(share => Payout(plan, share)));

    private IEnumerable<string> GivenUp => Entries.Where(entry => entry.Cause == LedgerCause.WrittenOff).Select(entry =>
        $"On {entry.Time} {entry.Lines[0].Amount} was given up: {entry.Reason}");

    /// <summary>The statement as a text.</summary>
    public string ToText()
    {
        var text = new StringBuilder($"Statement for report {VisibleText.Of(ReportId)}, case {CaseId.Of(Case)}\n\n");
        foreach (var sentence in Sentences)
        {
            // Names and reasons in it are what banks said: they make no lines of their own.
            text.Append(VisibleText.Of(sentence)).Append('\n');
        }

        return text.Append($"\nPaid to you: {(Paid.Count == 0 ? "nothing yet" : string.Join(", ", Paid))}\n").ToString();
    }

    private string Payout(RestitutionPlan plan, RestitutionShare share)
    {
        var currency = plan.Recovered.Currency;
        var together = plan.Shares.Length == 1 ? "for you" : $"for {plan.Shares.Length} victims whose money went through the same accounts";
        return $"By {plan.PaidAt} {plan.Recovered} had been recovered {together}. {Of(share.TracedMinor)} of it was traced to your payment, which comes first."
            + (share.RestMinor == 0 ? "" : $" What was traced to nobody was divided by what each still missed; your part was {Of(share.RestMinor)}.")
            + (share.PaidMinor == 0 ? "" : $" You had had {Of(share.PaidMinor)} of it before.")
            + $" {Of(share.DueMinor)} was paid to you ({plan.Id}).";

        Money Of(long minor) => new(minor, currency);
    }

    private Money In(long minor) => Amount with { Minor = minor };
}
