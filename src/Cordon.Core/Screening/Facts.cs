using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Screening;

/// <summary>What a fact measures; the rule language never converts one type into another.</summary>
public enum FactType : byte
{
    /// <summary>Minor units of the policy's reference currency.</summary>
    Money,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>Milliseconds.</summary>
    Duration,

    /// <summary>Ten-thousandths: 10,000 is one, or 100 %.</summary>
    Ratio,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>A text, as <see cref="Facts.TextValue(ReadOnlySpan{byte})"/> of it.</summary>
    Text,
}

/// <summary>One fact about a payment: its number, its name in the rule language, what it measures and a sentence of meaning.</summary>
/// <param name="Index">Its column in a <see cref="FactBlock"/>; journals hold facts by this number, so it never changes.</param>
/// <param name="Name">Its name in the rule language and in models.</param>
/// <param name="Type">What it measures.</param>
/// <param name="CanBeUnknown">Whether it may be <see cref="Facts.Unknown"/>; a rule on it then says what happens in that case.</param>
/// <param name="IsOwn">Whether the payment itself says it, so that it can be computed without any account's history.</param>
/// <param name="Said">What it means: one sentence for officers.</param>
public sealed record FactInfo(int Index, string Name, FactType Type, bool CanBeUnknown, bool IsOwn, Phrase Said)
{
    /// <summary>Its meaning in English.</summary>
    public string Meaning => Said.English;
}

/// <summary>
/// The catalogue of facts a decision rests on. All facts are 64-bit integers, so that a decision computed again is equal to the bit;
/// a fact that is not known is <see cref="Unknown"/>, which is never zero.
/// </summary>
public static class Facts
{
    /// <summary>Not known. Never equal to, above or below anything.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>A ratio of one.</summary>
    public const long RatioOne = 10_000;

    // What the payment itself says.
    public const int Amount = 0;
    public const int Hour = 1;
    public const int IsNight = 2;
    public const int IsRound = 3;
    public const int IsAbroad = 4;
    public const int IsSameBank = 5;
    public const int Channel = 6;
    public const int Purpose = 7;
    public const int CurrencyCode = 8;

    // The windows: 2 parties x 2 directions x 4 windows x 3 measures.
    public const int WindowsFirst = 9;

    // The rest.
    public const int PayerKind = 57;
    public const int PayeeKind = 58;
    public const int PayerAge = 59;
    public const int PayeeAge = 60;
    public const int PayerSeenFor = 61;
    public const int PayeeSeenFor = 62;
    public const int PayerIdle = 63;
    public const int PayeeIdle = 64;
    public const int PairCount = 65;
    public const int PairAge = 66;
    public const int PairIdle = 67;
    public const int ReverseCount = 68;
    public const int PayerSinceReceived = 69;
    public const int PayeeSinceSent = 70;
    public const int PayerPassThrough = 71;
    public const int PayeePassThrough = 72;
    public const int PayerDwell = 73;
    public const int PayeeDwell = 74;
    public const int PayerNightShare = 75;
    public const int PayeeNightShare = 76;
    public const int PayerRoundShare = 77;
    public const int PayeeRoundShare = 78;
    public const int PayerBurst = 79;
    public const int PayeeBurst = 80;
    public const int AmountToUsual = 81;
    public const int AmountToLargest = 82;
    public const int PayerBalance = 83;
    public const int AmountToBalance = 84;
    public const int PayerRisk = 85;
    public const int PayeeRisk = 86;
    public const int PayerRiskHops = 87;
    public const int PayeeRiskHops = 88;
    public const int PayeeReports = 89;
    public const int PayerWatched = 90;
    public const int PayeeWatched = 91;
    public const int PayeeAllowed = 92;
    public const int IsLate = 93;
    public const int ModelScore = 94;
    public const int TakesFrozen = 95;

    // The patterns that the payment closes; unknown where the centre looks for none.
    public const int PatternsFirst = 96;
    public const int FanOut = 96;
    public const int FanIn = 97;
    public const int GatherScatter = 98;
    public const int ScatterGather = 99;
    public const int Cycle = 100;
    public const int Chain = 101;
    public const int Bipartite = 102;
    public const int Stack = 103;
    public const int SentBelowThreshold = 104;
    public const int ReceivedBelowThreshold = 105;
    public const int NewPayers = 106;
    public const int PayerAwake = 107;
    public const int PayeeAwake = 108;

    /// <summary>How many facts there are.</summary>
    public const int Count = 109;

