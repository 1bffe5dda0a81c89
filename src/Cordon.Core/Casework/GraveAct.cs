using System.Globalization;
using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Core.Casework;

/// <summary>
/// Something so grave that one person proposes it and another approves it, never the same: a payment blocked for good, rules published. A pure
/// function of what happened. Freeze orders above the limit and models are done by two persons in a way of their own.
/// </summary>
public sealed record GraveAct
{
    /// <summary>
    /// How long a proposal stands: a day, so that each shift has seen it once. What nobody approved by then rests on facts that are no longer fresh.
    /// </summary>
    public static readonly TimeSpan LapsesAfter = TimeSpan.FromHours(24);

    private const int PaymentIdCharactersMax = 256;
    private const string IdPrefix = "G-";

    /// <summary>From 1, in the order of being proposed.</summary>
    public required uint Number { get; init; }

    public required GraveMatter Matter { get; init; }

    /// <summary>Why, in the proposer's words.</summary>
    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }

    public required Instant ProposedAt { get; init; }

    /// <summary>What was said of it; that its time is over is nobody's word: <see cref="StateAt"/>.</summary>
    public GraveActState State { get; init; } = GraveActState.Proposed;

    /// <summary>Who approved, declined or withdrew it.</summary>
    public string? DecidedBy { get; init; }

    public Instant? DecidedAt { get; init; }

    /// <summary>The policy that decided when it was approved; 0 where it is no matter.</summary>
    public uint Policy { get; init; }

    /// <summary>Why it was declined, or what the centre said.</summary>
    public string? Words { get; init; }

    /// <summary>Its identifier outside.</summary>
    public string Id => IdOf(Number);

    /// <summary>Until when it can be approved.</summary>
    public Instant Lapses => ProposedAt + LapsesAfter;

    /// <summary>By whom the centre is told to do it.</summary>
    public string Persons => $"{ProposedBy}; approved by {DecidedBy}";

    public static string IdOf(uint number) => string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{number:D6}");

    /// <summary>The number of an identifier.</summary>
    public static bool TryParseId(string id, out uint number)
    {
        ArgumentNullException.ThrowIfNull(id);
        number = 0;
        return id.StartsWith(IdPrefix, StringComparison.Ordinal)
            && uint.TryParse(id.AsSpan(IdPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }

    /// <summary>Where it stands at a moment.</summary>
    public GraveActState StateAt(Instant now) => State == GraveActState.Proposed && now >= Lapses ? GraveActState.Lapsed : State;

    /// <summary>What a proposal comes to.</summary>
    public static GraveDecision Propose(GraveMatter matter, string reason, ActingOfficer by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(by);
        if (!by.May(matter.Proposes))
        {
            return GraveDecision.Refuse(new Phrase("your role does not propose this", "您的角色不能提请此操作"));
        }

        var why = matter switch
        {
            GraveMatter.BlockPayment block => CaseText.Refusal(block.PaymentId, new Phrase("the payment", "付款编号"), PaymentIdCharactersMax),
            GraveMatter.PublishRules { Tested.Length: > GraveMatter.PublishRules.TestedCharactersMax } => new Phrase("the figures are too long", "测试数据过长"),
            GraveMatter.PublishRules rules => CaseText.Refusal(rules.Text, new Phrase("the rule set", "规则集"), GraveMatter.PublishRules.CharactersMax),
            _ => throw new InvalidOperationException($"No way to propose {matter.GetType().Name}."),
        };
        return (why ?? CaseText.Refusal(reason, new Phrase("a reason", "理由"), CaseWork.TextCharactersMax)) is { } refusal
            ? GraveDecision.Refuse(refusal)
            : GraveDecision.Of(new GraveEvent.Proposed(matter, reason.Trim(), by.Id, now));
    }

    /// <summary>The act as it was proposed.</summary>
    public static GraveAct Of(uint number, GraveEvent.Proposed proposed)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        return new GraveAct
        {
            Number = number,
            Matter = proposed.Matter,
            Reason = proposed.Reason,
            ProposedBy = proposed.By,
            ProposedAt = proposed.At,
        };
    }

    /// <summary>What a word on it comes to. Nothing is changed; the same act, command, officer and moment give the same.</summary>
    /// <param name="keys">The centre's keys, by who issued them.</param>
    public GraveDecision Decide(GraveCommand command, ActingOfficer by, Instant now, KeyLines keys)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(by);
        return command switch
        {
            GraveCommand.Withdraw when by.Id != ProposedBy && !PersonName.IsSameKey(by.Id, ProposedBy) =>
                GraveDecision.Refuse(new Phrase("only who proposed it takes it back", "只有提请人可以撤回")),
            GraveCommand.Withdraw when State == GraveActState.Withdrawn => GraveDecision.Nothing,
            GraveCommand.Approve or GraveCommand.Decline when !by.May(Act.ApproveGraveAct) => GraveDecision.Refuse(new Phrase(
                "a supervisor decides this", "此事由主管决定")),
            GraveCommand.Approve or GraveCommand.Decline when by.Id == ProposedBy =>
                GraveDecision.Refuse(new Phrase("you proposed it: another person decides it", "由您提请，须由另一人决定")),
            GraveCommand.Approve or GraveCommand.Decline when IsProposer(by, keys) => GraveDecision.Refuse(new Phrase(
                "another person decides what was proposed by {0}", "须由另一人决定，提请人为{0}").With(PersonName.Taken(ProposedBy, by.Id, keys))),
            GraveCommand.Approve when PersonName.IsThroughKey(by.Id) != PersonName.IsThroughKey(ProposedBy) => GraveDecision.Refuse(new Phrase(
                "what was proposed with a key is approved with a key of another line, and what was proposed on the console there: nobody is both persons",
                "用密钥提请的须用另一签发链的密钥批准，在控制台提请的须在控制台批准：同一人不得兼任两人")),
            GraveCommand.Approve when State is GraveActState.Approved or GraveActState.Executed && by.Id == DecidedBy => GraveDecision.Nothing,
            GraveCommand.Decline when State == GraveActState.Declined && by.Id == DecidedBy => GraveDecision.Nothing,
            _ when StateAt(now) != GraveActState.Proposed => GraveDecision.Refuse(new Phrase("it is {0} already", "此事项{0}").With(Word(StateAt(now)))),
            GraveCommand.Approve approve => GraveDecision.Of(new GraveEvent.Approved(approve.Policy, by.Id, now)),
            GraveCommand.Withdraw => GraveDecision.Of(new GraveEvent.Withdrawn(by.Id, now)),
            GraveCommand.Decline decline => CaseText.Refusal(decline.Reason, new Phrase("a reason", "理由"), CaseWork.TextCharactersMax) is { } why
                ? GraveDecision.Refuse(why)
                : GraveDecision.Of(new GraveEvent.Declined(decline.Reason.Trim(), by.Id, now)),
            _ => throw new InvalidOperationException($"No way to decide {command.GetType().Name}."),
        };
    }

    /// <summary>The act after something happened to it.</summary>
    public GraveAct After(GraveEvent happened) => happened switch
    {
        GraveEvent.Approved approved => Decided(happened, GraveActState.Approved) with { Policy = approved.Policy },
        GraveEvent.Declined declined => Decided(happened, GraveActState.Declined) with { Words = declined.Reason },
        GraveEvent.Withdrawn => Decided(happened, GraveActState.Withdrawn),
        GraveEvent.Executed executed => this with { State = GraveActState.Executed, Words = executed.Words },
        GraveEvent.Failed failed => this with { State = GraveActState.Failed, Words = failed.Words },
        _ => throw new InvalidOperationException($"No way to apply {happened?.GetType().Name} to a proposal."),
    };

    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"{Id} {Matter} {State}";

    /// <summary>
    /// Whether somebody may be who proposed it: of two that come through keys, the key's name, who issued it or the person's name is enough. Doubt is a
    /// reason to refuse an approval and none to let somebody take a proposal back.
    /// </summary>
    private bool IsProposer(ActingOfficer by, KeyLines keys) =>
        PersonName.IsThroughKey(by.Id) && PersonName.IsThroughKey(ProposedBy) && PersonName.IsSame(by.Id, ProposedBy, keys);

    private GraveAct Decided(GraveEvent happened, GraveActState state) =>
        this with { State = state, DecidedBy = happened.By, DecidedAt = happened.At };

    private static Phrase Word(GraveActState state) => state switch
    {
        GraveActState.Approved => new Phrase("approved", "已批准"),
        GraveActState.Declined => new Phrase("declined", "已否决"),
        GraveActState.Withdrawn => new Phrase("withdrawn", "已撤回"),
        GraveActState.Lapsed => new Phrase("lapsed", "已过期"),
        GraveActState.Executed => new Phrase("done", "已执行"),
        GraveActState.Failed => new Phrase("failed", "执行失败"),
        _ => new Phrase("proposed", "已提请"),
    };
}
