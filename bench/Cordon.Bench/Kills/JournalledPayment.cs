namespace Cordon.Bench.Kills;

/// <summary>A payment and its verdict as the journal has them.</summary>
/// <param name="ScoreMillionths">The score, 0 to 1,000,000.</param>
/// <param name="Codes">The rules that fired, sorted and joined by ';'.</param>
/// <param name="HoldUntilMilliseconds">Until when it is held; 0 where it is not.</param>
public sealed record JournalledPayment(
    long Position, long Sequence, string PaymentId, uint Submitter, string Payer, string Payee, long TimeMilliseconds, long AmountMinor,
    string Outcome, int ScoreMillionths, string Codes, long HoldUntilMilliseconds);
