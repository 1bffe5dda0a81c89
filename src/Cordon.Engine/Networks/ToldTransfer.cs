using Cordon.Core.Values;

namespace Cordon.Engine.Networks;

/// <summary>A payment that moved money, as it is told to a history.</summary>
/// <param name="Payer">The payer's account, by its number.</param>
/// <param name="Device">The device's mark as it was handed in; empty for none.</param>
internal readonly record struct ToldTransfer(
    string Id, uint Payer, uint Payee, long TimeMilliseconds, Money Sent, Money Arrived, string Device, string Ip, string PayerName)
{
    /// <summary>Without names and sums, which are personal.</summary>
    public override string ToString() => $"payment {Id}";
}
