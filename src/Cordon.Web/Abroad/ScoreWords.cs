namespace Cordon.Web.Abroad;

/// <summary>What the scorecards say.</summary>
internal static class ScoreWords
{
    public static readonly Phrase Title = new("Scorecard", "协作评分");
    public static readonly Phrase What = new(
        "How centres answer each other, counted from what both have signed: the other side computes the same. It never refuses a freeze.",
        "根据双方签名的记录统计各中心的答复情况，双方结果一致。不得据此拒绝止付请求。");
    public static readonly Phrase They = new("How {0} answers us", "{0} 对本中心的答复");
    public static readonly Phrase We = new("How we answer {0}", "本中心对 {0} 的答复");
    public static readonly Phrase TooFew = new("Below five events no share and no time is shown, and nothing ranks: –.", "不足五件时不显示比率和用时，也不参与排序：–。");
    public static readonly Phrase Received = new("Requests received", "收到请求");
    public static readonly Phrase Answered = new("Answered", "已答复");
    public static readonly Phrase Late = new("Late", "逾期");
    public static readonly Phrase Empty = new("Answers that gave nothing", "未提供内容的答复");
    public static readonly Phrase OnTime = new("In time", "按时率");
    public static readonly Phrase Useful = new("Useful", "有用率");
    public static readonly Phrase Pair = new("In time and useful, which ranks", "按时且有用（用于排序）");
    public static readonly Phrase Share = new("{0} % (90 % of it between {1} and {2} %), of {3}", "{0} %（90% 区间 {1} 至 {2} %），共 {3} 件");
    public static readonly Phrase Median = new("Half are answered within", "半数答复用时");
    public static readonly Phrase P90 = new("Nine of ten within", "九成答复用时");
    public static readonly Phrase Between = new("{0} ({1} to {2})", "{0}（{1} 至 {2}）");
    public static readonly Phrase Refusals = new("Refusals, by their codes", "拒绝（按理由）");
    public static readonly Phrase Redirected = new("Sent on to others", "转介");
    public static readonly Phrase Corrected = new("Corrections", "更正");
    public static readonly Phrase Feedback = new("Feedback given, missed", "已评价、未评价");
    public static readonly Phrase Faults = new("Audits failed, marks broken", "抽查未通过、违反标记");
    public static readonly Phrase GaveGot = new("Useful answers given, got", "给出、获得的有用答复");
    public static readonly Phrase None = new("none", "无");
    public static readonly Phrase NobodyTitle = new("There is nobody to score yet", "尚无可评分的中心");
    public static readonly Phrase NobodyWhy = new("Cards appear for each centre that the trust list names.", "信任名单中的每个中心都会显示评分。");
    public static readonly Phrase AsOf = new("As of {0}.", "截至 {0}。");
}
