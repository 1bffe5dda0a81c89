using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;

namespace Cordon.Core.Networks.Dossiers;

/// <summary>All that is known of a gang at a moment: what its page, as data and as a drawing, is made of.</summary>
/// <param name="Gang">What the gang is called.</param>
/// <param name="Money">Its money.</param>
/// <param name="Roles">The roles of its accounts, in their order.</param>
/// <param name="Keys">What each would have stopped.</param>
/// <param name="Suspects">Who may be behind it.</param>
public sealed record GangDossier(
    string Gang, GangMoney Money, IReadOnlyList<AccountRoles> Roles, KeyNodes Keys, IReadOnlyList<Suspect> Suspects)
{
    /// <summary>Makes it.</summary>
    /// <param name="gang">What the gang is called.</param>
    /// <param name="money">Its money.</param>
    /// <param name="sightings">
    /// What is said of who is behind its accounts, devices and contacts. Who holds an account that is not the gang's, such as a bystander's, is not suspected.
    /// </param>
    /// <exception cref="ArgumentException">The money does not fit together, or there is too much of something.</exception>
    public static GangDossier Of(string gang, GangMoney money, IReadOnlyList<Sighting> sightings)
    {
        ArgumentNullException.ThrowIfNull(money);
        var roles = GangRoles.Of(money);
        var victims = roles.Where(account => account.Has(Role.Victim)).Select(account => ThingOf(money.Accounts[account.Account])).ToHashSet();
        var from = money.Transfers.Count == 0 ? 0 : money.Transfers.Min(transfer => transfer.TimeMilliseconds);
        var suspected = roles.Where(account => account.IsGangs).Select(account => ThingOf(money.Accounts[account.Account])).ToHashSet();
        Sighting[] own = [.. sightings.Where(sighting => sighting.Of.Kind != TraitKind.Account || suspected.Contains(sighting.Of))];
        return new GangDossier(gang, money, roles, KeyNodes.Of(money, roles, from), SuspectSearch.Find(own, victims));
    }

    /// <summary>Its life, where it is a gang that was found; null where somebody put it together otherwise.</summary>
    public GangLife? Life { get; init; }

    /// <summary>
    /// The innocent explanations that were tested of accounts, by their places in <see cref="GangMoney.Accounts"/>; of those to freeze, all are to be.
    /// </summary>
    public IReadOnlyDictionary<int, IReadOnlyList<TestedExplanation>> Explanations { get; init; } = new Dictionary<int, IReadOnlyList<TestedExplanation>>();

    /// <summary>The innocent explanations that fit an account.</summary>
    public IEnumerable<TestedExplanation> Fitting(AccountRoles account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Explanations.GetValueOrDefault(account.Account, []).Where(tested => tested.Verdict == ExplanationVerdict.Fits);
    }

    /// <summary>What victims paid, in all.</summary>
    public Money Taken => Sum(GangTransferKind.VictimPays);

    /// <summary>What left the banks.</summary>
    public Money Left => Sum(GangTransferKind.Leaves);

    /// <summary>
    /// Accounts in which stolen money lies, the gang's and those whose role is not told or only a victim's, the most first. Only the
    /// amount is to be frozen, not the account.
    /// </summary>
    public IReadOnlyList<AccountRoles> ToFreeze =>
    [
        .. Roles.Where(account => account.LyingMinor > 0
                && (account.IsGangs || (account.Main is null or Role.Victim && account.FromVictimsMinor + account.FromGangMinor > 0)))
            .OrderByDescending(account => account.LyingMinor).ThenBy(account => account.Account),
    ];

    /// <summary>Of these, accounts whose role is not told: that money reached them is all that is known, and only the amount is disputed.</summary>
    public IReadOnlyList<AccountRoles> Disputed => [.. ToFreeze.Where(account => !account.IsGangs)];

    /// <summary>What lies in those to freeze.</summary>
    public Money ToFreezeInAll => new(ToFreeze.Sum(account => account.LyingMinor), Money.Currency);

    /// <summary>
    /// The rest of what victims paid: it went to people and shops who have no part in it, whom somebody of the gang paid for something, and is frozen with
    /// none of them.
    /// </summary>
    public Money WithOthers => new(Math.Max(0, Taken.Minor - Left.Minor - ToFreezeInAll.Minor - Money.Answered.SettledMinor), Money.Currency);

    /// <summary>What banks hold now.</summary>
    public Money Held => new(Money.Answered.HeldMinor, Money.Currency);

    /// <summary>What they have paid back.</summary>
    public Money Returned => new(Money.Answered.ReturnedMinor, Money.Currency);

    /// <summary>How many have paid it as victims.</summary>
    public int VictimCount => Roles.Count(account => account.PaidAsVictimMinor > 0);

    /// <summary>Victims whose own accounts were used to pass money on.</summary>
    public IReadOnlyList<AccountRoles> VictimsUsed =>
        [.. Roles.Where(account => account.Has(Role.Victim) && account.FromVictimsMinor + account.FromGangMinor > 0)];

    /// <summary>Accounts that were touched and are not to be.</summary>
    public IReadOnlyList<AccountRoles> Bystanders => [.. Roles.Where(account => account.Main == Role.Bystander)];

    /// <summary>The identifier of an account, as sightings name it.</summary>
    public static Trait ThingOf(GangAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new Trait(TraitKind.Account, $"{account.Bank}/{account.Number}");
    }

    private Money Sum(GangTransferKind kind) =>
        new(Money.Transfers.Where(transfer => transfer.Kind == kind).Sum(transfer => transfer.Minor), Money.Currency);
}
