using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.People;

namespace Cordon.Web.Language;

/// <summary>How a screen says why something was not done: as the centre or the desk says it, and where they say nothing, by what became of it.</summary>
internal static class Refusals
{
    private static readonly Phrase AskAgain = new("The centre cannot take it now. Say it again in a moment.", "中心暂时无法受理，请稍后再试。");
    private static readonly Phrase NotThere = new("There is no such thing.", "没有找到该内容。");
    private static readonly Phrase NotTaken = new("It was not taken.", "未被受理。");
    private static readonly Phrase DoneBefore = new("It had been done before.", "此前已完成。");

    public static string Why(this Speech speech, CommandResult result) => speech[result.Detail ?? result.Status switch
    {
        CommandStatus.Busy or CommandStatus.Unavailable => AskAgain,
        CommandStatus.NotFound => NotThere,
        CommandStatus.AlreadyDone => DoneBefore,
        _ => NotTaken,
    }];

    /// <summary>The same where it may say who did something before: records have persons by identifier, a screen has them by name.</summary>
    /// <param name="names">What people are called, by identifier.</param>
    public static string Why(this Speech speech, CommandResult result, IReadOnlyDictionary<string, string> names) =>
        NamedPeople.In(speech.Why(result), names);

    public static string Why(this Speech speech, DeskAnswer answer) => speech[answer.Words ?? answer.Status switch
    {
        DeskStatus.Unavailable => AskAgain,
        DeskStatus.NotFound => NotThere,
        DeskStatus.AlreadyDone => DoneBefore,
        _ => NotTaken,
    }];
}
