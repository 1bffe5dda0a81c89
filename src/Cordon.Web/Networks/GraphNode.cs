using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;

namespace Cordon.Web.Networks;

/// <summary>Something of a gang as it is drawn: an account, a case, a device, a contact, or several small ones folded into one.</summary>
/// <param name="Id">By which addresses name it: the same in each finding, and it tells nothing.</param>
/// <param name="Lane">Where it stands.</param>
/// <param name="Kind">What it is; none for several folded ones.</param>
/// <param name="Label">What stands beside it.</param>
/// <param name="Role">An account's first role; null where none is told, and for all else.</param>
/// <param name="Weight">By which those of one lane are ordered: money that went through, or how many use it.</param>
/// <param name="Days">On which days of the gang's life, from 0, it was first there: one, or of several folded ones each one's.</param>
public sealed record GraphNode(string Id, GraphLane Lane, NodeKind Kind, string Label, Role? Role, long Weight, IReadOnlyList<int> Days)
{
    /// <summary>The account by its place in the gang's money; −1 for what is none.</summary>
    public int Account { get; init; } = -1;

    /// <summary>What it is among links; none for several folded ones.</summary>
    public LinkNode Node { get; init; }

    /// <summary>Where it stands in the drawing, in its pixels.</summary>
    public int X { get; init; }

    public int Y { get; init; }

    /// <summary>Whether it is several small ones.</summary>
    public bool IsFolded => Kind == NodeKind.None;

    /// <summary>Masked: what is drawn never goes into a log.</summary>
    public override string ToString() => $"{Lane} {Kind}";
}
