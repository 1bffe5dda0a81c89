using Cordon.Core.Screening;

namespace Cordon.Engine.Screening;

/// <summary>Payments handed to the centre and, once durable, their decisions. Reused by its owner after <see cref="Completed"/> ran.</summary>
/// <remarks>Between a successful <see cref="Centre.TrySubmit"/> and the call of <see cref="Completed"/> it belongs to the centre.</remarks>
public sealed class PaymentWork
{
    private PaymentHashes[] _hashes = [];

    /// <summary>The payments, checked by <see cref="PaymentCheck"/>.</summary>
    public PaymentBatch Payments { get; } = new();

    /// <summary>Who hands them in (a bank's number, from its key); 0 for the centre itself. Identifiers are the submitter's own, but for UUIDs.</summary>
    public uint Submitter { get; set; }

    /// <summary>One for each payment, in their order; room is made on submission.</summary>
    public Decision[] Decisions { get; internal set; } = [];

    /// <summary>One for each payment, taken by <see cref="TakeHashes"/>.</summary>
    internal ReadOnlySpan<PaymentHashes> Hashes => _hashes.AsSpan(0, Payments.Count);

    /// <summary>Called on the journal's thread when all decisions are durable or refused; must not block.</summary>
    public Action<PaymentWork>? Completed { get; set; }

    /// <summary>When the payments were handed in, by the centre's clock's timestamp; for latency.</summary>
    public long SubmittedTimestamp { get; internal set; }

    /// <summary>Hashes what the lane will look up. Payments and submitter stay as they are from here on.</summary>
    internal void TakeHashes()
    {
        if (_hashes.Length < Payments.Count)
        {
            _hashes = new PaymentHashes[Math.Max(Payments.Count, _hashes.Length * 2)];
        }

        for (var i = 0; i < Payments.Count; i++)
        {
            _hashes[i] = new PaymentHashes(Payments, i, Submitter);
        }
    }
}
