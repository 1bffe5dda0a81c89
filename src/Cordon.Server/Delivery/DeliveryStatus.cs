using Cordon.Core.Values;

namespace Cordon.Server.Delivery;

/// <summary>How the delivery to a bank stands.</summary>
/// <param name="Sent">Notices it has taken since the start.</param>
/// <param name="Failures">Attempts in a row that failed; 0 when the last one did not.</param>
/// <param name="FailingSince">When the first of those was.</param>
/// <param name="Fault">What the last of those said: nothing of the notice, nothing of the bank's answer but its status.</param>
internal sealed record DeliveryStatus(long Sent, int Failures, Instant? FailingSince, string? Fault)
{
    public static readonly DeliveryStatus None = new(0, 0, null, null);
}
