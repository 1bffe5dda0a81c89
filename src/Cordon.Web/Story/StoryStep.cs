using Cordon.Core.Casework;

namespace Cordon.Web.Story;

/// <summary>A step of the story: what is told, who one is in it, and where it plays.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Text">A short paragraph for who knows nothing of all this.</param>
/// <param name="Do">What is to be done or seen on its screen, in a line.</param>
/// <param name="WaitsFor">What must have happened first.</param>
/// <param name="Role">Who one is in it.</param>
/// <param name="Place">The screen, with the very thing; null while what it needs has not happened.</param>
/// <param name="Deed">Whether what is to be done in it was done; null where there is only something to see.</param>
internal sealed record StoryStep(
    Phrase Title, Phrase Text, Phrase Do, Phrase WaitsFor, OfficerRole Role, Func<DemoStory, StoryState, string?> Place, Func<StoryState, bool>? Deed = null)
{
    /// <summary>The steps in their order.</summary>
    public static readonly IReadOnlyList<StoryStep> All =
    [
        new(StoryWords.CallTitle, StoryWords.CallText, StoryWords.CallDo, StoryWords.WaitsNothing, OfficerRole.DutyOfficer, (_, _) => "/report?call=story",
            state => state.Case is not null),
        new(StoryWords.TrailTitle, StoryWords.TrailText, StoryWords.TrailDo, StoryWords.WaitsReport, OfficerRole.Investigator,
            (_, state) => state.Case is { } number ? $"/cases/{number}?part=trail" : null),
        new(StoryWords.OrdersTitle, StoryWords.OrdersText, StoryWords.OrdersDo, StoryWords.WaitsReport, OfficerRole.Investigator,
            (_, state) => state is { Case: { } number, Orders.Count: > 0 } ? $"/orders?state=all&case={number}" : null),
        new(StoryWords.BankTitle, StoryWords.BankText, StoryWords.BankDo, StoryWords.WaitsReport, OfficerRole.BankOfficer,
            (_, state) => state.BankOrder is { } order ? $"/bank/orders/{order.Id}" : null,
            state => state.BankOrder is { IsUnanswered: false }),
        new(StoryWords.NextTitle, StoryWords.NextText, StoryWords.NextDo, StoryWords.WaitsNext, OfficerRole.DutyOfficer,
            (_, state) => state.Hold is { } number ? $"/duty/{number}" : null, state => state.IsNextDecided),
        new(StoryWords.GangTitle, StoryWords.GangText, StoryWords.GangDo, StoryWords.WaitsGang, OfficerRole.Investigator,
            (story, state) => state.Gang is { } gang ? "/networks/" + gang
                : state.HasSoughtGangs ? "/look-up?q=" + Uri.EscapeDataString(story.Contact) : null),
    ];

    /// <summary>Whether a step is behind one: what is to be done in it was done, or what is to be seen in it was looked at.</summary>
    /// <param name="index">From 0.</param>
    public static bool IsDone(int index, StoryState state) => All[index].Deed?.Invoke(state) ?? state.Seen.Contains(index + 1);

    /// <summary>The first step that is not behind one, from 0; null once all are.</summary>
    public static int? FirstOpen(StoryState state)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (!IsDone(i, state))
            {
                return i;
            }
        }

        return null;
    }
}
