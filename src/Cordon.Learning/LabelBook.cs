using System.IO.Hashing;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Records;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>What payments truly were, by their identifiers. Read after the decisions, never before.</summary>
public sealed class LabelBook : IPaymentLabels
{
    private readonly Dictionary<ulong, Known> _byPayment = [];
    private readonly NumberedNames _types = new();

    private readonly record struct Known(PaymentLabel Label, int Type);

    /// <summary>Kinds of scams and patterns, by number; number 0 is unnamed.</summary>
    public IReadOnlyList<string> Types => _types.Names;

    /// <summary>Labels that say something else of a payment than the one before did, and do not count.</summary>
    public int Contradictions { get; private set; }

    /// <summary>Payments that are labelled.</summary>
    public int Count => _byPayment.Count;

    /// <summary>Takes labels; the first one said of a payment counts. A gang's own money is neither learnt from nor judged by.</summary>
    public static LabelBook Of(IEnumerable<LabelRow> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var book = new LabelBook();
        foreach (var label in labels.Where(label => !label.IsUnderworldsOwn))
        {
            var (id, known) = (Hash(Encoding.UTF8.GetBytes(label.PaymentId)), new Known(label.Label, book._types.NumberOf(LabelRow.TypeOf(label.Pattern))));
            book.Contradictions += !book._byPayment.TryAdd(id, known) && book._byPayment[id] != known ? 1 : 0;
        }

        return book;
    }

    /// <summary>Its own time: a data set's payments had happened before they were played.</summary>
    public Instant TimeOf(PaymentBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new Instant(block.TimeMilliseconds[lane]);
    }

    public SaidLabel? Find(PaymentBlock block, int lane)
    {
        ArgumentNullException.ThrowIfNull(block);
        return TryFind(block.Text(lane, PaymentText.PaymentId), out var label, out var type) ? new SaidLabel(label, type, 1) : null;
    }

    /// <summary>What a payment was, and the number of its kind of scam; false when nobody has said.</summary>
    public bool TryFind(ReadOnlySpan<byte> paymentId, out PaymentLabel label, out int type)
    {
        var isKnown = _byPayment.TryGetValue(Hash(paymentId), out var known);
        (label, type) = known;
        return isKnown;
    }

    // 64 bits: among ten million payments two share them once in a hundred thousand sets.
    private static ulong Hash(ReadOnlySpan<byte> paymentId) => XxHash3.HashToUInt64(paymentId);
}
