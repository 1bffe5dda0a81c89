namespace Cordon.Core.Networks.Roles;

/// <summary>
/// What a gang's accounts, devices and contacts are worth: how much money would not have got out, had one been taken away at a moment. Nothing is
/// assumed of what the gang would have done instead.
/// </summary>
/// <param name="OutMinor">What could get out with all of them.</param>
/// <param name="Nodes">Each, those that stop most first; such as stop nothing are left out.</param>
/// <param name="Groups">The best pair and the best three of the gang's accounts, as far as there are so many that stop something.</param>
/// <param name="IsBounded">Whether there were more than were looked at: those that less money moved through are then not told.</param>
public sealed record KeyNodes(long OutMinor, IReadOnlyList<KeyNode> Nodes, IReadOnlyList<KeyGroup> Groups, bool IsBounded)
{
    /// <summary>
    /// Each costs a flow over all transfers. Those that most money moves through are taken, and none stops more than moves through it: what is beyond
    /// sixty stops no more than the last of these moves, and is not looked at, which <see cref="IsBounded"/> tells.
    /// </summary>
    public const int CandidatesMax = 60;

    /// <summary>The largest group: a night has so many doors for one team.</summary>
    public const int GroupMax = 3;

    /// <summary>Finds them.</summary>
    /// <param name="money">The gang's money.</param>
    /// <param name="roles">The roles of its accounts, as <see cref="GangRoles.Of"/> tells them.</param>
    /// <param name="afterMilliseconds">From when on they are taken away, from the Unix epoch; before, all happens as it did.</param>
    /// <exception cref="ArgumentException">The money does not fit together, or the roles are another gang's.</exception>
    public static KeyNodes Of(GangMoney money, IReadOnlyList<AccountRoles> roles, long afterMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(money);
        ArgumentNullException.ThrowIfNull(roles);
        money.Check();
        if (roles.Count != money.Accounts.Count)
        {
            throw new ArgumentException($"There are roles of {roles.Count} accounts, and {money.Accounts.Count} accounts.");
        }

        return new KeyNodeSearch(money, roles, afterMilliseconds).Find();
    }
}
