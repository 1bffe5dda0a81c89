using Cordon.Core.Language;

namespace Cordon.Engine;

/// <summary>Why a word on a held payment comes to nothing. Where two persons had it said, their act's record has the English.</summary>
public static class HoldWords
{
    private static readonly Phrase HasEnded = new("the hold has ended: {0}", "暂停已结束：{0}");

    internal static readonly Phrase None = new("no payment with this payment_id is or was held", "没有这个编号的被暂停付款");

    /// <summary>Of a release while an officer proposes to block the payment; whoever asks may be its bank.</summary>
    public static readonly Phrase BlockProposed = new(
        "the centre proposes to block this payment, and until that is decided it is not released: ask the centre first",
        "中心已有人提请拦截这笔付款，作出决定前不得放行：请先与中心联系");

    /// <summary>All that may stand in a record.</summary>
    public static IReadOnlyList<Phrase> Recorded { get; } =
        [None, .. Enum.GetValues<HoldState>().Where(state => state != HoldState.Held).Select(Ended)];

    internal static Phrase Ended(HoldState state) => HasEnded.With(state switch
    {
        HoldState.Released => new Phrase("the payment was released", "付款已放行"),
        HoldState.Cancelled => new Phrase("the payment was cancelled", "付款已取消"),
        HoldState.ExpiredReleased => new Phrase("its time was over and the payment was released", "时限已到，付款已放行"),
        _ => new Phrase("its time was over and the payment was blocked", "时限已到，付款已拦截"),
    });
}
