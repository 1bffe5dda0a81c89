namespace Cordon.Core.Networks.Roles;

/// <summary>
/// Tells the roles of a gang's accounts from its money. A pure function: no list, label or model goes in. A role is a judgement about an account and
/// what was done with it; it says nothing of what its holder knew.
/// </summary>
public static class GangRoles
{
    /// <summary>The roles of all accounts, in the accounts' order.</summary>
    /// <exception cref="ArgumentException">The money does not fit together; the message says where.</exception>
    public static IReadOnlyList<AccountRoles> Of(GangMoney money)
    {
        ArgumentNullException.ThrowIfNull(money);
        money.Check();
        var sums = money.Accounts.Select(_ => new AccountSums()).ToArray();
        foreach (var at in money.InOrder())
        {
            var transfer = money.Transfers[at];
            sums[transfer.Payer].Add(at, transfer, isPayer: true);
            sums[transfer.Payee].Add(at, transfer, isPayer: false);
        }

        return [.. sums.Select((sum, account) => Told(money, account, sum))];
    }

    private static AccountRoles Told(GangMoney money, int at, AccountSums sums)
    {
        var account = money.Accounts[at];
        return new AccountRoles(at, new RoleJudge(money, account, sums).Judge())
        {
            FromVictimsMinor = sums.VictimsMinor,
            FromGangMinor = sums.GangMinor,
            PassedInsideMinor = sums.InsideMinor,
            LeftMinor = sums.LeftMinor,
            PaidAsVictimMinor = sums.PaidMinor,
            LyingMinor = account.IsWayOut ? 0 : account.LyingMinor ?? sums.KeptMinor,
            FirstMilliseconds = sums.First == long.MaxValue ? 0 : sums.First,
            LastMilliseconds = sums.Last == long.MinValue ? 0 : sums.Last,
        };
    }
}
