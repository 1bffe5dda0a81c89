using Cordon.Core.Casework;
using Cordon.Engine;

namespace Cordon.Web.Duty;

/// <summary>The holds at a moment.</summary>
/// <param name="Holds">The most urgent first.</param>
/// <param name="Count">How many last in all.</param>
/// <param name="Acts">What waits for a second person.</param>
/// <param name="DeskVersion">What the desk had come to.</param>
/// <param name="HoldVersion">What the holds had come to, with what became known of them.</param>
public sealed record HoldView(IReadOnlyList<HeldPayment> Holds, int Count, IReadOnlyList<GraveAct> Acts, long DeskVersion, long HoldVersion)
{
    /// <summary>Before the first look.</summary>
    public static readonly HoldView None = new([], 0, [], -1, -1);
}
