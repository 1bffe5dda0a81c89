namespace Cordon.Web.Abroad;

/// <summary>What the explorer of the log says.</summary>
internal static class LogWords
{
    public static readonly Phrase Title = new("The log of our exchanges", "协作日志");
    public static readonly Phrase What = new(
        "Everything we say and get stands here before it counts. Other centres co-sign how far the log has come, so that nothing in it changes "
        + "later without its showing.",
        "所有收发内容先载入此日志方为有效。其他中心联署日志进度，事后任何改动都会显露。");
    public static readonly Phrase Facts = new("How far it has come", "日志进度");
    public static readonly Phrase Entries = new("Entries", "条目数");
    public static readonly Phrase Key = new("The log's key", "日志公钥");
    public static readonly Phrase Cosigned = new("Last co-signed checkpoint", "最近联署的检查点");
    public static readonly Phrase CosignedOf = new("{0} of {1} {1:entry|entries}", "{1} 个条目中的 {0} 个");
    public static readonly Phrase CosignedNever = new("none yet", "尚无");
    public static readonly Phrase CosignedBy = new("Co-signed by", "联署");
    public static readonly Phrase Root = new("Root", "根哈希");
    public static readonly Phrase List = new("Entries, the last first", "条目（由新到旧）");
    public static readonly Phrase Number = new("Number", "序号");
    public static readonly Phrase When = new("When", "时间");
    public static readonly Phrase Kind = new("What", "内容");
    public static readonly Phrase About = new("About message", "所涉消息");
    public static readonly Phrase Erased = new("erased", "已销毁");
    public static readonly Phrase Verify = new("Verify number {0}", "核验第 {0} 号");
    public static readonly Phrase Older = new("Older", "更早");
    public static readonly Phrase Latest = new("To the latest", "回到最新");
    public static readonly Phrase EmptyTitle = new("Nothing stands in the log yet", "日志尚无条目");
    public static readonly Phrase EmptyWhy = new("The first entry is the trust list that is taken.", "第一个条目是所采用的信任名单。");
    public static readonly Phrase Chosen = new("Entry {0}", "条目 {0}");
    public static readonly Phrase IsIn = new(
        "This entry is number {0} of {1}; the log's own signature holds; co-signed by {2}.", "此条目为 {1} 个条目中的第 {0} 个；日志自身签名有效；联署：{2}。");
    public static readonly Phrase IsNotCosigned = new(
        "This entry is number {0} of {1} and not in a co-signed checkpoint yet: the next message that goes out has others co-sign it.",
        "此条目为 {1} 个条目中的第 {0} 个，尚未纳入联署的检查点；下一条消息发出时将由其他中心联署。");
    public static readonly Phrase DoesNotHold = new(
        "It does not hold: number {0} is not shown to be in the checkpoint that was co-signed. Say so to whoever keeps the trust list.",
        "核验不符：无法证明第 {0} 号载于联署的检查点，请告知信任名单管理人。");
    public static readonly Phrase KeyDoesNotHold = new(
        "It does not hold: the checkpoint is not signed by this log's key.", "核验不符：检查点并非由本日志密钥签名。");
    public static readonly Phrase WasErased = new("What it says was erased; that it was said stays proven.", "内容已销毁；该条目存在过仍可证明。");
    public static readonly Phrase Digest = new("SHA-256 of what it is about", "内容的 SHA-256");
    public static readonly Phrase Proof = new("Steps of the proof", "证明步数");
    public static readonly Phrase ToRequest = new("To its request", "查看所属请求");
    public static readonly Phrase Peers = new("Logs of others, as our witness last saw them", "其他中心的日志（本中心见证的最近进度）");
    public static readonly Phrase Centre = new("Centre", "中心");
    public static readonly Phrase SeenAt = new("Seen", "见证时间");
    public static readonly Phrase SeenNever = new("not seen yet", "尚未见证");
    public static readonly Phrase OneHistory = new("one history", "历史一致");
    public static readonly Phrase TwoHistories = new("two histories: it signed another tree of this size", "两份历史：曾以相同条目数签署另一棵树");
    public static readonly Phrase History = new("History", "历史");
    public static readonly Phrase NoPeers = new("The trust list names nobody else.", "信任名单中没有其他中心。");
}
