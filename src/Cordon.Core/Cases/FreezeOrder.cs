using System.Collections.Immutable;
using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Core.Cases;

/// <summary>
/// An order to a bank to hold a disputed amount in one account: what of a case's money lies there, never the account. A pure function of what
/// happened to it: <see cref="Refusal"/> says whether something may happen, <see cref="After"/> what the order is then.
/// </summary>
public sealed record FreezeOrder
{
    /// <summary>From 1, in the order of being proposed.</summary>
    public required uint Number { get; init; }

    /// <summary>The case whose money it is.</summary>
    public required uint Case { get; init; }

    /// <summary>The report it came of.</summary>
    public required string ReportId { get; init; }

    /// <summary>The account's purse in the money graph.</summary>
    public required uint Purse { get; init; }

    public required string Bank { get; init; }

    /// <summary>The account's number at the bank.</summary>
    public required string Account { get; init; }

    /// <summary>The disputed amount.</summary>
    public required Money Asked { get; init; }

    /// <summary>What it asked for when it was proposed, in minor units: since then some may have moved on.</summary>
    public required long FirstAskedMinor { get; init; }

    /// <summary>Its identifier outside.</summary>
    public string Id => IdOf(Number);

    /// <summary>Transfers since it was stolen.</summary>
    public required int Hop { get; init; }

    /// <summary>By which rule the money was told apart.</summary>
    public required TaintPolicy Policy { get; init; }

    /// <summary>The number of the payment by which the most of it came there; 0 where that is not known.</summary>
    public long Payment { get; init; }

    public required Instant ProposedAt { get; init; }

    /// <summary>Persons whose word it takes: 0 where the rule for small sums approves.</summary>
    public required int ApprovalsNeeded { get; init; }

    public FreezeOrderState State { get; init; } = FreezeOrderState.Proposed;

    /// <summary>Who approved, each once.</summary>
    public ImmutableArray<string> Approvals { get; init; } = [];

    /// <summary>
    /// What its bank was surely asked for, in minor units: the sum at the approval, until the bank has taken a notice of a larger one. 0 before.
    /// </summary>
    public long ToldMinor { get; init; }

    public Instant? SentAt { get; init; }

    public Instant? AnsweredAt { get; init; }

    /// <summary>When the bank is reminded next; known while an answer of it is awaited.</summary>
    public Instant? AnswerDue { get; init; }

    /// <summary>When the law lets it lapse; known from being frozen on.</summary>
    public Instant? Expires { get; init; }

    public bool IsExtended { get; init; }

    public int Reminders { get; init; }

    /// <summary>What the bank said it holds, what of that it let go, and all that it paid back; in minor units of <see cref="Asked"/>'s currency.</summary>
    public long FrozenMinor { get; init; }

    public long ReleasedMinor { get; init; }

    public long ReturnedMinor { get; init; }

    /// <summary>What of <see cref="ReturnedMinor"/> the bank paid back without holding it then: after the order was over, or beyond what was held.</summary>
    public long UnheldMinor { get; init; }

    /// <summary>How the order was over before money came back all the same; <see cref="FreezeOrderState.None"/> where that did not happen.</summary>
    public FreezeOrderState EndedAs { get; init; }

    /// <summary>What the bank has been asked to let go and has not yet, in minor units.</summary>
    public long ReleaseAskedMinor { get; init; }

    /// <summary>The releases and returns that the bank gave an identification of its own.</summary>
    public ImmutableArray<SettledPart> Parts { get; init; } = [];

    /// <summary>Whether the account's holder has appealed and no word on it has been given.</summary>
    public bool IsContested { get; init; }

    /// <summary>When a complaint of it was upheld, the account's holder being right; null while none was. It comes of no event of the order.</summary>
    public Instant? RightedAt { get; init; }

    /// <summary>Whether that is so.</summary>
    public bool IsRighted => RightedAt is not null;

    /// <summary>Why it was refused, withdrawn, released or contested, in the words given last.</summary>
    public string? Reason { get; init; }

    /// <summary>What is held now, in minor units.</summary>
    public long HeldMinor => FrozenMinor - ReleasedMinor - (ReturnedMinor - UnheldMinor);

