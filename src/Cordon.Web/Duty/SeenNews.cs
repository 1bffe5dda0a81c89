using Cordon.Engine;

namespace Cordon.Web.Duty;

/// <summary>What became known since a payment was held, as one officer may see it.</summary>
/// <param name="News">All of it.</param>
/// <param name="Reporter">The bank that handed the report of the payment in; null where the centre took it, or there is none.</param>
/// <param name="Open">The cases among its latest that the officer needs to know of.</param>
public sealed record SeenNews(HoldNews News, string? Reporter, IReadOnlySet<uint> Open)
{
    /// <summary>Reports and orders that are named one by one: more are a number.</summary>
    public const int NamedMax = 5;

    public static readonly SeenNews None = new(HoldNews.None, null, new HashSet<uint>());

    /// <summary>The latest reports of other payments to the payee, the latest first, one of each case.</summary>
    public IEnumerable<uint> Cases => News.Reports.Reverse().Select(report => report.Case).Distinct().Take(NamedMax);

    /// <summary>The latest orders on the payee's account, the latest first.</summary>
    public IEnumerable<HoldOrder> Orders => News.Orders.Reverse().Take(NamedMax);

    /// <summary>What an officer may see of a hold's news. Each named case is looked up: it is asked when something became known, not at every look.</summary>
    /// <param name="mayOpen">Whether the officer needs to know of a case.</param>
    public static SeenNews Of(HoldNews news, Func<uint, string?> bankOf, Func<uint, bool> mayOpen)
    {
        if (!news.IsAny && news.Lifted.IsEmpty)
        {
            return None;
        }

        var seen = new SeenNews(news, news.Reported is { Reporter: not 0 and var by } ? bankOf(by) : null, None.Open);
        var named = seen.Cases.Concat(seen.Orders.Select(order => order.Case)).Concat(news.Reported is { } own ? [own.Case] : []).Distinct();
        return seen with { Open = named.Where(mayOpen).ToHashSet() };
    }
}
