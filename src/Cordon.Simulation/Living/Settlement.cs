using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Living;

/// <summary>Carries out what was planned, if the money is there, and what follows from it: friends pay back, students pass on their rent.</summary>
internal sealed class Settlement(World world, Strangers strangers)
{
    private const int OccasionBits = 8;
    private const int TriesMax = 3;
    private readonly Dice _dice = world.Dice;
    private readonly List<Account> _accounts = world.Books.Accounts;

    public void Pay(in Intent intent)
    {
        var payer = _accounts[intent.From];
        var payee = _accounts[intent.To];
        var occasion = (Occasion)(intent.Tag & ((1 << OccasionBits) - 1));
        if (payer.IsFrozen || payee.IsFrozen || (payee.Owner is { FirstDay: > 0 } && payee.Row.Opened.Milliseconds > intent.Time))
        {
            return;
        }

        // A sum of zero stands for a share of what lies above the float: a trader paying for his goods.
        var minor = intent.AmountMinor > 0 ? intent.AmountMinor : SweepOf(payer);
        if (minor <= 0)
        {
            return;
        }

        if (payer.SpendableMinor < minor)
        {
            FindMoney(intent, payer, minor, occasion);
            return;
        }

        var manner = Customs.Manner(_dice, payer, payee, occasion);
        world.Books.Move(intent.Time, payer, payee, minor, manner, SimulatedTruth.Genuine, PatternOf(occasion, payer, manner));
        Follow(intent.Time, payer, payee, minor, occasion);
        strangers.Paid(intent.Time, payer, payee, minor, occasion);
    }

    /// <summary>A payment like any other is a look-alike too when it comes from a device or an address that several use.</summary>
    private static string PatternOf(Occasion occasion, Account payer, in Manner manner)
    {
        var pattern = Customs.Pattern(occasion);
        return pattern.Length == 0 && manner.Device.Length > 0 && payer.Owner is { } person ? person.Sharing : pattern;
    }

    private long SweepOf(Account payer) => (payer.SpendableMinor - payer.FloatMinor) * _dice.Between(50, 90) / 100;

    /// <summary>He draws on his savings and pays a moment later, or puts off what must be paid, or lets it be.</summary>
    private void FindMoney(in Intent intent, Account payer, long minor, Occasion occasion)
    {
        var tries = intent.Tag >> OccasionBits;
        if (payer.Owner is not { } person || tries >= TriesMax || occasion is Occasion.SavingsIn or Occasion.Friend)
        {
            return;
        }

        var again = intent with { AmountMinor = minor, Tag = intent.Tag + (1 << OccasionBits) };
        var missing = minor - payer.SpendableMinor;
        if (payer == person.Current && person.Savings is { } savings && savings.SpendableMinor >= missing && missing > 40 * world.Major)
        {
            var draws = Math.Min(savings.SpendableMinor, ((missing / (50 * world.Major)) + 1) * 50 * world.Major);
            var manner = Customs.Manner(_dice, savings, payer, Occasion.SavingsOut);
            world.Books.Move(intent.Time, savings, payer, draws, manner, SimulatedTruth.Genuine, "");
            world.Agenda.Add(again with { Time = intent.Time + _dice.Between(20_000, 900_000) });
        }
        else if (occasion is Occasion.Rent or Occasion.StudentRent or Occasion.Mortgage or Occasion.Utility or Occasion.Phone or Occasion.Insurance)
        {
            world.Agenda.Add(again with { Time = intent.Time + (_dice.Between(20, 130) * Hours.MillisecondsPerHour) });
        }
    }

    private void Follow(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        var major = world.Major;
        switch (occasion)
        {
            case Occasion.Meal when payer.Owner is { } host && minor > 25 * major && host.Friends.Count > 0 && _dice.Percent(40):
                SplitBill(time, host, minor);
                break;
            case Occasion.Friend or Occasion.LoanToFriend when _dice.Percent(occasion == Occasion.Friend ? 40 : 75):
                var returns = time + (_dice.Between(3, occasion == Occasion.Friend ? 190 : 700) * Hours.MillisecondsPerHour);
                Plan(returns, payee, payer, minor, Occasion.SplitBill);
                break;
            case Occasion.Allowance when payee.Owner is { Landlord: { } landlord } student:
                var passes = time + _dice.Spread(50 * Hours.MillisecondsPerMinute, 450);
                Plan(passes, payee, landlord, student.HousingMinor, Occasion.StudentRent);
                break;
            case Occasion.Benefit when payee.Owner is { Role: Role.Student, Landlord: { } landlord } student:
                Plan(time + _dice.Between(7, 60) * Hours.MillisecondsPerHour, payee, landlord, student.HousingMinor, Occasion.StudentRent);
                break;
            case Occasion.Car or Occasion.ExchangeSell when payee.Owner is { Savings: { } savings }:
                Plan(time + _dice.Spread(5 * Hours.MillisecondsPerHour, 300), payee, savings, minor * 8 / 10, Occasion.SavingsIn);
                break;
        }
    }

    private void SplitBill(long time, Person host, long minor)
    {
        var guests = Math.Min(host.Friends.Count, 1 + _dice.Below(4));
        var first = _dice.Below(host.Friends.Count);
        for (var i = 0; i < guests; i++)
        {
            var friend = host.Friends[(first + i) % host.Friends.Count];
            var pays = time + _dice.Spread(90 * Hours.MillisecondsPerMinute, 480);
            Plan(pays, friend.Current, host.Current, Math.Max(1, minor / (guests + 1)), Occasion.SplitBill);
        }
    }

    private void Plan(long time, Account payer, Account payee, long minor, Occasion occasion)
    {
        if (payer != payee && minor > 0)
        {
            world.Agenda.Pay(time, payer, payee, minor, occasion);
        }
    }
}