    /// <summary>Whether it asks for nothing and holds nothing any more; what its bank pays back even so is taken.</summary>
    public bool IsOver => State is FreezeOrderState.TooLate or FreezeOrderState.Refused or FreezeOrderState.Released or FreezeOrderState.Returned
        or FreezeOrderState.Expired or FreezeOrderState.Withdrawn;

    /// <summary>What no other order may ask for: the sum asked for until the bank answers, then what it holds; in minor units.</summary>
    public long ClaimedMinor => IsOver ? 0 : State == FreezeOrderState.Frozen ? HeldMinor : Asked.Minor;

    /// <summary>All that a bank can mean by a word that has no amount: what it was told of, as far as it is still asked for; in minor units.</summary>
    public long MeantMinor => Math.Min(ToldMinor, Asked.Minor);

    /// <summary>Whether the bank has still to say what it holds: until then it asks for <see cref="Asked"/>.</summary>
    public bool IsUnanswered => !IsSent || IsWithBank;

    /// <summary>Whether a bank may know of it: of its own, its branches' among them, from their approval on.</summary>
    public bool IsKnownTo(string bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return State != FreezeOrderState.Proposed && FreezeNotice.BankOf(Bank) == FreezeNotice.BankOf(bank);
    }

    private bool IsSent => State is not (FreezeOrderState.Proposed or FreezeOrderState.Approved);

    private bool IsWithBank => State is FreezeOrderState.Sent or FreezeOrderState.Acknowledged;

    private bool HasEnded(FreezeOrderState state) => State == state || EndedAs == state;

    private string? ApprovedAs(string by, KeyLines keys) => Approvals.FirstOrDefault(before => PersonName.IsSame(before, by, keys));

    /// <summary>What of an amount that is paid back is beyond what is held, in minor units; 0 for anything else that happens.</summary>
    public long UnheldOf(FreezeEvent what)
    {
        ArgumentNullException.ThrowIfNull(what);
        return what.IsReturn ? Math.Max(0, what.AmountMinor - HeldMinor) : 0;
    }

    /// <summary>Whether something has happened already, in the same words: then it is answered as the first time, and changes nothing.</summary>
    public bool IsRepeat(FreezeEvent what, KeyLines keys)
    {
        ArgumentNullException.ThrowIfNull(what);
        return what.Kind switch
        {
            FreezeEventKind.Approve => State != FreezeOrderState.Proposed && ApprovedAs(what.By, keys) is not null,
            FreezeEventKind.Send => State == FreezeOrderState.Sent,
            FreezeEventKind.Acknowledge => State == FreezeOrderState.Acknowledged || AnsweredAt is not null,
            FreezeEventKind.Freeze => FrozenMinor > 0 && what.AmountMinor == FrozenMinor,
            FreezeEventKind.TooLate => HasEnded(FreezeOrderState.TooLate),
            FreezeEventKind.Refuse => HasEnded(FreezeOrderState.Refused),
            FreezeEventKind.Withdraw => HasEnded(FreezeOrderState.Withdrawn),
            FreezeEventKind.Contest => IsContested,
            FreezeEventKind.AskRelease => ReleaseAskedMinor > 0 && what.AmountMinor == ReleaseAskedMinor,
            FreezeEventKind.Release or FreezeEventKind.Return or FreezeEventKind.ReturnToVictim => Parts.Contains(PartOf(what)),
            _ => false,
        };
    }

