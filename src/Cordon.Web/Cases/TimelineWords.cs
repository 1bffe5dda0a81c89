namespace Cordon.Web.Cases;

/// <summary>How a case's timeline tells what became of its orders, its payment and its parts.</summary>
internal static class TimelineWords
{
    public static readonly Phrase Approved = new("order {0} approved", "止付指令{0}已获批准");
    public static readonly Phrase ApprovedOf = new("order {0} approved, {1} of {2} persons", "止付指令{0}已获批准（{1}/{2}人）");
    public static readonly Phrase OfOrder = new("order {0}: {1}", "止付指令{0}：{1}");
    public static readonly Phrase Frozen = new("frozen, {0}", "已冻结{0}");
    public static readonly Phrase FrozenInPart = new("frozen in part, {0} of {1}", "部分冻结，{1}中的{0}");
    public static readonly Phrase WithSum = new("{0}, {1}", "{0}，{1}");

    public static readonly Phrase Held = new("payment {0} held until {3}: {1} to {2}", "付款{0}被暂停至{3}：{1}，收款账户{2}");
    public static readonly Phrase HeldOnce = new("payment {0} held: {1} to {2}", "付款{0}被暂停：{1}，收款账户{2}");
    public static readonly Phrase BlockedAtOnce = new("payment {0} blocked when it was decided: {1} to {2}", "付款{0}研判时即被拦截：{1}，收款账户{2}");
    public static readonly Phrase Released = new("the held payment released", "放行被暂停的付款");
    public static readonly Phrase CancelledByBank = new("the held payment cancelled by its bank", "被暂停的付款由银行取消");
    public static readonly Phrase Cancelled = new("the held payment cancelled", "取消被暂停的付款");
    public static readonly Phrase Blocked = new("the held payment blocked for good, by two persons", "经两人决定，拦截被暂停的付款");
    public static readonly Phrase TimeReleased = new("the held payment's time was over: it was let go", "暂停时限已到：付款放行");
    public static readonly Phrase TimeBlocked = new("the held payment's time was over: it was blocked", "暂停时限已到：付款被拦截");
    public static readonly Phrase BlockProposed = new("block of the held payment proposed ({0})", "提请拦截被暂停的付款（{0}）");
    public static readonly Phrase BlockApproved = new("block {0} approved", "批准拦截{0}");
    public static readonly Phrase BlockDeclined = new("block {0} declined", "不批准拦截{0}");
    public static readonly Phrase BlockWithdrawn = new("block {0} taken back", "撤回拦截提请{0}");
    public static readonly Phrase BlockFailed = new("block {0} came to nothing", "拦截{0}未执行");
    public static readonly Phrase BlockLapsed = new("block {0} lapsed, nobody having approved it", "拦截提请{0}已过期，无人批准");

    public static readonly Phrase PartCame = new("{0} is part of it from now on", "{0}并入本案");
    public static readonly Phrase PartLeft = new("{0} is worked by itself again", "{0}拆分为独立案件");
}
