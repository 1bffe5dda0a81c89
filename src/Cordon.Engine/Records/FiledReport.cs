using System.Globalization;
using System.Text;
using Cordon.Core.Values;

namespace Cordon.Engine.Records;

/// <summary>A report as the journal has it.</summary>
/// <param name="PaymentId">The payment's identifier as its sender wrote it.</param>
/// <param name="Submitter">Its sender's number.</param>
/// <param name="Sequence">The payment's number.</param>
/// <param name="Reporter">Who reported, by number; 0 for the centre itself, and in early journals for everybody.</param>
/// <param name="KeyedIn">When the centre had it.</param>
/// <param name="Narrative">What the victim said.</param>
/// <param name="Payer">The payment's payer; null in a report of an early program, which began no case.</param>
/// <param name="TakenBy">The officer who took it; null for none.</param>
internal readonly record struct FiledReport(
    string ReportId, string PaymentId, uint Submitter, long Sequence, uint Payee, uint Reporter, Instant Time, Instant KeyedIn, string? ScamType,
    string? Contact, string? Narrative, uint? Payer, string? TakenBy)
{
    public static FiledReport Read(ref ColumnReader body)
    {
        var id = Encoding.UTF8.GetString(body.Text());
        var payment = Encoding.UTF8.GetString(body.Text());
        var sequence = body.Int64();
        var payee = (uint)body.VarUInt();
        _ = body.Int64();
        _ = body.Int64();
        var time = body.Int64();
        var scamType = body.TextOrNull();
        var narrative = body.TextOrNull();
        var contact = body.TextOrNull();
        var reporter = body.IsAtEnd ? 0 : (uint)body.VarUInt();
        uint? payer = body.IsAtEnd ? null : (uint)body.VarUInt();
        var keyedIn = body.IsAtEnd ? time : body.Int64();
        var takenBy = body.IsAtEnd ? null : body.TextOrNull();
        var end = payment.LastIndexOf('\n');
        return new FiledReport(
            id, end < 0 ? payment : payment[..end], end < 0 ? 0 : uint.Parse(payment.AsSpan(end + 1), CultureInfo.InvariantCulture), sequence, payee,
            reporter, new Instant(time), new Instant(keyedIn), scamType, contact, narrative, payer, takenBy);
    }

    public override string ToString() => $"a report of payment {Sequence}";
}
