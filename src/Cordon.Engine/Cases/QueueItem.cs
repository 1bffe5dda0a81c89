using Cordon.Core.Cases;

namespace Cordon.Engine.Cases;

/// <summary>An open order in the queue.</summary>
/// <param name="Order">The order.</param>
/// <param name="Waits">What it waits for.</param>
/// <param name="Reach">What can still be reached, and how fast it drains.</param>
/// <param name="AtRiskSize">What will be gone in an hour, in minor units of the reference currency: the rank.</param>
public sealed record QueueItem(FreezeOrder Order, QueueWait Waits, Reach Reach, long AtRiskSize);
