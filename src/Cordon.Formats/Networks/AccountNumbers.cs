using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;

namespace Cordon.Formats.Networks;

/// <summary>How accounts are written on a gang's page and in its data: a victim's no further than that two can be told apart.</summary>
internal static class AccountNumbers
{
    /// <summary>Characters shown of a victim's number, where they are less than half of it.</summary>
    private const int ShownOfVictim = 4;

    /// <summary>
    /// The account's number. Of a victim whose account took no stolen money the last characters, a tilde and the account's place among all: who speaks with
    /// him has the payment.
    /// </summary>
    public static string Of(GangDossier gang, int account)
    {
        var (roles, number) = (gang.Roles[account], gang.Money.Accounts[account].Number);
        if (!roles.Has(Role.Victim) || roles.FromVictimsMinor + roles.FromGangMinor > 0)
        {
            return number;
        }

        return $"…{(number.Length > 2 * ShownOfVictim ? number[^ShownOfVictim..] : "")}~{GangWords.Number(account + 1)}";
    }
}
