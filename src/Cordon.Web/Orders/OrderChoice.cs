using Cordon.Core.Cases;

namespace Cordon.Web.Orders;

/// <summary>Which orders a board shows, as its address says.</summary>
/// <param name="Bank">Of one bank, its branches among them; null for all.</param>
/// <param name="State">In one state; null for those that are not over.</param>
/// <param name="IsAll">Those that are over too.</param>
public sealed record OrderChoice(string? Bank, FreezeOrderState? State, bool IsAll)
{
    private const string AllWord = "all";

    /// <summary>Reads an address; words that mean nothing choose nothing.</summary>
    public static OrderChoice Of(string? bank, string? state)
    {
        var found = Enum.GetValues<FreezeOrderState>().FirstOrDefault(one => one != FreezeOrderState.None && FreezeOrder.Word(one) == state);
        return new OrderChoice(string.IsNullOrWhiteSpace(bank) ? null : bank, found == FreezeOrderState.None ? null : found, state == AllWord);
    }

    /// <summary>The end of the address that says the same; empty for all that is open.</summary>
    public string Query
    {
        get
        {
            var state = State is { } one ? FreezeOrder.Word(one) : IsAll ? AllWord : null;
            string?[] parts = [Bank is null ? null : "bank=" + Uri.EscapeDataString(Bank), state is null ? null : "state=" + state];
            var text = string.Join('&', parts.Where(part => part is not null));
            return text.Length == 0 ? "" : "?" + text;
        }
    }

    /// <summary>Whether it shows orders of a bank.</summary>
    public bool IsOfBank(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Bank is null || FreezeNotice.BankOf(order.Bank) == FreezeNotice.BankOf(Bank);
    }

    /// <summary>Whether it shows an order.</summary>
    public bool Fits(FreezeOrder order) => IsOfBank(order) && (State is { } state ? order.State == state : IsAll || !order.IsOver);
}
