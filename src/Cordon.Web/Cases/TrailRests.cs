using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Formats.Trails;

namespace Cordon.Web.Cases;

/// <summary>
/// What is said of the ends of a trail, by what became of the orders on them: that money lies in an account is what the centre reckons from payments, and
/// that it was frozen is what a trail says for good. Where a bank has been asked for it, has answered, paid it back or let it go, that is said with it, in the
/// list, in the drawing and in the sums alike, so that nobody asks twice for what is not there or was let go.
/// </summary>
/// <param name="Trail">The trail.</param>
/// <param name="Orders">The case's orders, on any account.</param>
/// <param name="OrderOf">An order of any case by its number; null for one that is not to be seen.</param>
/// <param name="Righted">What was let go since the account's holder was right, in minor units, by the order's number (<see cref="RightedRelease"/>).</param>
internal sealed record TrailRests(
    TrailReport Trail, IReadOnlyList<FreezeOrder> Orders, Func<uint, FreezeOrder?> OrderOf, IReadOnlyDictionary<uint, long> Righted)
{
    private const string ToBeAsked = "tag hold";
    private const string Good = "tag allow";
    private const string Plain = "tag";

    private static readonly Said Asked = new(
        new("lies here: the bank is asked for it", "仍在账户内：已要求银行止付"), new("bank asked", "已要求止付"), ToBeAsked);

    private static readonly Said Unapproved = new(
        new("lies here: its order waits for approval", "仍在账户内：止付指令待批准"), new("to be approved", "止付待批准"), ToBeAsked);

    private static readonly Said NotFound = new(
        new("should lie here, but the bank did not find it: ask for a statement of the account", "推算应在此账户，但银行未查到：请调取账户流水"),
        new("not found by bank", "银行未查到"), ToBeAsked);

    private static readonly Said Refused = new(
        new("lies here: the bank refused to freeze it", "仍在账户内：银行拒绝止付"), new("bank refused", "银行拒绝"), ToBeAsked);

    private static readonly Said Righteous = new(
        new("released: the account's holder was right", "已解除：账户持有人申诉成立"), new("released, holder right", "申诉成立已解除"), Plain);

    private static readonly Said Released = new(new("released by the bank", "银行已解除冻结"), new("released", "已解除"), Plain);

    private static readonly Said RightedInPart = new(
        new("released by the bank: of part of it the account's holder was right", "银行已解除冻结：其中部分因持有人申诉成立"), new("released, part: holder right", "已解除，部分申诉成立"),
        Plain);

    private static readonly Said Lapsed = new(
        new("the freeze lapsed by law: the bank holds it no more", "止付依法到期：银行不再冻结"), new("freeze lapsed", "止付已到期"), Plain);

    private static readonly Said Withdrawn = new(
        new("lies here: the centre withdrew its order", "仍在账户内：中心已撤回止付指令"), new("order withdrawn", "指令已撤回"), Plain);

    private static readonly Said Frozen = new(CaseNames.Of(TrailFate.Frozen), new("held", "已冻结"), Good);

    private static readonly Said LettingGo = new(
        new("frozen on an order: the bank is asked to release it", "已按指令止付：已要求银行解除"), new("held, to be released", "已冻结，待解除"), Plain);

    private static readonly Said InPart = new(
        new("frozen on an order: part of it is paid back", "已按指令止付：部分已返还"), new("held, part paid back", "已冻结，部分已返还"), Good);

    private static readonly Said PaidBack = new(CaseNames.Of(TrailFate.PaidBack), new("paid back", "已返还"), Good);

    /// <summary>What is said of a thing, in a sentence and in few words, and how it looks.</summary>
    private sealed record Said(Phrase Words, Phrase Short, string Colour);

    /// <summary>All ends, each in the parts of which different things are said, in the trail's order.</summary>
    public IReadOnlyList<TrailTold> All() => [.. Trail.Ends.SelectMany(Of)];

    /// <summary>What became of an end, in parts that make it up.</summary>
    public IEnumerable<TrailTold> Of(TrailPlace end)
    {
        if (end is not { Fate: TrailFate.Frozen, Orders.Count: > 0 })
        {
            return end.Fate == TrailFate.Rests && LetGo(end) is { } parts ? parts : [Told(end, SaidOf(end), end.Amount.Minor, end.Share)];
        }

        return end.Orders.SelectMany(part => PartsOf(end, part)).GroupBy(told => told.Words)
            .Select(same => same.First() with
            {
                Amount = end.Amount with { Minor = same.Sum(told => told.Amount.Minor) },
                Share = same.Sum(told => told.Share),
            });
    }

    /// <summary>The same for the drawing; nothing where the fate says all.</summary>
    public IReadOnlyList<TrailEndPart> Drawn(TrailPlace end) => end.Fate is TrailFate.Rests or TrailFate.Frozen
        ? [.. Of(end).Where(told => told.Short.English.Length > 0).Select(told => new TrailEndPart(told.Amount, told.Short, told.Words))]
        : [];

    private TrailTold Told(TrailPlace end, Said said, long minor, long share) => new(
        end.Account, end.Fate, end.Amount with { Minor = minor }, share, end.Since, said.Words, said.Short, said.Colour);

    private Said SaidOf(TrailPlace end) => end.Fate switch
    {
        TrailFate.Rests => OfRest(Trail.Accounts[end.Account]) ?? new Said(CaseNames.Of(end.Fate), new("", ""), ToBeAsked),
        _ => new Said(CaseNames.Of(end.Fate), new("", ""), ColourOf(end.Fate)),
    };

    /// <summary>What was frozen on one order: held still, paid back, or both. How much is which is told apart where all that the order held is here.</summary>
    private IEnumerable<TrailTold> PartsOf(TrailPlace end, (uint Order, long AmountMinor, long Share) part)
    {
        if (OrderOf(part.Order) is not { } order)
        {
            return [Told(end, Frozen, part.AmountMinor, part.Share)];
        }

        var returned = order.ReturnedMinor - order.UnheldMinor;
        var held = order.ReleaseAskedMinor > 0 && order.ReleaseAskedMinor >= order.HeldMinor ? LettingGo : Frozen;
        if (returned <= 0 || order.HeldMinor == 0)
        {
            return [Told(end, returned > 0 ? PaidBack : held, part.AmountMinor, part.Share)];
        }

        if (part.AmountMinor != order.HeldMinor + returned)
        {
            return [Told(end, InPart, part.AmountMinor, part.Share)];
        }

        var share = (long)((Int128)part.Share * returned / part.AmountMinor);
        return [Told(end, held, order.HeldMinor, part.Share - share), Told(end, PaidBack, returned, share)];
    }

    /// <summary>
    /// What lies in an account and was let go, told apart where it is all that the last order on it let go, or that and what the bank did not find of what
    /// it was asked for; null where no sums fit, and one thing is to be said.
    /// </summary>
    private List<TrailTold>? LetGo(TrailPlace end)
    {
        var said = OfRest(Trail.Accounts[end.Account]);
        if (OrdersOn(Trail.Accounts[end.Account]) is not [{ } order, ..] || (said != Righteous && said != RightedInPart && said != Released))
        {
            return null;
        }

        var notFound = end.Amount.Minor - order.ReleasedMinor;
        if (notFound != 0 && (notFound < 0 || notFound != order.Asked.Minor - order.FrozenMinor))
        {
            return null;
        }

        var righted = Righted.GetValueOrDefault(order.Number);
        var (parts, before, told) = (new List<TrailTold>(), 0L, 0L);
        foreach (var (what, minor) in ((Said, long)[])[(Righteous, righted), (Released, order.ReleasedMinor - righted), (NotFound, notFound)])
        {
            if (minor > 0)
            {
                before += minor;
                var share = (long)((Int128)end.Share * before / end.Amount.Minor) - told;
                told += share;
                parts.Add(Told(end, what, minor, share));
            }
        }

        return parts;
    }

    private List<FreezeOrder> OrdersOn(TrailAccount account) =>
        [.. Orders.Where(order => order.Bank == account.Bank && order.Account == account.Account).OrderByDescending(order => order.Number)];

    /// <summary>
    /// What the orders on an account say of what lies there; null where there is none. What is under way counts before what was, the last of that first.
    /// </summary>
    private Said? OfRest(TrailAccount account)
    {
        var orders = OrdersOn(account);
        return orders.Any(order => order.State is FreezeOrderState.Approved or FreezeOrderState.Sent or FreezeOrderState.Acknowledged) ? Asked
            : orders.Any(order => order.State == FreezeOrderState.Proposed) ? Unapproved
            : orders.FirstOrDefault() is { } last ? OfLast(last)
            : null;
    }

    private Said OfLast(FreezeOrder order) => order.State switch
    {
        FreezeOrderState.Expired => Lapsed,
        FreezeOrderState.Withdrawn => Withdrawn,
        FreezeOrderState.Refused => Refused,
        _ when order.ReleasedMinor == 0 => NotFound,
        _ => Righted.GetValueOrDefault(order.Number) switch
        {
            0 => Released,
            var righted when righted < order.ReleasedMinor => RightedInPart,
            _ => Righteous,
        },
    };

    /// <summary>The colour of a fate: what a bank holds or gave back is good, what left is bad, what lies there is to be asked for.</summary>
    private static string ColourOf(TrailFate fate) => fate switch
    {
        TrailFate.Frozen or TrailFate.PaidBack or TrailFate.CameBack => Good,
        TrailFate.Rests => ToBeAsked,
        TrailFate.Cash or TrailFate.Exchange or TrailFate.Merchant or TrailFate.Abroad => "tag block",
        _ => Plain,
    };
}
