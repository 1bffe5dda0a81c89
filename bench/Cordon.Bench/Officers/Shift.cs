using System.Text.RegularExpressions;

namespace Cordon.Bench.Officers;

/// <summary>The posts of a night: most sit at the duty desk, the others at cases, orders, questions and networks.</summary>
internal static partial class Shift
{
    private const string Decided = ".file .ended";
    private const string Hold = "new .file .facts dd:last-of-type";

    private static readonly OfficerDeed Down = new("next hold", "[data-key=j]", $"path .file .facts && {Hold}", "j");
    private static readonly OfficerDeed Up = new("next hold", "[data-key=k]", $"path .file .facts && {Hold}", "k");
    private static readonly OfficerDeed Release = new("reasons asked", "[data-key=r]", "fieldset.decide", "r") { Overtaken = Decided };
    private static readonly OfficerDeed Cancel = new("reasons left", "[data-key=Escape]", "gone fieldset.decide", "Escape");
    private static readonly OfficerDeed Decide = new("released, next hold", "fieldset.decide [data-key='1']", $"path .file .facts && {Hold}", "1")
    {
        Overtaken = Decided,
    };

    private static readonly OfficerDeed OpenCase = new("case opened", ".cases li.line a", "path nav.tabs && gone .cases");
    private static readonly OfficerDeed CasePart = new(
        "case's part", "nav.tabs a:not([aria-current])", "path nav.tabs a[aria-current=page] && new nav.tabs a[aria-current=page]");
    private static readonly OfficerDeed ToCases = new("list of cases", ".side a[href='/cases']", "path .cases li.line");

    private static readonly OfficerDeed Board = new(
        "board sorted by state", "nav.states a:not([aria-current])",
        "path .orders li a, .card.empty && new nav.states a[aria-current=page]");
    private static readonly OfficerDeed OpenOrder = new("order opened", ".orders li a", "path .desk.order[aria-busy=false]");
    private static readonly OfficerDeed ToOrders = new("list of orders", ".side a[href='/orders']", "path .orders[aria-busy=false] li a, .card.empty");

    private static readonly OfficerDeed SortGangs = new("gangs sorted", "thead a", "path th[aria-sort$=ending] && new thead");
    private static readonly OfficerDeed OpenGang = new("gang opened", "tbody th a", "path h1 && gone .list-of-gangs");
    private static readonly OfficerDeed ToGangs = new("list of gangs", ".side a[href='/networks']", "path .list-of-gangs[aria-busy=false] tbody a");

    /// <summary>What is pressed when a question has been typed.</summary>
    public static readonly OfficerDeed Ask = new(
        "question asked", "input[name=q]", "path section.card, .card.empty[role=status] && new #content && gone p.quiet[role=status]", "Enter");

    /// <summary>The posts, each for as many officers of ten as it stands there times.</summary>
    /// <param name="questions">What is typed where accounts are looked up.</param>
    public static IReadOnlyList<OfficerPost> Posts(IReadOnlyList<string> questions)
    {
        var duty = new OfficerPost(
            "duty desk", "duty", "/duty", ".desk .list li a", [[Down, Down, Up], [Down, Down], [Down, Release, Cancel], [Down, Release, Decide]], Holds());
        var cases = new OfficerPost("cases", "supervisor", "/cases", ".cases li.line", [[OpenCase, CasePart, ToCases]], Cases()) { ComesBack = true };
        var orders = new OfficerPost(
            "freeze board", "liaison", "/orders", ".orders[aria-busy=false] li a, .card.empty", [[Board], [Board], [Board, OpenOrder, ToOrders]], Orders());
        var lookUp = new OfficerPost("look-up", "duty", "/look-up", "input[name=q]", [[Ask]], Nothing())
        {
            Asks = chance => "/look-up?q=" + questions[chance.Next(questions.Count)],
        };
        var networks = new OfficerPost(
            "networks", "investigator", "/networks", ".list-of-gangs[aria-busy=false] tbody a", [[SortGangs], [SortGangs], [OpenGang, ToGangs]], Gangs());
        return [duty, cases, lookUp, orders, duty, networks, duty, cases, duty, orders];
    }

    [GeneratedRegex("^/duty/[0-9]+$")]
    private static partial Regex Holds();

    [GeneratedRegex("^/cases/[0-9]+$")]
    private static partial Regex Cases();

    [GeneratedRegex("^/orders(\\?state=|/)")]
    private static partial Regex Orders();

    [GeneratedRegex("^/networks\\?")]
    private static partial Regex Gangs();

    [GeneratedRegex("^$")]
    private static partial Regex Nothing();
}
