namespace Cordon.Simulation.Ledger;

/// <summary>The customs of those who look guilty and are not, and of those who look honest and are not.</summary>
internal static partial class Customs
{
    private static void Strange(Teller say)
    {
        say(Occasion.NewFirm, App, "lookalike/new-firm", "Order #", "Invoice #", "", "deposit", "thanks");
        say(Occasion.NewFirmSupply, App, "lookalike/new-firm", "Invoice #", "Goods #", "material", "");
        say(Occasion.Funeral, App, "lookalike/funeral", "with sympathy", "", "for the family", "wreath");
        say(Occasion.FuneralBill, Desk, "lookalike/funeral", "Invoice #", "Burial #");
        say(Occasion.EmergencyHelp, App, "lookalike/emergency-help", "help", "flood", "fire", "", "for the family");
        say(Occasion.EmergencyPaidOut, App, "lookalike/emergency-help", "help", "as agreed", "donations");
        say(Occasion.Ticket, App, "lookalike/ticket-seller", "ticket", "tickets", "for the tickets", "concert", "");
        say(Occasion.TicketOrder, App, "lookalike/ticket-seller", "Order #", "Booking #");
        say(Occasion.FlatShare, App, "lookalike/flat-share", "rent", "my part", "flat", "rent + power");
        say(Occasion.FlatShareRent, App, "lookalike/flat-share", "Rent", "Flat # rent");
        say(Occasion.BankChangeTry, App, "lookalike/bank-change", "test", "", "own account");
        say(Occasion.BankChange, App, "lookalike/bank-change", "transfer", "own account", "closing", "");
        say(Occasion.FamilyHelp, Desk, "lookalike/family-help", "for the flat", "family", "help", "gift", "");
        say(Occasion.FamilyHelpUse, App, "lookalike/family-help", "Deposit #", "transfer", "own account", "Contract #");
        say(Occasion.Subcontracted, App, "lookalike/subcontractor", "Invoice #", "Work #", "Project #", "Event #");
        say(Occasion.Subcontractor, App, "lookalike/subcontractor", "your part", "Invoice #", "as agreed", "Work #");
        say(Occasion.Resale, App, "lookalike/reseller", "Order #", "shoes", "console", "phone", "", "as agreed");
        say(Occasion.ResaleSupply, App, "lookalike/reseller", "Order #", "goods", "", "stock");
        say(Occasion.PaydaySaving, App, "lookalike/payday-saver", "savings", "", "transfer");
        say(Occasion.CoinBuy, App, "lookalike/coin-buyer", "Deposit #", "");
        say(Occasion.NightPayment, App, "lookalike/night-payment", "Booking #", "Order #", "as agreed", "", "Deposit #");
        say(Occasion.Season, App, "lookalike/season-business", "Booking #", "", "lessons", "boat", "Order #");
        say(Occasion.SeasonSupply, App, "lookalike/season-business", "Invoice #", "wages", "Goods #");
        say(Occasion.Returned, ["online"], "lookalike/returned", "own funds", "transfer", "sale of house");
        say(Occasion.ReturnedSettling, Desk, "lookalike/returned", "Deposit #", "Contract #", "transfer", "car");
        say(Occasion.DeskCustomer, App, "lookalike/desk-customer", "", "coins", "Order #", "as agreed");
        say(Occasion.InformalRemittance, App, "lookalike/informal-remittance", "family", "", "for mother", "goods");
    }

    /// <summary>Money of the underworld's own: genuine by its label, for nobody's stolen money moves, and named by its pattern.</summary>
    private static void Hidden(Teller say)
    {
        say(Occasion.DeskStock, ["online"], "channel/desk", "Deposit #", "");
        say(Occasion.StrawWage, ["batch"], "gang/past", "Salary", "Wages", "Payroll #");
        say(Occasion.StrawLife, Card, "gang/past", "");
    }
}
