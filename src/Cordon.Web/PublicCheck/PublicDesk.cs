using Cordon.Core.Intake;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Shell;

namespace Cordon.Web.PublicCheck;

/// <summary>Answers everybody's question whether an account, number or link was reported; every answer takes the same time.</summary>
internal sealed class PublicDesk(Centre centre, CaseDesk desk, CentreClock clock, ConsoleSettings settings, TimeProvider time)
{
    /// <summary>Characters of a question: a long web address.</summary>
    public const int QuestionCharactersMax = 200;

    /// <summary>
    /// After how long an answer comes, whatever it is: many times what the looking takes, so that how long it took says nothing.
    /// </summary>
    public static readonly TimeSpan AnswerAfter = TimeSpan.FromMilliseconds(400);

    /// <summary>What is told of a question.</summary>
    public async Task<PublicAnswer> AskAsync(string question, CancellationToken cancellation = default)
    {
        var begun = time.GetTimestamp();
        var asked = question.Length > QuestionCharactersMax ? question[..QuestionCharactersMax] : question;
        var answer = await LookAsync(asked, cancellation).ConfigureAwait(false);
        var left = AnswerAfter - time.GetElapsedTime(begun);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation).ConfigureAwait(false);
        }

        return answer;
    }

    private async Task<PublicAnswer> LookAsync(string question, CancellationToken cancellation)
    {
        var text = question.Trim();
        var read = VictimWords.Read(text, settings.CountryCode);
        var told = read.Where(one => one.Kind == RecognisedKind.Account).Select(one => one.Value).Append(text).Append(OfBank(text)).Distinct().ToList();
        var contacts = ContactKey.Of(string.Join(" / ", read.Where(one => one.IsContact).Select(one => one.Value).Append(text)));
        var accounts = await centre.FindAccountsAsync(told, cancellation).ConfigureAwait(false);

        // One thing at a time: of several together nobody would know which was reported.
        var ofAccounts = accounts.Select(account => Of([], [account.Number], isAccount: true));
        var ofContacts = contacts.Select(contact => Of([contact], [], isAccount: false));
        return ofAccounts.Concat(ofContacts).DefaultIfEmpty(PublicAnswer.Nothing).Max();
    }

    /// <summary>A bank and an account as orders and letters write them, with a blank between, as accounts are called here.</summary>
    private static string OfBank(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var bank, var account] ? $"{bank}/{account}" : text;

    private PublicAnswer Of(IReadOnlyList<ContactKey> contacts, IReadOnlyList<uint> payees, bool isAccount)
    {
        var (victims, told) = desk.CountReportsNaming(contacts, payees, clock.Now + -PublicCheckRule.KeptBack);
        return PublicCheckRule.Of(victims, told, isAccount);
    }
}
