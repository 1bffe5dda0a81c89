using Cordon.Simulation.Chance;

namespace Cordon.Simulation.Crime;

/// <summary>
/// Victims who are talked into more than paying: a friend's money comes to your account, please send it on. Their account is a mule's from
/// then on, signed in to by themselves; what passes is another victim's money and is labelled as such.
/// </summary>
internal sealed class BorrowedAccounts(World world, Dice dice, Recruiting recruiting)
{
    // By kind, in per cent of the payments made: employment, shopping, impersonation, investment, romance.
    private static readonly int[] AskedPercent = [7, 0, 3, 4, 9];

    public void Ask(Case scam, long time)
    {
        var account = scam.Victim.Current;
        if (dice.Percent(AskedPercent[(int)scam.Kind]) && account is { Mule: null, IsFrozen: false, BalanceMinor: >= 0 } && scam.Next < scam.Steps.Count)
        {
            recruiting.EnlistVictim(scam.Gang, dice.Below(scam.Gang.LastLevel + 1), account, 1 + dice.Below(5), time);
            world.Deeds.VictimsUsed++;
        }
    }
}
