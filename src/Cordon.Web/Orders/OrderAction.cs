using Cordon.Core.Cases;
using Cordon.Core.Casework;

namespace Cordon.Web.Orders;

/// <summary>Something an officer may do with an order: what it is to the centre, and what the screen asks for first.</summary>
internal sealed record OrderAction(FreezeEventKind Kind, Phrase Name, string Key, Act Needs, bool NeedsWords, bool NeedsAmount = false, bool IsGrave = false)
{
    /// <summary>Characters of a reason: a sentence or two, as the bank is told it.</summary>
    public const int ReasonCharactersMax = 400;

    public static readonly OrderAction Approve = new(FreezeEventKind.Approve, OrderWords.Approve, "a", Act.MoveOrder, NeedsWords: false);
    public static readonly OrderAction Extend = new(FreezeEventKind.Extend, OrderWords.Extend, "e", Act.MoveOrder, NeedsWords: true);
    public static readonly OrderAction Contest = new(FreezeEventKind.Contest, OrderWords.Contest, "c", Act.WorkCase, NeedsWords: true);
    public static readonly OrderAction Uphold = new(FreezeEventKind.Uphold, OrderWords.Uphold, "u", Act.DecideContest, NeedsWords: true);
    public static readonly OrderAction Grant = new(FreezeEventKind.AskRelease, OrderWords.Grant, "g", Act.DecideContest, NeedsWords: true);

    public static readonly OrderAction Lift = new(
        FreezeEventKind.AskRelease, OrderWords.Lift, "l", Act.MoveOrder, NeedsWords: true, NeedsAmount: true, IsGrave: true);

    public static readonly OrderAction Withdraw = new(FreezeEventKind.Withdraw, OrderWords.Withdraw, "w", Act.MoveOrder, NeedsWords: true, IsGrave: true);

    public static readonly IReadOnlyList<OrderAction> All = [Approve, Extend, Contest, Uphold, Grant, Lift, Withdraw];
}
