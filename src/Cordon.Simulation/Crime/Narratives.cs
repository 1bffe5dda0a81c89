using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Crime;

/// <summary>What victims write in their reports, from sentences put together. Made up for this program, in English.</summary>
internal static class Narratives
{
    private static readonly string[][] Openings =
    [
        ["I answered an advert for work from home.", "Someone wrote to me on a chat and offered me simple tasks for pay.",
         "A recruiter, {name}, contacted me about an online job rating products.", "I was added to a group where people earn by liking videos."],
        ["I ordered something from a shop I found in an advert.", "I bought a used phone from {name} and it never came.",
         "The price on {url} was very good and I paid by transfer.", "I wanted tickets that were sold out and found a seller."],
        ["A man called from {phone} and said he was from the police.", "Someone from my bank's security department called me.",
         "I received a call that my account was used for money laundering.", "An officer {name} said my savings were in danger."],
        ["I met {name} online and she told me how she earns by trading.", "I saw a well-known person recommend a trading platform.",
         "A broker added me to an investment group.", "I put money into a platform, {url}, that showed high profits."],
        ["I met {name} on a dating site and we wrote every day for weeks.", "{name} said he works on a ship and wanted to visit me.",
         "I believed I was in a relationship with somebody I know from a chat.", "We wanted to meet, but {name} always had a problem."],
    ];

    private static readonly string[][] Middles =
    [
        ["First they paid me small sums, then I had to deposit {first} to get the next tasks.", "I could withdraw once. Then the deposits became larger."],
        ["I paid {total} to the account they gave me.", "After I paid {total} the seller stopped answering."],
        ["I was told to move my money to a safe account and stay on the line.", "He told me not to tell the bank why I pay. I sent {total}."],
        ["I began with {first} and they even paid some of it back to me.", "The account always changed. In total I sent {total}."],
        ["First it was {first} for a ticket, then a hospital, then customs.", "I sent {total} in all because I wanted to help."],
    ];

    private static readonly string[][] Endings =
    [
        ["Now they want more before I can withdraw.", "The group is gone.", "They say my account is frozen until I pay tax."],
        ["The website is no longer there.", "Nothing was delivered.", "I only have the account number and the chat."],
        ["Then I called my bank and they knew nothing of it.", "My savings are gone.", "When I called back nobody answered."],
        ["When I wanted my money out they asked for a fee.", "The platform does not let me in any more.", "My adviser does not answer."],
        ["My daughter told me this is a fraud.", "He does not answer any more.", "The pictures belong to somebody else."],
    ];

    private static readonly string[][] Payees =
    [
        ["Task Centre", "Merit Platform", "Online Works"],
        ["Outlet Store", "Deal Market", "Ticket Resale"],
        ["Safe Account", "Security Department", "Custody Account"],
        ["Capital Markets", "Trading Desk", "Wealth Partners"],
        ["Clinic Account", "Travel Office", "my dear"],
    ];

    public static string Tell(Dice dice, Case scam)
    {
        var kind = (int)scam.Kind;
        long total = 0;
        foreach (var (payment, _) in scam.Paid)
        {
            total += payment.Amount.Minor;
        }

        var first = scam.Paid[0].Payment.Amount;
        var text = $"{dice.Of(Openings[kind])} {dice.Of(Middles[kind])} {dice.Of(Endings[kind])}";
        return text
            .Replace("{name}", Names.FirstName(dice), StringComparison.Ordinal)
            .Replace("{url}", scam.Url, StringComparison.Ordinal)
            .Replace("{phone}", scam.Phone, StringComparison.Ordinal)
            .Replace("{first}", first.ToString(), StringComparison.Ordinal)
            .Replace("{total}", new Money(total, first.Currency).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Who the victim believes to be paying.</summary>
    public static string PretendedPayee(Dice dice, ScamKind kind) =>
        dice.Percent(60) ? Names.Person(dice) : $"{Names.Place(dice)} {dice.Of(Payees[(int)kind])}";
}
