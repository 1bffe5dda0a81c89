using System.Globalization;
using Cordon.Simulation.Chance;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Ledger;

/// <summary>How each occasion is paid: by which channel, with which words, and as which look-alike of a mule's or victim's payment.</summary>
internal static partial class Customs
{
    private static readonly string[] App = ["mobile", "mobile", "mobile", "online"];
    private static readonly string[] Card = ["card"];
    private static readonly string[] Debit = ["direct-debit"];
    private static readonly string[] Firm = ["online", "online", "batch"];
    private static readonly string[] Desk = ["online", "mobile", "branch"];
    private static readonly Custom[] ByOccasion = Build();

    /// <summary>Nobody makes a note of what he bought with a card; '#' stands for a reference number.</summary>
    private static Custom[] Build()
    {
        var table = new Custom[Enum.GetValues<Occasion>().Length];
        void Say(Occasion occasion, string[] channels, string pattern, params string[] purposes) =>
            table[(int)occasion] = new Custom(channels, purposes, pattern);
        Work(Say);
        Household(Say);
        Spending(Say);
        Circle(Say);
        Large(Say);
        Strange(Say);
        Hidden(Say);
        return table;
    }

    private static void Work(Teller say)
    {
        say(Occasion.Salary, ["batch"], "", "Salary", "Wages", "Payroll #");
        say(Occasion.Pension, ["batch"], "", "Pension");
        say(Occasion.Benefit, ["batch"], "", "Benefit payment", "Allowance #");
        say(Occasion.Tax, Firm, "", "Tax #", "VAT #");
        say(Occasion.Invoice, Firm, "", "Invoice #", "INV-#", "Order #");
        say(Occasion.Wholesale, Firm, "", "Goods #", "Invoice #", "Delivery note #");
        say(Occasion.Freelance, App, "lookalike/freelancer", "Invoice #", "Work #", "Design work", "Repair", "Lessons");
        say(Occasion.Market, ["mobile"], "lookalike/market-trader", "", "market", "veg", "stall", "thanks");
        say(Occasion.MarketSupplier, App, "lookalike/market-trader", "goods", "Produce #", "stock", "delivery #");
    }

    private static void Household(Teller say)
    {
        say(Occasion.Rent, ["standing-order", "standing-order", "mobile", "online"], "", "Rent", "rent", "Flat # rent");
        say(Occasion.StudentRent, App, "lookalike/student", "rent", "room", "Rent room #");
        say(Occasion.Mortgage, Debit, "", "Mortgage #");
        say(Occasion.Utility, Debit, "", "Power #", "Water and heating #");
        say(Occasion.Phone, Debit, "", "Mobile plan #");
        say(Occasion.Insurance, Debit, "", "Policy #");
        say(Occasion.Subscription, Debit, "", "Subscription");
        say(Occasion.Tuition, App, "", "Tuition #");
        say(Occasion.SavingsIn, ["standing-order", "mobile"], "", "savings", "To savings");
        say(Occasion.SavingsOut, App, "", "", "From savings", "transfer");
        say(Occasion.OwnTransfer, App, "lookalike/own-accounts", "", "own account", "transfer");
    }

    private static void Spending(Teller say)
    {
        say(Occasion.Groceries, Card, "", "");
        say(Occasion.Shop, ["card", "card", "card", "mobile"], "", "");
        say(Occasion.Meal, ["card", "card", "mobile"], "", "");
        say(Occasion.Transport, Card, "", "");
        say(Occasion.Online, ["card", "online", "card"], "", "Order #", "");
        say(Occasion.Health, Card, "", "");
        say(Occasion.Donation, App, "", "donation", "Relief fund");
        say(Occasion.Cash, ["atm"], "", "");
        say(Occasion.ExchangeBuy, App, "lookalike/exchange", "Deposit #", "");
        say(Occasion.ExchangeSell, ["online"], "lookalike/exchange", "Withdrawal #");
        say(Occasion.SecondHand, App, "lookalike/second-hand", "bike", "phone", "sofa", "for the tickets", "as agreed", "camera", "console", "");
    }

