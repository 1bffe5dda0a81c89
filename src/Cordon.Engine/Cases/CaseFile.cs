using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>A case: one stolen payment, whoever reported it, and where its money is followed from.</summary>
/// <remarks>Written by the lane.</remarks>
internal sealed class CaseFile(uint number, long sequence, uint payer)
{
    /// <summary>From 1.</summary>
    public uint Number => number;

    /// <summary>The stolen payment's number.</summary>
    public long Sequence => sequence;

    /// <summary>The account it was taken from.</summary>
    public uint Payer => payer;

    /// <summary>The account that the stolen payment paid, and how much that was, by which nearness to it is reckoned.</summary>
    public uint Payee { get; set; }

    public long Size { get; set; }

    /// <summary>The time of the report that counts against the payee; null while none does.</summary>
    public Instant? Counted { get; set; }

    /// <summary>Whether a complaint of the payee's holder was upheld: no report of the case counts against that account, a later one neither.</summary>
    public bool IsPayeeRighted { get; set; }

    /// <summary>Its transfer in the money graph and the purse that made it; 0 while it has not settled.</summary>
    public uint Transfer { get; set; }

    public uint PayerPurse { get; set; }

    /// <summary>What became of the payment where it was held; null where that is not known, or it was not.</summary>
    public HoldFate? Hold { get; set; }

    /// <summary>What was stolen; known when it has settled.</summary>
    public Money Stolen { get; set; }

    /// <summary>When: the payment's own time.</summary>
    public Instant Lost { get; set; }

    /// <summary>Who reported it, under which identifier, when, and when the centre had that; the first first.</summary>
    public List<(uint Reporter, string ReportId, Instant Time, Instant KeyedIn)> Reports { get; } = [];

    /// <summary>The reports that were taken back: they said what was not so.</summary>
    public HashSet<(uint Reporter, string ReportId)> TakenBack { get; } = [];

    /// <summary>Whether no report of it stands any more: nothing was stolen, as far as is told.</summary>
    public bool IsTakenBack => Reports.Count > 0 && TakenBack.Count == Reports.Count;

    /// <summary>The first report that stands; where none does, the first.</summary>
    public (uint Reporter, string ReportId, Instant Time, Instant KeyedIn) First =>
        Reports.FirstOrDefault(report => !TakenBack.Contains((report.Reporter, report.ReportId)), Reports[0]);

    /// <summary>In whose hands its money is.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>What of what was stolen orders of any case hold now, and what of it was paid back; in minor units of the stolen currency.</summary>
    public long HeldShare { get; set; }

    public long ReturnedShare { get; set; }

    /// <summary>What of these counts in sums over all cases, each unit of money to one case.</summary>
    public long HeldOnce { get; set; }

    public long ReturnedOnce { get; set; }

    /// <summary>
    /// What of what was stolen no bank holds and the victim has not had: by the ledger, by what orders of any case hold or had paid back of it, and by
    /// what the victim was paid; the least of them. The most that can come back otherwise. In minor units of the stolen currency.
    /// </summary>
    public long MissingMinor => Math.Max(0, Math.Min(
        LedgerBookings.NotReturnedMinor(Ledger, Stolen.Currency),
        Stolen.Minor - Math.Max(HeldShare + ReturnedShare, Ledger.BalanceOf(LedgerAccountKind.Restituted, Stolen.Currency))));

    /// <summary>What of all that was paid back is traced to it: in minor units of that currency, and of the stolen one.</summary>
    public SortedDictionary<ushort, (long Minor, long Share)> Traced { get; } = [];
}
