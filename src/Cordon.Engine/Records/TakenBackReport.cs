using System.Text;
using Cordon.Core.Values;

namespace Cordon.Engine.Records;

/// <summary>The record that a report was taken back: it said what was not so.</summary>
/// <param name="Case">The report's case.</param>
/// <param name="Sequence">The number of the payment that it names.</param>
/// <param name="Reporter">Who had filed it, by number; 0 for the centre itself.</param>
/// <param name="By">The officer who took it back.</param>
internal readonly record struct TakenBackReport(uint Case, long Sequence, uint Reporter, string ReportId, Instant Time, string By, string? Reason)
{
    public static TakenBackReport Read(ref ColumnReader body) => new(
        (uint)body.VarUInt(), body.Int64(), (uint)body.VarUInt(), Encoding.UTF8.GetString(body.Text()), new Instant(body.Int64()),
        Encoding.UTF8.GetString(body.Text()), body.TextOrNull());

    public void Write(ColumnWriter to)
    {
        to.VarUInt(Case);
        to.Int64(Sequence);
        to.VarUInt(Reporter);
        to.Text(Encoding.UTF8.GetBytes(ReportId));
        to.Int64(Time.Milliseconds);
        to.Text(Encoding.UTF8.GetBytes(By));
        to.TextOrNull(Reason);
    }
}
