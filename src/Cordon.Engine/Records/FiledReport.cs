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
internal readonly record struct FiledReport(
    string ReportId, string PaymentId, uint Submitter, long Sequence, uint Payee, uint Reporter, Instant Time, Instant KeyedIn, string? ScamType,
    string? Contact)
{
    /// <summary>Whether it is of a case: early journals have no payer, and follow nothing.</summary>
    public bool IsOfCase { get; init; }

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
        _ = body.TextOrNull();
        var contact = body.TextOrNull();
        var reporter = body.IsAtEnd ? 0 : (uint)body.VarUInt();
        var isOfCase = !body.IsAtEnd;
        if (isOfCase)
        {
            _ = body.VarUInt();
        }

        var keyedIn = body.IsAtEnd ? time : body.Int64();
        var end = payment.LastIndexOf('\n');
        return new FiledReport(
            id, end < 0 ? payment : payment[..end], end < 0 ? 0 : uint.Parse(payment.AsSpan(end + 1), CultureInfo.InvariantCulture), sequence, payee,
            reporter, new Instant(time), new Instant(keyedIn), scamType, contact)
        {
            IsOfCase = isOfCase,
        };
    }

    public override string ToString() => $"a report of payment {Sequence}";
}
