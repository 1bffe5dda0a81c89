using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Whether and when victims report. Delays follow the one published table by hours (Xiamen 2015, 513 cases: 17.7 % within an hour, 48.5 %
/// in 1 to 12 hours, 10.3 % in 12 to 24, the rest later); who trusted a lover or a broker finds out days and weeks later.
/// </summary>
internal sealed class Reporting(World world, Dice dice, StolenLedger stolen)
{
    // Of 1,000: within an hour, 1 to 12 hours, 12 to 24 hours, later.
    private static readonly int[] DelayWeights = [177, 485, 103, 235];

    // Against the average over all kinds, in per cent: employment, shopping, impersonation, investment, romance.
    private static readonly int[] ReportsPercent = [104, 92, 124, 96, 70];

    private const int FrozenAfterReportPercent = 85;

    private int _reports;

    public bool WillReport(ScamKind kind) => dice.Below(10_000) < world.Options.ReportedPercent * ReportsPercent[(int)kind];

    /// <summary>From the last payment to the report, in milliseconds.</summary>
    public long Delay(ScamKind kind)
    {
        var isLong = kind is ScamKind.Investment or ScamKind.Romance;
        if (isLong && dice.Percent(70))
        {
            return dice.Spread(kind == ScamKind.Romance ? 9 * Hours.MillisecondsPerDay : 5 * Hours.MillisecondsPerDay, 260);
        }

        if (kind == ScamKind.Shopping && dice.Percent(45))
        {
            return dice.Spread(4 * Hours.MillisecondsPerDay, 200);
        }

        return dice.Weighted(DelayWeights) switch
        {
            0 => dice.Between(6 * Hours.MillisecondsPerMinute, Hours.MillisecondsPerHour),
            1 => dice.Between(Hours.MillisecondsPerHour, 12 * Hours.MillisecondsPerHour),
            2 => dice.Between(12 * Hours.MillisecondsPerHour, 24 * Hours.MillisecondsPerHour),
            _ => Hours.MillisecondsPerDay + dice.Spread(40 * Hours.MillisecondsPerHour, 300),
        };
    }

    /// <summary>Files one row for each payment of the case, and has banks freeze the accounts that took them, hours later.</summary>
    public void Report(Case scam, long time)
    {
        var narrative = Narratives.Tell(dice, scam);
        var knows = dice.Weighted([40, 25, 35]);
        foreach (var (payment, _) in scam.Paid)
        {
            var reportId = $"r{++_reports:D6}";
            world.Books.Sink!.Reported(new SimulatedReport(
                new Instant(time), reportId, payment.Sequence, scam.Kind, narrative,
                knows == 1 && scam.Kind != ScamKind.Impersonation ? "" : scam.Phone,
                scam.Kind is ScamKind.Impersonation ? "" : scam.Url,
                knows == 0 || scam.Kind is ScamKind.Impersonation ? "" : scam.Handle));
            TellWhereabouts(payment.Sequence, reportId, time);
        }

        foreach (var mule in scam.Paid.Select(paid => paid.Mule).Distinct())
        {
            if (dice.Percent(FrozenAfterReportPercent))
            {
                var acts = time + dice.Spread(7 * Hours.MillisecondsPerHour, 280);
                world.Agenda.Add(new Intent(acts, Act.Freeze, mule.Account.Index, 0, 0, 0));
            }
        }
    }

    private void TellWhereabouts(long payment, string reportId, long time)
    {
        foreach (var entry in stolen.Of(payment))
        {
            var others = entry.Fate == MoneyFate.Lies ? stolen.LyingIn(entry.Account) - entry.AmountMinor : 0;
            world.Books.Sink!.Lies(new SimulatedWhereabouts(
                new Instant(time), reportId, payment, entry.Fate, entry.Account.Row, entry.AmountMinor, others, entry.Hop));
        }
    }
}