    /// <summary>Why something may not happen to the order, in words; null when it may.</summary>
    public Phrase? Refusal(FreezeEvent what, FreezeRules rules, KeyLines keys)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(rules);
        return what.Kind switch
        {
            FreezeEventKind.Approve when State != FreezeOrderState.Proposed =>
                new Phrase("the order is {0}, not proposed", "指令{0}，不是待批准状态").With(NameOf(State)),
            FreezeEventKind.Approve when ApprovedAs(what.By, keys) is { } before =>
                new Phrase("it is approved already by {0}; another person has to", "{0}已批准过，须由另一人批准").With(
                    PersonName.Taken(before, what.By, keys)),
            FreezeEventKind.Send when State != FreezeOrderState.Approved => new Phrase("the order is {0}, not approved", "指令{0}，不是已批准状态").With(NameOf(State)),
            FreezeEventKind.Acknowledge when !IsWithBank => new Phrase("the order is {0}", "指令{0}").With(NameOf(State)),
            FreezeEventKind.Freeze or FreezeEventKind.TooLate or FreezeEventKind.Refuse when !IsSent =>
                new Phrase("the order is {0} and has not been sent", "指令{0}，尚未发出").With(NameOf(State)),
            FreezeEventKind.Freeze or FreezeEventKind.TooLate or FreezeEventKind.Refuse when !IsWithBank =>
                AnsweredAt is null
                    ? new Phrase("it comes too late: the order is {0}", "为时已晚：指令{0}").With(NameOf(State))
                    : new Phrase("the order has been answered: it is {0}", "指令已答复：{0}").With(NameOf(State)),
            FreezeEventKind.Freeze when what.AmountMinor <= 0 => new Phrase("an amount above zero is frozen, or it is too late", "冻结金额须大于零；账户内已无资金的，请选相应答复"),
            FreezeEventKind.Freeze when what.AmountMinor > Asked.Minor =>
                new Phrase(
                    "more is frozen than the {0} that was asked for: the disputed amount is held, not the account", "冻结金额超过要求的{0}：只冻结涉案金额，不冻结整个账户").With(Asked),
            FreezeEventKind.Release or FreezeEventKind.Return or FreezeEventKind.ReturnToVictim or FreezeEventKind.AskRelease => RefusalOfPart(what),
            FreezeEventKind.Expire when State != FreezeOrderState.Frozen || Expires is null || what.Time < Expires =>
                new Phrase("its time is not over", "期限未到"),
            FreezeEventKind.Withdraw when IsOver || State == FreezeOrderState.Frozen =>
                new Phrase("the order is {0}: release what is held instead", "指令{0}：请改为解除已冻结的资金").With(NameOf(State)),
            FreezeEventKind.Contest when State != FreezeOrderState.Frozen =>
                new Phrase("the order is {0}: nothing is held", "指令{0}：没有冻结资金").With(NameOf(State)),
            FreezeEventKind.Contest when IsContested => new Phrase("it has been contested already", "已有申诉"),
            FreezeEventKind.Uphold when !IsContested => new Phrase("nobody has contested it", "没有人提出申诉"),
            FreezeEventKind.Remind when AnswerDue is null || what.Time < AnswerDue => new Phrase("no answer is overdue", "没有逾期未答复"),
            FreezeEventKind.Extend when State != FreezeOrderState.Frozen || IsExtended => new Phrase("it cannot be extended", "不能延长"),
            FreezeEventKind.Extend when rules.LawOf(Bank, what.Time).Extension == TimeSpan.Zero =>
                new Phrase("the law of its place knows no extension", "当地法律没有延长规定"),
            FreezeEventKind.Reduce when IsSent && !IsWithBank =>
                new Phrase("the order is {0}: what it asked for has been answered", "指令{0}：银行已就要求金额作出答复").With(NameOf(State)),
            FreezeEventKind.Reduce when what.AmountMinor < 0 || what.AmountMinor >= Asked.Minor =>
                new Phrase("it asks for {0}: that is no less", "要求金额为{0}：新金额并未减少").With(Asked),
            FreezeEventKind.Raise when IsSent => new Phrase("the order is {0}: what it asks for is with the bank", "指令{0}：要求金额已送达银行").With(NameOf(State)),
            FreezeEventKind.Raise when what.AmountMinor <= Asked.Minor => new Phrase("it asks for {0}: that is no more", "要求金额为{0}：新金额并未增加").With(Asked),
            FreezeEventKind.None => new Phrase("nothing is asked", "没有要求任何操作"),
            _ => null,
        };
    }

    /// <summary>
    /// The order as it was when it was proposed: what happened since, applied to it in turn, gives the order again, but for <see cref="RightedAt"/>.
    /// </summary>
    public FreezeOrder AsProposed() => new()
    {
        Number = Number,
        Case = Case,
        ReportId = ReportId,
        Purse = Purse,
        Bank = Bank,
        Account = Account,
        Asked = Asked with { Minor = FirstAskedMinor },
        FirstAskedMinor = FirstAskedMinor,
        Hop = Hop,
        Policy = Policy,
        Payment = Payment,
        ProposedAt = ProposedAt,
        ApprovalsNeeded = ApprovalsNeeded,
    };

    /// <summary>The order after something that may happen to it.</summary>
    public FreezeOrder After(FreezeEvent what, FreezeRules rules)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(rules);
        var next = this with { Reason = what.Reason ?? Reason };
        switch (what.Kind)
        {
            case FreezeEventKind.Approve:
                var approvals = Approvals.Add(what.By);
                return approvals.Length >= ApprovalsNeeded
                    ? next with { Approvals = approvals, State = FreezeOrderState.Approved, ToldMinor = Asked.Minor }
                    : next with { Approvals = approvals };
            case FreezeEventKind.Send:
                return next with
                {
                    State = FreezeOrderState.Sent,
                    ToldMinor = what.AmountMinor > 0 ? what.AmountMinor : ToldMinor,
                    SentAt = what.Time,
                    AnswerDue = what.Time + rules.AnswerWithin,
                };
            case FreezeEventKind.Acknowledge:
                return next with { State = FreezeOrderState.Acknowledged };
            case FreezeEventKind.Freeze:
                return next with
                {
                    State = FreezeOrderState.Frozen,
                    FrozenMinor = what.AmountMinor,
                    AnsweredAt = what.Time,
                    AnswerDue = null,
                    Reminders = 0,
                    Expires = what.Time + rules.LawOf(Bank, what.Time).First,
                };
            case FreezeEventKind.TooLate:
                return next with { State = FreezeOrderState.TooLate, AnsweredAt = what.Time, AnswerDue = null };
            case FreezeEventKind.Refuse:
                return next with { State = FreezeOrderState.Refused, AnsweredAt = what.Time, AnswerDue = null };
            case FreezeEventKind.Release:
                return Settled(Kept(next with { ReleasedMinor = ReleasedMinor + what.AmountMinor }, what), FreezeOrderState.Released, what.AmountMinor);
            case FreezeEventKind.Return or FreezeEventKind.ReturnToVictim:
                return Settled(Kept(Returned(next, what), what), FreezeOrderState.Returned, 0);
            case FreezeEventKind.AskRelease:
                return AskedToLetGo(next, what, rules);
            case FreezeEventKind.Expire:
                return next with
                {
                    State = FreezeOrderState.Expired,
                    ReleasedMinor = ReleasedMinor + HeldMinor,
                    ReleaseAskedMinor = 0,
                    AnswerDue = null,
                };
            case FreezeEventKind.Withdraw:
                return next with { State = FreezeOrderState.Withdrawn, AnswerDue = null };
            case FreezeEventKind.Contest:
                return next with { IsContested = true };
            case FreezeEventKind.Uphold:
                return next with { IsContested = false };
            case FreezeEventKind.Remind:
                return next with { Reminders = Reminders + 1, AnswerDue = what.Time + rules.ReminderAfter(Reminders + 1) };
            case FreezeEventKind.Extend:
                return next with { IsExtended = true, Expires = Expires!.Value + rules.LawOf(Bank, what.Time).Extension };
            case FreezeEventKind.Reduce:
                return what.AmountMinor == 0
                    ? next with { Asked = Asked with { Minor = 0 }, State = FreezeOrderState.Withdrawn, AnswerDue = null }
                    : next with { Asked = Asked with { Minor = what.AmountMinor } };
            case FreezeEventKind.Raise:
                return next with { Asked = Asked with { Minor = what.AmountMinor } };
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what.Kind, "No such event.");
        }
    }

    /// <summary>The identifier of an order's number.</summary>
    public static string IdOf(uint number) => string.Create(CultureInfo.InvariantCulture, $"FO-{number:D6}");

    /// <summary>The number of an order's identifier; false when it is none.</summary>
    public static bool TryParseId(string id, out uint number)
    {
        number = 0;
        return id.StartsWith("FO-", StringComparison.Ordinal)
            && uint.TryParse(id.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }

    /// <summary>The state's word in texts and in the interface.</summary>
    public static string Word(FreezeOrderState state) => state switch
    {
        FreezeOrderState.TooLate => "too_late",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static SettledPart PartOf(FreezeEvent what) => new(what.Kind, what.Reference ?? "", what.AmountMinor);

    private static FreezeOrder Kept(FreezeOrder order, FreezeEvent what) =>
        what.Reference is null ? order : order with { Parts = order.Parts.Add(PartOf(what)) };

    private static FreezeOrder Returned(FreezeOrder order, FreezeEvent what) => order with
    {
        ReturnedMinor = order.ReturnedMinor + what.AmountMinor,
        UnheldMinor = order.UnheldMinor + order.UnheldOf(what),
        EndedAs = order.IsOver && order.State != FreezeOrderState.Returned ? order.State : order.EndedAs,
    };

    // A complaint of what is to be let go whole has been granted.
    private static FreezeOrder AskedToLetGo(FreezeOrder order, FreezeEvent what, FreezeRules rules) => order with
    {
        ReleaseAskedMinor = what.AmountMinor,
        IsContested = order.IsContested && what.AmountMinor < order.HeldMinor,
        AnswerDue = what.Time + rules.AnswerWithin,
        Reminders = 0,
    };

    // When nothing is held any more, what happened to the last of it names the state; something returned outweighs what was let go.
    private static FreezeOrder Settled(FreezeOrder order, FreezeOrderState state, long releasedMinor)
    {
        var asked = Math.Clamp(order.ReleaseAskedMinor - releasedMinor, 0, order.HeldMinor);
        order = order with { ReleaseAskedMinor = asked, AnswerDue = asked > 0 ? order.AnswerDue : null };
        return order.HeldMinor > 0 ? order : order with { State = order.ReturnedMinor > 0 ? FreezeOrderState.Returned : state, IsContested = false };
    }

    private static readonly Phrase OnlyWithReference = new(
        ": what was not held is taken with a reference only, so that it is booked once", "：未冻结部分的返还须附业务编号，以免重复入账");

    /// <summary>What a state is called in a sentence.</summary>
    private static Phrase NameOf(FreezeOrderState state) => new(Word(state).Replace('_', ' '), state switch
    {
        FreezeOrderState.Proposed => "待批准",
        FreezeOrderState.Approved => "已批准",
        FreezeOrderState.Sent => "已送达银行",
        FreezeOrderState.Acknowledged => "银行处理中",
        FreezeOrderState.Frozen => "已冻结",
        FreezeOrderState.TooLate => "已答复无资金",
        FreezeOrderState.Refused => "已被银行拒绝",
        FreezeOrderState.Released => "已解除",
        FreezeOrderState.Returned => "已返还",
        FreezeOrderState.Expired => "已到期",
        FreezeOrderState.Withdrawn => "已撤回",
        _ => throw new InvalidOperationException($"No name of the state {state}."),
    });

    private Phrase? RefusalOfPart(FreezeEvent what) =>
        what.Reference is { } reference && Parts.Any(part => part.Reference == reference)
            ? new Phrase("the reference {0} stands for another release or return of this order", "业务编号{0}已用于本指令的另一笔解除或返还").With(reference)
        : what.AmountMinor <= 0 ? new Phrase("the amount is not above zero", "金额须大于零")
        : State != FreezeOrderState.Frozen && !(what.IsReturn && IsOver) ? new Phrase("the order is {0}: nothing is held", "指令{0}：没有冻结资金").With(NameOf(State))
        : what.IsReturn && ReleaseAskedMinor > 0 && what.AmountMinor > HeldMinor - ReleaseAskedMinor ? new Phrase(
            "the centre asked to let {0} of the {1} held go to the account's holder: at most {2} can be paid back", "中心已要求对现冻结的{1}中的{0}向账户持有人解除：最多可返还{2}").With(
            Asked with { Minor = ReleaseAskedMinor }, Asked with { Minor = HeldMinor }, Asked with { Minor = HeldMinor - ReleaseAskedMinor })
        : what.AmountMinor <= HeldMinor ? null
        : what.IsReturn && what.Reference is not null ? null
        : new Phrase(
            "it is more than the {0} that is held{1}", "超过现冻结的{0}{1}").With(Asked with { Minor = HeldMinor }, what.IsReturn ? OnlyWithReference : null);
}
