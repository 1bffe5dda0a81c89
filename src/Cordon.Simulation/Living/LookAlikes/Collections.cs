using Cordon.Simulation.Chance;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living.LookAlikes;

/// <summary>
/// People who collect from many for one cause, on an account opened for it: a funeral, which ends in one bill, and help in an emergency, which
/// is paid on to several families within hours and days.
/// </summary>
internal sealed class Collections(World world, Dice dice) : LookAlike(world, dice)
{
    private const int FuneralsPer100000 = 3;
    private const int EmergenciesPer100000 = 1;
    private static readonly int[] Gifts = [10, 20, 20, 30, 50, 50, 100, 150, 200];

    public override void PlanDay(int day, long midnight)
    {
        for (var funerals = Count(FuneralsPer100000); funerals > 0; funerals--)
        {
            if (Somebody() is { } relative)
            {
                Bury(relative, midnight);
            }
        }

        for (var emergencies = Count(EmergenciesPer100000); emergencies > 0; emergencies--)
        {
            if (Somebody() is { } helper)
            {
                Help(helper, midnight);
            }
        }
    }

    private void Bury(Person relative, long midnight)
    {
        var account = Dice.Percent(60) ? Open(relative, midnight) : relative.Current;
        var givers = 14 + Dice.Below(50);
        Gather(relative, account, midnight, givers, 5, 70, Occasion.Funeral);
        var pays = midnight + (Dice.Between(4, 7) * Hours.MillisecondsPerDay) + Hours.Office.Draw(Dice);
        var bill = account == relative.Current ? Round(Dice.Spread(2_600 * Major, 120), 10) : 0;
        Plan(pays, account, Dice.Of(Firms.Craftsmen), bill, Occasion.FuneralBill);
        PlanSweep(pays + Dice.Between(Hours.MillisecondsPerHour, Hours.MillisecondsPerDay), account, Dice.Of(Firms.Venues), Occasion.FuneralBill);
    }

    private void Help(Person helper, long midnight)
    {
        var account = Open(helper, midnight);
        Gather(helper, account, midnight, 50 + Dice.Below(140), 2, 20, Occasion.EmergencyHelp);
        var pays = midnight + (30 * Hours.MillisecondsPerHour);
        for (var families = 3 + Dice.Below(6); families > 0; families--)
        {
            pays += Dice.Between(Hours.MillisecondsPerHour, 14 * Hours.MillisecondsPerHour);
            PlanSweep(pays, account, Dice.Percent(20) ? Dice.Of(Firms.Charities) : Anybody().Current, Occasion.EmergencyPaidOut);
        }
    }

    private void Gather(Person collector, Account account, long midnight, int givers, int days, int nearPercent, Occasion occasion)
    {
        for (; givers > 0; givers--)
        {
            var gives = midnight + (9 * Hours.MillisecondsPerHour) + Dice.Between(0, days * Hours.MillisecondsPerDay);
            Plan(gives, NearOrAnybody(collector, nearPercent).Current, account, Dice.Of(Gifts) * Major, occasion);
        }
    }
}
