using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Tests.Economy;

public sealed class TruthTests
{
    /// <summary>Small worlds full of scams: in each, some thirty reports.</summary>
    public static TheoryData<ulong> Seeds => [21, 22, 23, 24, 25, 26];

    private static PlayedWorld World(ulong seed) =>
        new(new EconomyOptions { Seed = seed, Persons = 500, Days = 14, ScamPaymentsPerMillion = 12_000 });

    [Theory, MemberData(nameof(Seeds))]
    public void What_is_told_of_a_report_adds_up_to_what_was_stolen(ulong seed)
    {
        var world = World(seed);
        var paid = world.Payments.ToDictionary(row => row.Payment.Sequence, row => row.Payment);
        var told = world.Whereabouts.GroupBy(part => part.ReportId).ToDictionary(parts => parts.Key, parts => parts.ToList());
        Assert.NotEmpty(world.Reports);
        Assert.Equal(world.Reports.Count, told.Count);
        foreach (var report in world.Reports)
        {
            var parts = told[report.ReportId];
            Assert.Equal(paid[report.PaymentSequence].Amount.Minor, parts.Sum(part => part.AmountMinor));
            Assert.All(parts, part => Assert.Equal((report.Time, report.PaymentSequence), (part.Time, part.PaymentSequence)));
            Assert.All(parts, part => Assert.True(part.AmountMinor >= 0 && part.OthersMinor >= 0));
            Assert.Equal(parts.Count, parts.DistinctBy(part => (part.Account.Bank, part.Account.Number, part.Fate)).Count());
        }
    }

    /// <summary>Balances are made of payments alone here, so the ledger of stolen money is held against another book.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Stolen_money_lies_in_accounts_of_gangs_that_hold_as_much(ulong seed)
    {
        var balances = new Dictionary<SimulatedAccount, long>(PlayedWorld.SameAccount);
        var mules = new HashSet<SimulatedAccount>(PlayedWorld.SameAccount);
        var lying = 0;
        foreach (var row in World(seed).All)
        {
            switch (row)
            {
                case SimulatedAccount { OpeningBalanceMinor: { } opening } account:
                    balances.Add(account, opening);
                    break;
                case SimulatedPayment payment:
                    Add(payment.Payer, -payment.Amount.Minor);
                    Add(payment.Payee, payment.Amount.Minor);
                    break;
                case SimulatedMule mule:
                    mules.Add(mule.Account);
                    break;
                case SimulatedWhereabouts { Fate: MoneyFate.Lies } part:
                    Assert.Contains(part.Account, mules);
                    Assert.True(balances.GetValueOrDefault(part.Account, long.MaxValue) >= part.AmountMinor + part.OthersMinor);
                    lying += part.AmountMinor > 0 ? 1 : 0;
                    break;
            }
        }

        Assert.True(lying > 0, "No report found any money: the law was not tried.");

        void Add(SimulatedAccount account, long minor)
        {
            if (balances.TryGetValue(account, out var balance))
            {
                balances[account] = balance + minor;
            }
        }
    }

    /// <summary>What left by way of cash, exchange and abroad is among what the labels call so.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void What_left_is_no_more_than_the_labels_say(ulong seed)
    {
        var world = World(seed);
        var left = world.Whereabouts.Where(part => part.Fate is MoneyFate.Cash or MoneyFate.Exchange or MoneyFate.Abroad)
            .GroupBy(part => (part.Account.Bank, part.Account.Number)).ToDictionary(parts => parts.Key, parts => parts.Sum(part => part.AmountMinor));
        var labelled = world.Payments.Where(row => row.Label.Truth == SimulatedTruth.Cashout).Select(row => row.Payment)
            .GroupBy(payment => (payment.Payee.Bank, payment.Payee.Number))
            .ToDictionary(payments => payments.Key, payments => payments.Sum(payment => payment.Amount.Minor));
        Assert.NotEmpty(left);
        Assert.All(left, part => Assert.True(part.Value <= labelled[part.Key]));
    }
}