    /// <summary>The lengths of the sliding windows, shortest first, with their names in the rule language.</summary>
    public static readonly (string Name, long Milliseconds)[] Windows =
        [("1h", 3_600_000), ("24h", Instant.DayMilliseconds), ("7d", 604_800_000), ("30d", 2_592_000_000)];

    private static readonly string[] WindowsInChinese = ["1小时", "24小时", "7天", "30天"];

    /// <summary>Every fact, by its number.</summary>
    public static readonly FactInfo[] All = Build();

    private static readonly Dictionary<string, FactInfo> ByName = All.ToDictionary(f => f.Name);

    /// <summary>The column of a window's measure. Party 0 is the payer, 1 the payee; direction 0 is sent, 1 received; measure 0 counts
    /// payments, 1 sums money, 2 counts distinct counterparties.</summary>
    public static int Window(int party, int direction, int window, int measure) =>
        WindowsFirst + (((((party * 2) + direction) * 4) + window) * 3) + measure;

    /// <summary>The fact of a name, or null.</summary>
    public static FactInfo? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A text as a fact's value: a 63-bit hash of its lower-case ASCII form; unknown when empty.</summary>
    public static long TextValue(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return Unknown;
        }

        var hash = 14_695_981_039_346_656_037UL;
        foreach (var raw in text)
        {
            var b = (uint)(raw - 'A') < 26 ? (byte)(raw | 0x20) : raw;
            hash = (hash ^ b) * 1_099_511_628_211UL;
        }

