using System.Globalization;
using System.Text.Json;

namespace Cordon.Server.Replay;

/// <summary>
/// Sums over reports: what could truly be recovered, and where the money lay that was ordered frozen. In minor units as they stand:
/// currencies are not converted. The six places of ordered money add up to it.
/// </summary>
internal sealed class RecoveryTally
{
    /// <summary>Reports judged.</summary>
    public long Reports { get; set; }

    /// <summary>Of them, those of whose money something could be recovered.</summary>
    public long ReportsInTime { get; set; }

    /// <summary>What the reported payments moved.</summary>
    public Int128 Stolen { get; set; }

    /// <summary>What of it truly lay in accounts of the gang at the moment of its report.</summary>
    public Int128 Recoverable { get; set; }

    /// <summary>What of that its own orders asked for in the very account, each unit once.</summary>
    public Int128 Covered { get; set; }

    /// <summary>What of the stolen money lay in accounts of the gang in other countries, where a counterpart may reach it.</summary>
    public Int128 Abroad { get; set; }

    /// <summary>What of that its own orders asked for in the very account, each unit once.</summary>
    public Int128 AbroadCovered { get; set; }

    /// <summary>What all orders asked for.</summary>
    public Int128 Ordered { get; set; }

    /// <summary>Ordered money that was another victim's, in an account of the gang.</summary>
    public Int128 OrderedOfOthers { get; set; }

    /// <summary>Ordered money that a mule kept of the very payment as his fee: stolen, but by the simulation his own from then on.</summary>
    public Int128 OrderedOfFees { get; set; }

    /// <summary>Ordered money in an account of the gang beyond all stolen money that lay there: the holder's own.</summary>
    public Int128 OrderedOfHolders { get; set; }

    /// <summary>Ordered money in accounts of the gang in other countries, where by the simulation's words it has left.</summary>
    public Int128 OrderedAbroad { get; set; }

    /// <summary>Ordered money in accounts of people who are in no gang's hands.</summary>
    public Int128 OrderedOfInnocents { get; set; }

    /// <summary>Orders, and those of them on accounts of people who are in no gang's hands.</summary>
    public long Orders { get; set; }

    public long OrdersOnInnocents { get; set; }

    /// <summary>A share in per cent, or a dash where there is nothing to have a share in.</summary>
    public static string Percent(Int128 part, Int128 of) =>
        of == 0 ? "-" : ((decimal)part * 100 / (decimal)of).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A line of the table.</summary>
    public string Line(string name) => Row(
        name, $"{Reports}", Major(Stolen), Major(Recoverable), Percent(Covered, Recoverable), Major(Ordered), Percent(OrderedOfOthers, Ordered),
        Percent(OrderedOfFees, Ordered), Percent(OrderedOfHolders, Ordered), Percent(OrderedAbroad, Ordered), Percent(OrderedOfInnocents, Ordered));

    /// <summary>The table's head.</summary>
    public static string Head(string name) =>
        Row(name, "reports", "stolen", "recoverable", "covered", "ordered", "others'", "fees", "holders'", "abroad", "innocent");

    private static string Row(string name, params ReadOnlySpan<string> cells)
    {
        var row = new System.Text.StringBuilder($"  {name,-24}");
        foreach (var cell in cells)
        {
            row.Append(CultureInfo.InvariantCulture, $"{cell,12}");
        }

        return row.ToString();
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("reports", Reports);
        json.WriteNumber("reports_in_time", ReportsInTime);
        json.WriteNumber("stolen_minor", (decimal)Stolen);
        json.WriteNumber("recoverable_minor", (decimal)Recoverable);
        json.WriteNumber("covered_minor", (decimal)Covered);
        json.WriteNumber("share_of_recoverable_covered", Share(Covered, Recoverable));
        json.WriteNumber("abroad_minor", (decimal)Abroad);
        json.WriteNumber("share_of_abroad_covered", Share(AbroadCovered, Abroad));
        json.WriteNumber("ordered_minor", (decimal)Ordered);
        json.WriteNumber("share_of_ordered_recoverable", Share(Covered, Ordered));
        json.WriteNumber("share_of_ordered_other_victims", Share(OrderedOfOthers, Ordered));
        json.WriteNumber("share_of_ordered_fees_kept", Share(OrderedOfFees, Ordered));
        json.WriteNumber("share_of_ordered_holders_own", Share(OrderedOfHolders, Ordered));
        json.WriteNumber("share_of_ordered_abroad", Share(OrderedAbroad, Ordered));
        json.WriteNumber("share_of_ordered_innocent", Share(OrderedOfInnocents, Ordered));
        json.WriteNumber("orders", Orders);
        json.WriteNumber("orders_on_innocents", OrdersOnInnocents);
    }

    private static decimal Share(Int128 part, Int128 of) => of == 0 ? 0 : Math.Round((decimal)part / (decimal)of, 4);

    // A table shows whole major units of a currency with two decimals, as nearly all have.
    private static string Major(Int128 minor) => (minor / 100).ToString("N0", CultureInfo.InvariantCulture);
}
