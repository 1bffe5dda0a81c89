using Cordon.Core.Screening;

namespace Cordon.Engine.Screening;

/// <summary>Payments handed to the centre and, once durable, their decisions. Reused by its owner after <see cref="Completed"/> ran.</summary>
/// <remarks>Between a successful <see cref="Centre.TrySubmit"/> and the call of <see cref="Completed"/> it belongs to the centre.</remarks>
public sealed class PaymentWork
{
    /// <summary>The payments, checked by <see cref="PaymentCheck"/>.</summary>
    public PaymentBatch Payments { get; } = new();

    /// <summary>Who hands them in (a bank's number, from its key); 0 for the centre itself. Identifiers are the submitter's own.</summary>
    public uint Submitter { get; set; }

    /// <summary>One for each payment, in their order; room is made on submission.</summary>
    public Decision[] Decisions { get; internal set; } = [];

    /// <summary>Called on the journal's thread when all decisions are durable or refused; must not block.</summary>
    public Action<PaymentWork>? Completed { get; set; }

    /// <summary>When the payments were handed in, by the centre's clock's timestamp; for latency.</summary>
    public long SubmittedTimestamp { get; internal set; }
}
