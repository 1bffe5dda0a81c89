using System.Globalization;
using Cordon.Core.Cases;

namespace Cordon.Web.Orders;

/// <summary>Which orders a board shows, as its address says.</summary>
/// <param name="Bank">Of one bank, its branches among them; null for all.</param>
/// <param name="State">In one state; null for those that are not over.</param>
/// <param name="IsAll">Those that are over too.</param>
/// <param name="Case">Of one case; null for all.</param>
public sealed record OrderChoice(string? Bank, FreezeOrderState? State, bool IsAll, uint? Case = null)
{
    private const string AllWord = "all";

    /// <summary>Reads an address; words that mean nothing choose nothing.</summary>
    public static OrderChoice Of(string? bank, string? state, string? number = null)
    {
        var found = Enum.GetValues<FreezeOrderState>().FirstOrDefault(known => known != FreezeOrderState.None && FreezeOrder.Word(known) == state);
        return new OrderChoice(string.IsNullOrWhiteSpace(bank) ? null : bank, found == FreezeOrderState.None ? null : found, state == AllWord,
            uint.TryParse(number, CultureInfo.InvariantCulture, out var one) ? one : null);
    }

    /// <summary>The end of the address that says the same; empty for all that is open.</summary>
    public string Query
    {
        get
        {
            var state = State is { } one ? FreezeOrder.Word(one) : IsAll ? AllWord : null;
            string?[] parts =
            [
                Bank is null ? null : "bank=" + Uri.EscapeDataString(Bank), state is null ? null : "state=" + state,
                Case is { } number ? string.Create(CultureInfo.InvariantCulture, $"case={number}") : null,
            ];
            var text = string.Join('&', parts.Where(part => part is not null));
            return text.Length == 0 ? "" : "?" + text;
        }
    }

    /// <summary>Whether it shows orders of an order's bank and case.</summary>
    public bool IsOf(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return (Bank is null || FreezeNotice.BankOf(order.Bank) == FreezeNotice.BankOf(Bank)) && (Case is null || order.Case == Case);
    }

    /// <summary>Whether it shows an order.</summary>
    public bool Fits(FreezeOrder order) => IsOf(order) && (State is { } state ? order.State == state : IsAll || !order.IsOver);
}
