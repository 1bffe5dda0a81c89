using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>How orders are approved and how long they last. Sums are in minor units of the centre's reference currency.</summary>
/// <param name="AutomaticUpTo">Orders up to this sum are approved by rule at once, if the money came by few hops.</param>
/// <param name="AutomaticHopsMax">So few: each hop is one more holder who may be innocent.</param>
/// <param name="TwoPersonsAbove">Orders above this sum need two persons.</param>
/// <param name="AnswerWithin">A bank that has not answered by then is reminded; above zero.</param>
/// <param name="Laws">How long an amount may be held, by country and date; the first that fits counts.</param>
public sealed record FreezeRules(
    long AutomaticUpTo, int AutomaticHopsMax, long TwoPersonsAbove, TimeSpan AnswerWithin, IReadOnlyList<HoldLaw> Laws)
{
    /// <summary>No order is made for less than this: a person's or a bank's minute costs more. What is left out is counted, and told.</summary>
    public long LeastAmount { get; init; } = 100;

    /// <summary>
    /// In euro: from 1.00 on, up to 10,000.00 within three hops by rule, two persons above 100,000.00, half an hour to answer, 72 hours where no
    /// law is known. The laws: China 48 hours (receive-only), Thailand 3 days and 7 more, India 90 days.
    /// </summary>
    public static FreezeRules Standard { get; } = new(
        1_000_000, 3, 10_000_000, TimeSpan.FromMinutes(30),
        [
            new HoldLaw("CN", new Instant(0), TimeSpan.FromHours(48), TimeSpan.Zero, "emergency stop of payment, 48 hours"),
            new HoldLaw("TH", new Instant(0), TimeSpan.FromDays(3), TimeSpan.FromDays(7), "bank 3 days, police 7 more"),
            new HoldLaw("IN", new Instant(0), TimeSpan.FromDays(90), TimeSpan.Zero, "lien on the disputed amount, 90 days"),
            new HoldLaw("", new Instant(0), TimeSpan.FromHours(72), TimeSpan.Zero, "the centre's own time, 72 hours; no law of this country is entered"),
        ]);

    /// <summary>The standard rules in another reference currency: sums worth as much.</summary>
    public static FreezeRules StandardIn(Currency reference)
    {
        var rates = ReferenceRates.BuiltIn(reference);
        return Standard with
        {
            AutomaticUpTo = Converted(Standard.AutomaticUpTo),
            TwoPersonsAbove = Converted(Standard.TwoPersonsAbove),
            LeastAmount = Converted(Standard.LeastAmount),
        };

        long Converted(long cents) => rates.Size(new Money(cents, Currency.Parse("EUR")));
    }

    /// <summary>How often the wait for the next reminder is doubled at most: from half an hour to 32 hours.</summary>
    private const int DoublingsMax = 6;

    /// <summary>How long after a reminder the next one is due: twice as long each time, so that a silent bank is not buried in them.</summary>
    /// <param name="reminders">Reminders sent, this one among them.</param>
    public TimeSpan ReminderAfter(int reminders) => AnswerWithin * (1L << Math.Min(reminders, DoublingsMax));

    /// <summary>The law for an account of a bank at a time.</summary>
    public HoldLaw LawOf(string bank, Instant time)
    {
        var country = bank.Length >= 6 ? bank[4..6] : "";
        return Laws.First(law => (law.Country.Length == 0 || law.Country == country) && law.From <= time);
    }
}
