using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Crime;

/// <summary>How each kind of scam takes its money: when, in how many payments, with which baits.</summary>
internal sealed class Scripts(Dice dice, long major)
{
    /// <summary>The steps that take <paramref name="lossMinor"/> from a victim, beginning on a day.</summary>
    public List<CaseStep> Write(ScamKind kind, long midnight, long lossMinor) => kind switch
    {
        ScamKind.Employment => Employment(midnight, lossMinor),
        ScamKind.Shopping => Shopping(midnight, lossMinor),
        ScamKind.Impersonation => Impersonation(midnight, lossMinor),
        ScamKind.Investment => Investment(midnight, lossMinor),
        _ => Romance(midnight, lossMinor),
    };

    /// <summary>Small wages first; then deposits that double, the first of which comes back with a bonus.</summary>
    private List<CaseStep> Employment(long midnight, long loss)
    {
        var steps = new List<CaseStep>();
        var time = midnight + Hours.Waking.Draw(dice);
        steps.Add(new CaseStep(time, dice.Between(4, 18) * major, true));
        var deposits = Math.Clamp((int)(loss / (90 * major)), 2, 3 + dice.Below(4));
        for (var i = 0; i < deposits; i++)
        {
            time = Awake(time + dice.Spread(4 * Hours.MillisecondsPerHour, 300));
            var part = Round(loss * (1L << i) / ((1L << deposits) - 1));
            steps.Add(new CaseStep(time, part, false));
            if (i == 0)
            {
                steps.Add(new CaseStep(Awake(time + dice.Spread(50 * Hours.MillisecondsPerMinute, 200)), Round(part * 125 / 100), true));
                time = steps[^1].Time;
            }
        }

        return steps;
    }

    /// <summary>One payment, as in any shop; one in twelve is asked for a customs fee some days later.</summary>
    private List<CaseStep> Shopping(long midnight, long loss)
    {
        var time = midnight + Hours.Online.Draw(dice);
        var price = dice.Percent(50) ? Math.Max(major, Round(loss)) - (major / 100) : Round(loss);
        var steps = new List<CaseStep> { new(time, Math.Max(1, price), false) };
        if (dice.Below(12) == 0)
        {
            steps.Add(new CaseStep(Awake(time + (dice.Between(1, 4) * Hours.MillisecondsPerDay)), Round((loss / 6) + (9 * major)), false));
        }

        return steps;
    }

    /// <summary>The caller stays on the line: one to four payments within two hours.</summary>
    private List<CaseStep> Impersonation(long midnight, long loss)
    {
        var payments = loss < 900 * major ? 1 : 1 + dice.Weighted([35, 35, 20, 10]);
        var time = midnight + Hours.Office.Draw(dice);
        var steps = new List<CaseStep>();
        var left = loss;
        for (var i = 0; i < payments; i++)
        {
            var part = i == payments - 1 ? left : left * dice.Between(35, 65) / 100;
            steps.Add(new CaseStep(time, Round(part), false));
            left -= part;
            time += dice.Between(4, 32) * Hours.MillisecondsPerMinute;
        }

        return steps;
    }

    /// <summary>Sums that grow by three fifths, over one to six weeks, with a withdrawal that works in between.</summary>
    private List<CaseStep> Investment(long midnight, long loss)
    {
        var payments = 3 + dice.Below(5);
        long weights = 0;
        long weight = 100;
        for (var i = 0; i < payments; i++)
        {
            (weights, weight) = (weights + weight, weight * 8 / 5);
        }

        var gap = dice.Between(2, 8) * Hours.MillisecondsPerDay;
        var time = midnight + Hours.Waking.Draw(dice);
        var steps = new List<CaseStep>();
        var baitAfter = dice.Below(2);
        weight = 100;
        for (var i = 0; i < payments; i++)
        {
            var part = Round(loss * weight / weights);
            steps.Add(new CaseStep(time, part, false));
            if (i == baitAfter && dice.Percent(70))
            {
                var pays = Awake(time + (dice.Between(8, 40) * Hours.MillisecondsPerHour));
                steps.Add(new CaseStep(pays, Round(part * dice.Between(12, 50) / 100), true));
                time = pays;
            }

            weight = weight * 8 / 5;
            time = Awake(time + dice.Spread(gap, 130));
        }

        return steps;
    }

    /// <summary>A ticket, a hospital, a customs officer: uneven sums over two to eight weeks.</summary>
    private List<CaseStep> Romance(long midnight, long loss)
    {
        var payments = 3 + dice.Below(6);
        var shares = new long[payments];
        long total = 0;
        for (var i = 0; i < payments; i++)
        {
            shares[i] = dice.Between(10, 60) + (i * 8);
            total += shares[i];
        }

        var gap = dice.Between(3, 11) * Hours.MillisecondsPerDay;
        var time = midnight + Hours.Evening.Draw(dice);
        var steps = new List<CaseStep>();
        for (var i = 0; i < payments; i++)
        {
            steps.Add(new CaseStep(time, Round(loss * shares[i] / total), false));
            time = Awake(time + dice.Spread(gap, 130));
        }

        return steps;
    }

    /// <summary>The same hour's minutes after seven, where a time lies in the small hours.</summary>
    public static long Awoken(long time)
    {
        var hour = time % Hours.MillisecondsPerDay / Hours.MillisecondsPerHour;
        return hour >= 7 ? time : time + ((7 - hour) * Hours.MillisecondsPerHour);
    }

    /// <summary>Out of the small hours, when victims sleep.</summary>
    private long Awake(long time) => Awoken(time) is var awoken && awoken == time ? time : awoken + dice.Between(0, 2 * Hours.MillisecondsPerHour);

    private long Round(long minor)
    {
        var majors = minor / major;
        var step = majors < 60 ? 1 : majors < 600 ? 10 : majors < 5_000 ? 50 : 100;
        return Math.Max(step, majors / step * step) * major;
    }
}
