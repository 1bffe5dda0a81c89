namespace Cordon.Bench.Kills;

/// <summary>A payment as it was handed in; sent again it has the very same words.</summary>
/// <param name="Sender">Whose key sent it: a bank, or the centre.</param>
public sealed record SentPayment(string Sender, string PaymentId, string Payer, string Payee, long TimeMilliseconds, long AmountMinor, string Json);