    private static void Circle(Teller say)
    {
        say(Occasion.Friend, ["mobile"], "", "", "thanks", "lunch", "gift for Mia", "taxi", "you know what for", "cinema");
        say(Occasion.SplitBill, ["mobile"], "", "dinner", "my share", "", "food");
        say(Occasion.LoanToFriend, App, "lookalike/friend-loan", "loan", "help out", "as we said", "");
        say(Occasion.Allowance, App, "lookalike/student", "allowance", "for rent", "love from home", "");
        say(Occasion.ClubFee, App, "lookalike/club", "club fee", "trip", "membership", "season fee", "camp");
        say(Occasion.ClubTrip, ["online"], "lookalike/club", "Booking #", "Camp #", "Group trip #");
        say(Occasion.WeddingGift, App, "lookalike/wedding", "congratulations", "with love", "wedding gift");
        say(Occasion.Remittance, ["online", "mobile", "branch"], "lookalike/remittance", "family", "support", "school fees", "for mother");
    }

    private static void Large(Teller say)
    {
        say(Occasion.Car, Desk, "lookalike/car", "car", "Vehicle #", "Purchase contract #");
        say(Occasion.FlatDeposit, Desk, "lookalike/flat-deposit", "Deposit flat #", "Escrow #", "Purchase contract #");
        say(Occasion.Renovation, App, "lookalike/renovation", "Invoice #", "roof", "kitchen", "first instalment");
        say(Occasion.WeddingVenue, ["online"], "lookalike/wedding", "Booking #", "wedding");
        say(Occasion.TravelAbroad, ["card", "online"], "lookalike/travel", "", "Booking #");
        say(Occasion.Newcomer, ["online"], "lookalike/newcomer", "transfer", "own funds");
        say(Occasion.NewcomerDeposit, App, "lookalike/newcomer", "deposit", "first rent and deposit");
        say(Occasion.BankLoan, ["batch"], "", "Loan #");
    }

    /// <summary>The look-alike an occasion belongs to, or nothing.</summary>
    public static string Pattern(Occasion occasion) => ByOccasion[(int)occasion].Pattern;

    /// <summary>How this payer pays this time.</summary>
    public static Manner Manner(Dice dice, Account payer, Account payee, Occasion occasion)
    {
        var custom = ByOccasion[(int)occasion];
        var channel = dice.Of(custom.Channels);
        var purpose = Number(dice, dice.Of(custom.Purposes));
        if (payer.Owner is not { } person || channel is not ("mobile" or "online"))
        {
            return new Manner(channel, purpose, "", "");
        }

        // One in twelve is written under a short name by someone who knows the payee.
        var nick = payee.Owner is { } other && dice.Below(12) == 0 ? other.FirstName : null;
        return Signed(dice, person, channel, purpose) with { PayeeName = nick };
    }

    /// <summary>A payment that a person gives on a device of his own, at home or on the move.</summary>
    public static Manner Signed(Dice dice, Person person, string channel, string purpose)
    {
        var device = channel == "mobile" || person.SecondDevice.Length == 0 ? person.Device : person.SecondDevice;
        return new Manner(channel, purpose, device, dice.Percent(70) ? person.HomeIp : Names.Ip(dice));
    }

    /// <summary>Puts a number where a purpose has its '#'.</summary>
    public static string Number(Dice dice, string purpose) =>
        purpose.Contains('#', StringComparison.Ordinal)
            ? purpose.Replace("#", (10_000 + dice.Below(90_000)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : purpose;

    private delegate void Teller(Occasion occasion, string[] channels, string pattern, params string[] purposes);

    private readonly record struct Custom(string[] Channels, string[] Purposes, string Pattern);
}
