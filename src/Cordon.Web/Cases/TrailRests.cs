using Cordon.Core.Cases;
using Cordon.Core.Tracing;

namespace Cordon.Web.Cases;

/// <summary>
/// What is said of money where it is now. That it lies in an account is what the centre reckons from payments; where a bank has been asked for it, or has
/// answered, that is said with it, so that nobody asks twice for what is not there.
/// </summary>
internal static class TrailRests
{
    private static readonly Phrase Asked = new("lies here: the bank is asked for it", "仍在账户内：已要求银行止付");
    private static readonly Phrase Unapproved = new("lies here: its order waits for approval", "仍在账户内：止付指令待批准");
    private static readonly Phrase NotFound = new(
        "should lie here, but the bank did not find it: ask for a statement of the account", "推算应在此账户，但银行未查到：请调取账户流水");

    private static readonly Phrase Refused = new("lies here: the bank refused to freeze it", "仍在账户内：银行拒绝止付");

    /// <summary>What became of a part of the money.</summary>
    /// <param name="orders">The case's orders, on any account.</param>
    public static Phrase Of(TrailPlace end, TrailReport trail, IEnumerable<FreezeOrder> orders)
    {
        if (end.Fate != TrailFate.Rests)
        {
            return CaseNames.Of(end.Fate);
        }

        var account = trail.Accounts[end.Account];
        var states = orders.Where(order => order.Bank == account.Bank && order.Account == account.Account).Select(order => order.State).ToHashSet();
        return states.Overlaps([FreezeOrderState.Approved, FreezeOrderState.Sent, FreezeOrderState.Acknowledged]) ? Asked
            : states.Contains(FreezeOrderState.Proposed) ? Unapproved
            : states.Overlaps([FreezeOrderState.Frozen, FreezeOrderState.TooLate]) ? NotFound
            : states.Contains(FreezeOrderState.Refused) ? Refused
            : CaseNames.Of(end.Fate);
    }
}
