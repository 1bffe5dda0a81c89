namespace Cordon.Core.Tracing;

/// <summary>A transfer as it was booked.</summary>
/// <param name="Payer">The payer's purse.</param>
/// <param name="Payee">The payee's purse.</param>
/// <param name="Sent">In minor units of the payer's currency.</param>
/// <param name="Arrived">In minor units of the payee's currency.</param>
/// <param name="Transfer">Its number.</param>
/// <param name="PayerStart">Where it begins on the payer's axis of outflow.</param>
/// <param name="PayeeStart">Where it begins on the payee's axis of inflow.</param>
public readonly record struct TransferView(
    uint Payer, uint Payee, long Sent, long Arrived, uint Transfer, long PayerStart, long PayeeStart);
