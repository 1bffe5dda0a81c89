using Cordon.Core.Values;

namespace Cordon.Core.Networks.Linking;

/// <summary>
/// How much a link says, in millionths: by its reason, by how many records say so, by how common the identifier is, and by how long ago it was. The
/// table stands in docs/networks.md; it was chosen by hand and nothing in it is learnt.
/// </summary>
public static class LinkStrength
{
    /// <summary>All that a link can say.</summary>
    public const long Whole = 1_000_000;

    /// <summary>From here on one link is enough to take two entities for one.</summary>
    public const long StrongMin = 600_000;

    /// <summary>From here on two independent ones are; below, a link is only told.</summary>
    public const long WeakMin = 150_000;

    /// <summary>What a link says is forgotten after a year.</summary>
    public const int ForgottenDays = 365;

    /// <summary>So long a link is as good as new; then it fades to a fifth.</summary>
    private const int FreshDays = 30;
    private const int FadedDays = 180;
    private const int FadedPercent = 20;

    /// <summary>What a link of a reason says when nothing speaks against it.</summary>
    public static long BaseOf(LinkReason reason) => reason switch
    {
        LinkReason.ReportNames => 900_000,
        LinkReason.PaidTo => 1_000_000,
        LinkReason.StolenMoneyMoved => 700_000,
        LinkReason.StolenMoneyOnDevice => 900_000,
        LinkReason.PaidOnDevice => 400_000,
        LinkReason.StolenMoneyFromIp => 300_000,
        LinkReason.PaidFromIp => 100_000,
        LinkReason.HoldersPhone => 700_000,
        LinkReason.ReportedTogether => 900_000,
        LinkReason.SameVictim => 300_000,
        LinkReason.MoneyMoved => 50_000,
        _ => 0,
    };

    /// <summary>
    /// With how many others an identifier may be shared: up to <c>Full</c> it says all it can, then as much less as there are more, and beyond
    /// <c>None</c> nothing.
    /// </summary>
    public static (int Full, int None) SharingOf(NodeKind kind) => kind switch
    {
        NodeKind.Device => (64, 256),
        NodeKind.IpAddress => (8, 64),
        NodeKind.Phone or NodeKind.Handle or NodeKind.Email or NodeKind.Host => (200, 1_000),
        NodeKind.Wallet => (1_000, 5_000),
        NodeKind.Account => (100, 400),
        _ => (int.MaxValue, int.MaxValue),
    };

    /// <summary>What a link says.</summary>
    /// <param name="link">The link.</param>
    /// <param name="sharersOfFrom">With how many nodes the one end is linked.</param>
    /// <param name="sharersOfTo">With how many the other.</param>
    /// <param name="atMilliseconds">The moment, from the Unix epoch.</param>
    public static long Of(Link link, int sharersOfFrom, int sharersOfTo, long atMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(link);
        var says = BaseOf(link.Reason) * RepeatedPercent(link) / 100;
        says = says * AgePercent(atMilliseconds - link.LastMilliseconds) / 100;
        return Math.Min(Shared(says, link.From.Kind, sharersOfFrom), Shared(says, link.To.Kind, sharersOfTo));
    }

    /// <summary>What a link is worth of what it says, by how many share the identifier.</summary>
    private static long Shared(long says, NodeKind kind, int sharers)
    {
        var (full, none) = SharingOf(kind);
        return sharers <= full ? says : sharers > none ? 0 : says * full / sharers;
    }

    /// <summary>One payment may be chance or a mistake; three are a habit. A report is one statement, however often it is filed.</summary>
    private static int RepeatedPercent(Link link) => link.Reason switch
    {
        LinkReason.StolenMoneyMoved or LinkReason.StolenMoneyOnDevice or LinkReason.PaidOnDevice or LinkReason.StolenMoneyFromIp
            or LinkReason.PaidFromIp or LinkReason.MoneyMoved => link.Sources.Count switch { 1 => 70, 2 => 90, _ => 100 },
        _ => 100,
    };

    private static long AgePercent(long ageMilliseconds) => (ageMilliseconds / Instant.DayMilliseconds) switch
    {
        <= FreshDays => 100,
        > ForgottenDays => 0,
        >= FadedDays => FadedPercent,
        var days => 100 - ((days - FreshDays) * (100 - FadedPercent) / (FadedDays - FreshDays)),
    };
}
