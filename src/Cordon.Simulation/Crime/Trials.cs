using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Gangs try an account before they trust it: one that victims are to pay, with a small sum of their own some hours before; one further on, with
/// a small part of the stolen money, before the rest follows.
/// </summary>
internal sealed class Trials(World world, Dice dice, Recruiting recruiting)
{
    /// <summary>How the label's pattern calls a trial with the gang's own money.</summary>
    public const string Pattern = "gang/test";

    private const int TriesPercent = 60;
    private const int PreparesPercent = 85;
    private static readonly string[] Purposes = ["", "test", "coffee", "thanks", "lunch", "1"];

    /// <summary>Takes a mule ahead of need and plans its trial.</summary>
    public void PlanDay(Gang gang, long midnight)
    {
        if (dice.Percent(PreparesPercent) && recruiting.Prepare(gang, midnight) is { } mule)
        {
            var time = gang.WhenWorking(midnight + dice.Between(Hours.MillisecondsPerHour, 22 * Hours.MillisecondsPerHour), dice);
            world.Agenda.Add(new Intent(time, Act.Test, mule.Account.Index, 0, 0, 0));
        }
    }

    public void Try(Mule mule, long time)
    {
        var minor = Small();
        if (mule.Gang.War is not { } war || war.SpendableMinor < minor || mule.Account.IsFrozen)
        {
            return;
        }

        var manner = new Manner("mobile", dice.Of(Purposes), mule.Gang.Devices[0], mule.Gang.Ips[0]);
        world.Books.Move(time, war, mule.Account, minor, manner, SimulatedTruth.Genuine, Pattern);
        mule.IsTested = true;
        world.Deeds.Tests++;
    }

    /// <summary>What goes to the next mule first; null when it gets all at once.</summary>
    public long? First(Mule mule, Mule next)
    {
        if (next.IsTested || mule.Account.StolenMinor < 300 * world.Major || !dice.Percent(TriesPercent))
        {
            return null;
        }

        next.IsTested = true;
        mule.Tried = next;
        world.Deeds.Tests++;
        return Small();
    }

    private long Small() => dice.Percent(50) ? dice.Between(1, 20) * world.Major : dice.Between(world.Major / 2 + 1, 25 * world.Major);
}
