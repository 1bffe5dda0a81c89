using Cordon.Engine;

namespace Cordon.Web.Duty;

/// <summary>The holds at a moment.</summary>
/// <param name="Holds">The most urgent first.</param>
/// <param name="Count">How many last in all.</param>
public sealed record HoldView(IReadOnlyList<HeldPayment> Holds, int Count);
