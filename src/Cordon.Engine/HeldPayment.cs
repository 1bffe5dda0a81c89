using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>How a hold ended.</summary>
public enum HoldState : byte
{
    /// <summary>It lasts.</summary>
    Held,
    Released,
    Cancelled,

    /// <summary>Nobody decided in time, so the stated default came about.</summary>
    ExpiredReleased,
    ExpiredBlocked,
}

/// <summary>A payment that waits, or waited, for a decision.</summary>
public sealed record HeldPayment(
    string PaymentId, uint Submitter, long Sequence, Instant Time, Money Amount, string PayerKey, string PayeeKey, Score Score,
    IReadOnlyList<Reason> Reasons, Instant Until, Outcome AtExpiry, HoldState State)
{
    /// <summary>Until when it lasts without a proposal to block it; <see cref="Until"/> is later while one stands that outlasts it.</summary>
    public Instant OwnUntil { get; init; }

    /// <summary>When it ended; null while it lasts.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Who ended it: a person of the centre or two, or a bank's key; null while it lasts, and where its time ran out.</summary>
    public string? EndedBy { get; init; }

    /// <summary>The payer's bank; empty where it was never given.</summary>
    public string PayerBank { get; init; } = "";

    /// <summary>What the model alone took it for, which <see cref="Score"/> joins with the rules that fired; null where no model decided.</summary>
    public Score? ModelScore { get; init; }

    /// <summary>What became known while it was held.</summary>
    public HoldNews News { get; init; } = HoldNews.None;

    /// <summary>Why they did, in their words; null where nobody said.</summary>
    public string? EndedWhy { get; init; }

    /// <summary>Whether a bank itself ended it, by whichever of its keys or persons.</summary>
    public bool IsEndedBy(string? bank) => bank is not null && EndedBy?.StartsWith(bank + " ", StringComparison.Ordinal) == true;
}
