using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

public sealed class MoneyTests
{
    // What the most generous bank lets a person owe, in minor units.
    private const long OverdraftMinorMax = 500_00;

    // The dearest recruit keeps 12 in 100 of what passes, rounded down.
    private const int FeePercentMax = 12;

    public static TheoryData<string> Worlds => ["town", "hot town"];

    private static PlayedWorld World(string name) => name == "town" ? PlayedWorld.Town : PlayedWorld.HotTown;

    [Theory, MemberData(nameof(Worlds))]
    public void Nobody_pays_more_than_he_has_and_his_overdraft(string name)
    {
        var world = World(name);
        var balances = Openings(world);
        foreach (var (payment, _) in world.Payments)
        {
            Book(balances, payment);
            if (balances.TryGetValue(payment.Payer, out var left))
            {
                var owes = payment.Payer.Kind == SimulatedAccountKind.Person ? OverdraftMinorMax : 0;
                Assert.True(left >= -owes, $"{payment} leaves {left} minor units.");
            }
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void What_accounts_gained_is_what_came_in_from_outside_them(string name)
    {
        var world = World(name);
        var balances = Openings(world);
        var before = balances.Values.Aggregate(Int128.Zero, (sum, minor) => sum + minor);
        Int128 crossed = 0;
        foreach (var (payment, _) in world.Payments)
        {
            crossed += balances.ContainsKey(payment.Payee) ? payment.Amount.Minor : 0;
            crossed -= balances.ContainsKey(payment.Payer) ? payment.Amount.Minor : 0;
            Book(balances, payment);
        }

        Assert.Equal(before + crossed, balances.Values.Aggregate(Int128.Zero, (sum, minor) => sum + minor));
    }

    /// <summary>Labels alone tell where stolen money lies: what moves it on never exceeds what came, and it lies where labels say.</summary>
    [Theory, MemberData(nameof(Worlds))]
    public void Stolen_money_followed_by_its_labels_is_never_more_than_what_came_and_lies_where_they_say(string name)
    {
        var world = World(name);
        var balances = Openings(world);
        var purse = new Dictionary<SimulatedAccount, long>(PlayedWorld.SameAccount);
        var fees = new Dictionary<SimulatedAccount, long>(PlayedWorld.SameAccount);
        foreach (var (payment, label) in world.Payments)
        {
            Book(balances, payment);
            var minor = payment.Amount.Minor;
            purse.TryGetValue(payment.Payer, out var lay);
            var moves = label.Truth is SimulatedTruth.Layering or SimulatedTruth.Cashout ? minor
                : label.Truth is SimulatedTruth.Bait ? Math.Min(lay, minor) : 0;
            Assert.True(moves <= lay, $"{payment} moves {moves} of {lay} stolen minor units.");
            purse[payment.Payer] = lay - moves;
            if (label.Truth is SimulatedTruth.Scam or SimulatedTruth.Layering)
            {
                purse[payment.Payee] = purse.GetValueOrDefault(payment.Payee) + minor;
                fees[payment.Payee] = fees.GetValueOrDefault(payment.Payee) + (minor * FeePercentMax / 100);
            }

            if (balances.TryGetValue(payment.Payer, out var left) && purse[payment.Payer] > 0)
            {
                var mayBeKept = fees.GetValueOrDefault(payment.Payer);
                Assert.True(left >= purse[payment.Payer] - mayBeKept, $"{payment} spends stolen money under another label.");
            }
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void What_was_stolen_is_what_left_what_was_bait_what_was_kept_and_what_lies(string name)
    {
        long stolen = 0, left = 0;
        foreach (var (payment, label) in World(name).Payments)
        {
            stolen += label.Truth == SimulatedTruth.Scam ? payment.Amount.Minor : 0;
            left += label.Truth == SimulatedTruth.Cashout ? payment.Amount.Minor : 0;
        }

        // Gangs get most of it out; some is kept by recruits, paid as bait, frozen or still on its way.
        Assert.InRange(left, stolen * 45 / 100, stolen);
    }

    [Theory, MemberData(nameof(Worlds))]
    public void Cash_out_ends_outside_the_accounts_and_layering_inside(string name)
    {
        foreach (var (payment, label) in World(name).Payments)
        {
            var isOut = payment.Payee.Kind is SimulatedAccountKind.Cash or SimulatedAccountKind.Exchange || !payment.Payee.IsListed;
            Assert.True(label.Truth != SimulatedTruth.Cashout || isOut, $"{payment} is cash-out to an account at home.");
            Assert.True(label.Truth is not (SimulatedTruth.Layering or SimulatedTruth.Scam) || !isOut, $"{payment} is {label.Truth} to a way out.");
        }
    }

    [Fact]
    public void Recruits_go_on_living_and_their_own_payments_are_genuine()
    {
        var world = PlayedWorld.HotTown;
        var mules = world.Payments.Where(row => row.Label.Truth == SimulatedTruth.Scam).Select(row => row.Payment.Payee).ToHashSet();
        var own = world.Payments.Count(row => mules.Contains(row.Payment.Payer) && row.Label.Truth == SimulatedTruth.Genuine);
        Assert.True(own > mules.Count, $"{mules.Count} mules made only {own} payments of their own.");
    }

    private static Dictionary<SimulatedAccount, long> Openings(PlayedWorld world) =>
        world.Accounts.Where(account => account.OpeningBalanceMinor is not null)
            .ToDictionary(account => account, account => account.OpeningBalanceMinor!.Value, PlayedWorld.SameAccount);

    private static void Book(Dictionary<SimulatedAccount, long> balances, SimulatedPayment payment)
    {
        if (balances.TryGetValue(payment.Payer, out var payer))
        {
            balances[payment.Payer] = payer - payment.Amount.Minor;
        }

        if (balances.TryGetValue(payment.Payee, out var payee))
        {
            balances[payment.Payee] = payee + payment.Amount.Minor;
        }
    }
}