        return (long)(hash >> 1);
    }

    private static FactInfo[] Build()
    {
        var all = new FactInfo[Count];
        void Add(int index, string name, FactType type, string meaning, string chinese, bool unknown = false, bool own = false) =>
            all[index] = new FactInfo(index, name, type, unknown, own, new Phrase(meaning, chinese));

        Add(Amount, "amount", FactType.Money, "the payment's amount", "付款金额", unknown: true, own: true);
        Add(Hour, "hour", FactType.Count, "the hour of day, 0 to 23, in the centre's zone", "中心时区的小时（0至23）", own: true);
        Add(IsNight, "is_night", FactType.Flag, "whether it is between 23:00 and 06:00 in the centre's zone", "是否在中心时区的23:00至06:00之间", own: true);
        Add(IsRound, "is_round", FactType.Flag, "whether the amount is a multiple of 100 major units", "金额是否为100的整数倍", own: true);
        Add(IsAbroad, "is_abroad", FactType.Flag, "whether the payee's bank lies in another country than the payer's", "收款行与付款行是否在不同国家或地区", own: true);
        Add(IsSameBank, "is_same_bank", FactType.Flag, "whether both accounts are with one bank", "双方账户是否在同一家银行", own: true);
        Add(Channel, "channel", FactType.Text, "the channel the payment came by", "付款渠道", unknown: true, own: true);
        Add(Purpose, "purpose", FactType.Text, "the purpose stated", "付款用途", unknown: true, own: true);
        Add(CurrencyCode, "currency", FactType.Text, "the payment's currency", "付款币种", own: true);

        string[] parties = ["payer", "payee"], directions = ["sent", "received"];
        for (var party = 0; party < 2; party++)
        {
            for (var direction = 0; direction < 2; direction++)
            {
                for (var window = 0; window < Windows.Length; window++)
                {
                    var (head, length) = ($"{parties[party]}.{directions[direction]}", Windows[window].Name);
                    var (who, zh) = (party == 0 ? "付款人" : "收款人", WindowsInChinese[window]);
                    var whose = $"{who}在本笔之前{zh}内{(direction == 0 ? "付出" : "收到")}的";
                    var done = $"the {parties[party]} {directions[direction]} in the {length} before this payment";
                    var others = direction == 0 ? "payees" : "payers";
                    Add(Window(party, direction, window, 0), $"{head}.count.{length}", FactType.Count, $"payments {done}", $"{whose}付款笔数");
                    Add(Window(party, direction, window, 1), $"{head}.sum.{length}", FactType.Money, $"money {done}", $"{whose}金额", unknown: true);
                    var met = direction == 0 ? $"payees the {parties[party]} paid" : $"payers who paid the {parties[party]}";
                    Add(Window(party, direction, window, 2), $"{head}.{others}.{length}", FactType.Count,
                        $"different {met} in the {length} before this payment",
                        $"{who}在本笔之前{zh}内{(direction == 0 ? "付过款的不同收款人" : "收过款的不同付款人")}数");
                }
            }
        }

        Add(PayerKind, "payer.kind", FactType.Text, "the payer's kind of account", "付款账户类型", unknown: true);
        Add(PayeeKind, "payee.kind", FactType.Text, "the payee's kind of account", "收款账户类型", unknown: true);
        Add(PayerAge, "payer.age", FactType.Duration, "time since the payer's account was opened", "付款账户开户时长", unknown: true);
        Add(PayeeAge, "payee.age", FactType.Duration, "time since the payee's account was opened", "收款账户开户时长", unknown: true);
        Add(PayerSeenFor, "payer.seen_for", FactType.Duration, "time since the payer's account was first seen in a payment", "付款账户首次出现至今的时长", unknown: true);
        Add(PayeeSeenFor, "payee.seen_for", FactType.Duration, "time since the payee's account was first seen in a payment", "收款账户首次出现至今的时长", unknown: true);
        Add(PayerIdle, "payer.idle", FactType.Duration, "time since the payer's account last sent or received", "付款账户距上次收付款的时长", unknown: true);
        Add(PayeeIdle, "payee.idle", FactType.Duration, "time since the payee's account last sent or received", "收款账户距上次收付款的时长", unknown: true);
        Add(PairCount, "pair.count", FactType.Count, "earlier payments from this payer to this payee", "该付款人此前付给该收款人的笔数");
        Add(PairAge, "pair.age", FactType.Duration, "time since this payer first paid this payee", "该付款人首次付给该收款人至今的时长", unknown: true);
        Add(PairIdle, "pair.idle", FactType.Duration, "time since this payer last paid this payee", "该付款人上次付给该收款人至今的时长", unknown: true);
        Add(ReverseCount, "pair.reverse_count", FactType.Count, "earlier payments from this payee to this payer", "该收款人此前付给该付款人的笔数");
        Add(PayerSinceReceived, "payer.since_received", FactType.Duration, "time since the payer last received money", "付款人上次收款至今的时长", unknown: true);
        Add(PayeeSinceSent, "payee.since_sent", FactType.Duration, "time since the payee last sent money", "收款人上次付款至今的时长", unknown: true);
        Add(PayerPassThrough, "payer.pass_through", FactType.Ratio, "share of what the payer received in 24h that was sent on, with this payment",
            "付款人24小时内收入中已转出（含本笔）的比例", unknown: true);
        Add(PayeePassThrough, "payee.pass_through", FactType.Ratio, "share of what the payee received in 24h that was sent on",
            "收款人24小时内收入中已转出的比例", unknown: true);
        Add(PayerDwell, "payer.dwell", FactType.Duration, "how long money usually stays with the payer before it is sent on", "资金在付款人处通常停留的时长", unknown: true);
        Add(PayeeDwell, "payee.dwell", FactType.Duration, "how long money usually stays with the payee before it is sent on", "资金在收款人处通常停留的时长", unknown: true);
        Add(PayerNightShare, "payer.night_share", FactType.Ratio, "share of the payer's payments sent at night", "付款人夜间付款占比", unknown: true);
        Add(PayeeNightShare, "payee.night_share", FactType.Ratio, "share of the payee's payments sent at night", "收款人夜间付款占比", unknown: true);
        Add(PayerRoundShare, "payer.round_share", FactType.Ratio, "share of round amounts among what the payer sent", "付款人付出金额中整数金额占比", unknown: true);
        Add(PayeeRoundShare, "payee.round_share", FactType.Ratio, "share of round amounts among what the payee received", "收款人收到金额中整数金额占比", unknown: true);
        Add(PayerBurst, "payer.burst", FactType.Ratio, "payments the payer sent in 24h, as a share of its usual day's",
            "付款人24小时内付款笔数占其平日（30天日均）笔数的比例", unknown: true);
        Add(PayeeBurst, "payee.burst", FactType.Ratio, "payments the payee received in 24h, as a share of its usual day's",
            "收款人24小时内收款笔数占其平日（30天日均）笔数的比例", unknown: true);
        Add(AmountToUsual, "amount.to_usual", FactType.Ratio, "the amount, as a share of what the payer usually sends",
            "金额占付款人平时（30天平均）付款金额的比例", unknown: true);
        Add(AmountToLargest, "amount.to_largest", FactType.Ratio, "the amount, as a share of the largest the payer ever sent",
            "金额占付款人历史最大付款金额的比例", unknown: true);
        Add(PayerBalance, "payer.balance", FactType.Money, "the payer's balance before the payment", "付款前付款账户余额", unknown: true);
        Add(AmountToBalance, "amount.to_balance", FactType.Ratio, "share of the payer's balance that this payment takes", "本笔占付款前账户余额的比例", unknown: true);
        Add(PayerRisk, "payer.risk", FactType.Ratio, "how near the payer's account lies to reported money", "付款账户与涉案资金的接近程度");
        Add(PayeeRisk, "payee.risk", FactType.Ratio, "how near the payee's account lies to reported money", "收款账户与涉案资金的接近程度");
        Add(PayerRiskHops, "payer.risk_hops", FactType.Count, "payments between the payer's account and reported money", "付款账户与涉案资金之间相隔的付款笔数", unknown: true);
        Add(PayeeRiskHops, "payee.risk_hops", FactType.Count, "payments between the payee's account and reported money", "收款账户与涉案资金之间相隔的付款笔数", unknown: true);
        Add(PayeeReports, "payee.reports", FactType.Count, "victims' reports that name a payment to this payee", "指向该收款人的报案数");
        Add(PayerWatched, "payer.watched", FactType.Flag, "whether the payer's account is on the watch list", "付款账户是否在关注名单上");
        Add(PayeeWatched, "payee.watched", FactType.Flag, "whether the payee's account is on the watch list", "收款账户是否在关注名单上");
        Add(PayeeAllowed, "payee.allowed", FactType.Flag, "whether the payee's account is on the allow list", "收款账户是否在放行名单上");
        Add(IsLate, "is_late", FactType.Flag, "whether a later payment of either account came in before this one", "任一账户是否有更晚的付款先行到达");
        Add(ModelScore, "model.score", FactType.Ratio, "the model's probability that this is a scam", "模型给出的涉诈概率", unknown: true);
        Add(TakesFrozen, "payer.takes_frozen", FactType.Flag, "whether the payment would take money that is frozen in the payer's account",
            "付款是否会动用付款账户内已冻结的资金");
        AddPatterns(Add);
        return all;
    }

    private static void AddPatterns(AddFact add)
    {
        void Size(int index, string name, string meaning, string chinese) => add(index, name, FactType.Count, meaning, chinese, unknown: true);
        Size(FanOut, "pattern.fan_out", "different payees of the payer's latest payments of 72h, with this one", "付款人72小时内最近付款（含本笔）的不同收款人数");
        Size(FanIn, "pattern.fan_in", "different payers of the payee's latest payments of 72h, with this one", "收款人72小时内最近收款（含本笔）的不同付款人数");
        Size(GatherScatter, "pattern.gather_scatter", "accounts that paid the payer within 72h before it paid as many others, this payee among them",
            "72小时内先付给付款人、随后付款人又转付同样多账户（含本收款人）的账户数");
        Size(ScatterGather, "pattern.scatter_gather", "accounts, the payer among them, through which one account's money came to the payee in 72h",
            "72小时内某账户资金经由其到达收款人的账户数（含付款人）");
        Size(Cycle, "pattern.cycle", "payments in the shortest ring by which, with this one, money comes back within 72h to where it began",
            "本笔使资金在72小时内回到起点的最短环路的付款笔数");
        Size(Chain, "pattern.chain", "payments of the longest chain that ends here, each passing on most of the one before within 72h",
            "到此为止的最长链条的付款笔数，每笔在72小时内转出上一笔的大部分");
        Size(Bipartite, "pattern.bipartite", "foursomes of two payers who each paid the same two payees within 72h, completed by this payment",
            "由本笔补齐、72小时内两个付款人都付给同样两个收款人的四方组数");
        Size(Stack, "pattern.stack", "payers of those foursomes whom the same two accounts have paid before", "上述四方组中曾由同样两个账户付过款的付款人数");
        Size(SentBelowThreshold, "pattern.sent_below_threshold", "the payer's payments of 72h just below the threshold that this one is just below",
            "付款人72小时内与本笔同样略低于门槛的付款笔数");
        Size(ReceivedBelowThreshold, "pattern.received_below_threshold", "the payee's receipts of 72h just below that threshold", "收款人72小时内略低于该门槛的收款笔数");
        Size(NewPayers, "pattern.new_payers", "first-time payers within 72h of a payee first seen, or woken from 30 days' sleep, in the last 7 days",
            "收款人近7天内首次出现或沉寂30天后恢复，其72小时内的首次付款人数");
        add(PayerAwake, "payer.awake", FactType.Duration, "time since the payer's account came into use, first or after 30 days' silence",
            "付款账户首次启用或沉寂30天后重新启用至今的时长", unknown: true);
        add(PayeeAwake, "payee.awake", FactType.Duration, "time since the payee's account came into use, first or after 30 days' silence",
            "收款账户首次启用或沉寂30天后重新启用至今的时长", unknown: true);
    }

    private delegate void AddFact(int index, string name, FactType type, string meaning, string chinese, bool unknown = false, bool own = false);
}
