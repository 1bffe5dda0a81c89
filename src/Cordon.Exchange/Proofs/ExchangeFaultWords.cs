using Cordon.Core.Language;

namespace Cordon.Exchange.Proofs;

/// <summary>What whoever reads a message, a receipt or a proof is told where it shows nothing.</summary>
public static class ExchangeFaultWords
{
    private static readonly Dictionary<ExchangeFault, Phrase> Words = new()
    {
        [ExchangeFault.None] = new("nothing is wrong with it", "没有问题"),
        [ExchangeFault.Malformed] = new("it cannot be read", "无法读取"),
        [ExchangeFault.UnknownCentre] = new("its author is in no trust list", "发出方不在信任名单中"),
        [ExchangeFault.OtherReceiver] = new("it is meant for another centre", "接收方是其他中心"),
        [ExchangeFault.NotSigned] = new("the signature is not that of a key of {0} that counted at its time", "签名不是{0}当时有效的密钥所签"),
        [ExchangeFault.NotAuthorised] = new(
            "it discloses or demands something, and keys of two persons of {0} have not signed it", "该消息披露或要求了内容，但缺少{0}两人的签名"),
        [ExchangeFault.TrustDiffers] = new("it goes by another trust list than this one", "所依据的信任名单不是这一份"),
        [ExchangeFault.NotProven] = new(
            "the entry is not that of the message, or does not lead to a root that the log of {0} signed", "条目不是该消息的条目，或不能导向{0}日志签署的根"),
        [ExchangeFault.NotWitnessed] = new(
            "fewer others than are needed co-signed the checkpoint of {0} against which it is shown", "联署{0}所示检查点的中心不足"),
        [ExchangeFault.BackDated] = new("it says that it is older than a checkpoint without it", "所称时间早于一个尚无此条的检查点"),
        [ExchangeFault.OutOfOrder] = new("it names messages of its matter that have not come, or of another matter", "所引用的消息尚未送达，或属于其他事项"),
        [ExchangeFault.OtherContent] = new("its number was used for another message", "编号已用于其他消息"),
        [ExchangeFault.ObjectsDiffer] = new(
            "it names objects that are not beside it, or objects are beside it that it does not name", "所附材料与消息所列不符"),
    };

    /// <summary>Why.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="whose">Whose centre should have said it, as the trust list names it.</param>
    public static Phrase Of(ExchangeFault fault, string whose) => Words.TryGetValue(fault, out var words) ? words.With(whose)
        : new Phrase($"for a reason that this program does not know ({fault})", $"原因不明（{fault}）");
}
