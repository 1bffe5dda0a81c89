using System.Text.RegularExpressions;
using Cordon.Web.Language;
using Cordon.Web.Reporting;
using Cordon.Web.Story;

namespace Cordon.Web.Tests.Story;

/// <summary>
/// How long the story takes a newcomer, by a model of keystrokes and reading: what the page and the bar tell, what is to be read on each screen, a press
/// for all that is pressed, a look around on each screen, and the wait for it.
/// </summary>
public sealed partial class StoryPaceTests
{
    private const double SecondsMax = 180;

    /// <summary>210 words a minute, and 260 characters: who reads something new.</summary>
    private const double SecondsPerWord = 60.0 / 210;
    private const double SecondsPerCharacter = 60.0 / 260;

    /// <summary>To point and to press: 1.1 s and 0.2 s.</summary>
    private const double SecondsPerPress = 1.3;

    /// <summary>A screen comes, the eye finds what the bar speaks of, and one makes up one's mind: 1 s, 2 s and 1.35 s.</summary>
    private const double SecondsPerScreen = 1 + 2 + 1.35;

    // The longest that a step may tell: one idea.
    private const int WordsMax = 36;
    private const int CharactersMax = 46;

    // Of each screen: what has to be read of it (words, characters), and what is pressed or dragged in it before the next step.
    private static readonly (int Words, int Characters, int Presses)[] Screens =
    [
        (50, 62, 3), // what the victim says; the kind, the report, and one look at its sums
        (14, 16, 2), // where the money is, and the slider
        (10, 12, 0), // an order's row
        (8, 10, 2), // the order's sum; two buttons
        (16, 24, 2), // the sum and the first reason; two buttons
        (8, 8, 1), // a role
    ];

    [Theory]
    [InlineData(Tongue.English)]
    [InlineData(Tongue.Chinese)]
    public void The_story_is_understood_within_three_minutes(Tongue tongue)
    {
        var steps = Enumerable.Range(0, StoryStep.All.Count).Select(i => SecondsOf(i, tongue)).ToList();
        var page = Reading(tongue, StoryWords.Title, StoryWords.Intro, StoryWords.CallTitle, StoryWords.CallText, StoryWords.Go)
            + SecondsPerScreen + SecondsPerPress;
        TestContext.Current.SendDiagnosticMessage($"{tongue}: page {page:F0} s, steps {string.Join(", ", steps.Select(step => $"{step:F0} s"))}");
        Assert.InRange(page + steps.Sum(), 0, SecondsMax);
    }

    [Fact]
    public void A_step_tells_one_idea()
    {
        foreach (var step in StoryStep.All)
        {
            Assert.InRange(Count(step.Title.English + " " + step.Text.English + " " + step.Do.English), 1, WordsMax);
            Assert.InRange(Count(step.Title.Chinese + step.Text.Chinese + step.Do.Chinese), 1, CharactersMax);
        }
    }

    [Fact]
    public void The_buttons_that_the_story_names_are_called_so()
    {
        foreach (var (step, button) in new[]
        {
            (StoryWords.CallDo, ScamKinds.Of("employment")), (StoryWords.CallDo, ReportWords.File), (StoryWords.BankDo, Cordon.Web.Bank.BankWords.Full),
            (StoryWords.BankDo, Cordon.Web.Bank.BankWords.Send), (StoryWords.NextDo, Cordon.Web.Duty.DutyWords.Block),
        })
        {
            Assert.Contains($"“{button.English}”", step.English);
            Assert.Contains($"“{button.Chinese}”", step.Chinese);
        }
    }

    [Fact]
    public void A_step_is_done_when_its_deed_is_or_when_it_was_seen()
    {
        var state = StoryState.None with { Case = 7, Seen = [1, 2, 4] };
        Assert.Equal([true, true, false, false, false, false], Enumerable.Range(0, StoryStep.All.Count).Select(i => StoryStep.IsDone(i, state)));
        Assert.Equal(2, StoryStep.FirstOpen(state));
        Assert.Equal(0, StoryStep.FirstOpen(StoryState.None));
    }

    private static double SecondsOf(int index, Tongue tongue)
    {
        var (step, screen) = (StoryStep.All[index], Screens[index]);
        var read = tongue == Tongue.English ? screen.Words * SecondsPerWord : screen.Characters * SecondsPerCharacter;
        return Reading(tongue, StoryWords.Where, step.Title, StoryWords.YouAre, RoleNames.Of(step.Role), step.Text, step.Do, StoryWords.Next) + read
            + (screen.Presses * SecondsPerPress) + SecondsPerPress + SecondsPerScreen;
    }

    private static double Reading(Tongue tongue, params Phrase[] phrases) =>
        phrases.Sum(phrase => Count(phrase.In(tongue))) * (tongue == Tongue.English ? SecondsPerWord : SecondsPerCharacter);

    /// <summary>Words of Latin letters and digits, and Chinese characters.</summary>
    private static int Count(string text) => Words().Count(text);

    [GeneratedRegex(@"[\u4e00-\u9fff]|[A-Za-z0-9{}][A-Za-z0-9{}'.,:]*")]
    private static partial Regex Words();
}
