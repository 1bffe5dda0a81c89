using Cordon.Core.Cases;
using Cordon.Core.Language;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>What people and banks tell the centre besides payments. Each is journalled before it is answered.</summary>
public abstract record Command
{
    private Command()
    {
    }

    /// <summary>A victim's report of a payment.</summary>
    /// <param name="Submitter">The number of a bank that handed the payment in; 0 for a data set.</param>
    /// <param name="Reporter">The number of the bank that reports: a report's identifier is its own.</param>
    /// <param name="By">The officer of the centre who took it; null where none did.</param>
    public sealed record FileReport(
        string ReportId, Instant Time, string PaymentId, uint Submitter, string? ScamType, string? Narrative, string? Contact, uint Reporter = 0,
        string? By = null)
        : Command;

    /// <summary>
    /// Takes a report back that said what was not so. With a case's last one nothing was stolen: its orders that no bank has answered are withdrawn, and it
    /// speaks against no account any more. Refused while a bank holds money of the case, and once any was paid back.
    /// </summary>
    public sealed record TakeBackReport(uint Case, uint Reporter, string ReportId, string By, string Reason) : Command;

    /// <summary>Says that the holder of an order's account was right to complain: the order's case speaks against that account no more.</summary>
    public sealed record RightHolder(uint Order, string By) : Command;

    /// <summary>A person's or a bank's word on a held payment, which is named as it was first handed in.</summary>
    public sealed record EndHold(string PaymentId, uint Submitter, bool Release, string By, string? Reason) : Command;

    /// <summary>
    /// Says that somebody proposes to block a held payment: while that stands it is released by nobody, and its time does not end.
    /// </summary>
    /// <param name="Act">The proposal's number at the desk.</param>
    /// <param name="Lapses">From when on it stands no more.</param>
    public sealed record ProposeBlock(string PaymentId, uint Submitter, uint Act, Instant Lapses, string By) : Command;

    /// <summary>Says that a proposal to block a held payment stands no more: it was declined, taken back, or came to nothing.</summary>
    public sealed record LiftBlock(string PaymentId, uint Submitter, uint Act, string By) : Command;

    /// <summary>Puts an account (its canonical key and bank) on a list until a time, or takes it off.</summary>
    public sealed record ChangeList(AccountList List, string AccountKey, string Bank, bool IsOn, Instant? Until, string Reason, string By) : Command;

    /// <summary>Issues a key to a bank, which has no other by this name that signs in. Only its hash is kept.</summary>
    /// <param name="Origin">Who issues it: of the centre's keys that says which speak for one person.</param>
    public sealed record IssueKey(string Bank, string KeyHash, string Name, KeyOrigin Origin) : Command;

    /// <summary>Makes a key sign nobody in any more, from now on.</summary>
    /// <param name="KeyId">The key's <see cref="BankKey.Id"/>.</param>
    public sealed record RevokeKey(string KeyId, string By, string Reason) : Command;

    /// <summary>
    /// Makes a rule set, or a model, or both, the ones that decide from now on. What is null stays as it is; what decides already is a repeat.
    /// </summary>
    /// <param name="Model">
    /// A model file's text, at most <see cref="ModelCharactersMax"/> characters: of a centre's first policy, or in a replay, where no persons take part.
    /// Every later one takes two persons (<see cref="ProposeChallenger"/>, <see cref="ApproveChallenger"/>).
    /// </param>
    /// <param name="RemoveModel">Decide without a model; then there is none in <paramref name="Model"/>.</param>
    /// <param name="Reason">Why; null where nothing is told.</param>
    public sealed record PublishPolicy(string? Rules, string? Model, bool RemoveModel, string By, string? Reason = null) : Command
    {
        /// <summary>A thousand trees of 64 leaves have some 6 million characters. A journal's record takes 32 MiB.</summary>
        public const int ModelCharactersMax = 8 * 1024 * 1024;
    }

    /// <summary>Proposes a model to decide. One stands at a time, until it is approved or withdrawn.</summary>
    /// <param name="Card">What the model is, in words.</param>
    /// <param name="Key">The <see cref="BankKey.Id"/> of the key that the proposer came with; null for none.</param>
    public sealed record ProposeChallenger(string Model, string? Card, string By, string? Key = null) : Command;

    /// <summary>Takes the proposed model back: its proposer, or anybody else of the centre.</summary>
    public sealed record WithdrawChallenger(string By, string Reason) : Command;

    /// <summary>Has the proposed model decide from now on. Another person than its proposer says so, by a key of another line, a report before him.</summary>
    /// <param name="ReportId">The report's identifier, as <see cref="Evidence.ChallengerReport.IdOf"/> has it.</param>
    /// <param name="Report">What the person saw, as <see cref="Evidence.ChallengerReport.Read"/> reads it: it stays in the journal.</param>
    /// <param name="Key">The <see cref="BankKey.Id"/> of the key that the person came with; null for none.</param>
    public sealed record ApproveChallenger(string ReportId, string Report, string By, string? Key = null) : Command;

    /// <summary>Has the policy before decide again.</summary>
    public sealed record RollBackPolicy(string By, string Reason) : Command;

    /// <summary>
    /// What is told of accounts besides their payments, many at a time. What is left out of one stays as it was told before, so that a repeat changes
    /// nothing; an opening balance is taken once, before the account's first payment.
    /// </summary>
    public sealed record DescribeAccounts(IReadOnlyList<AccountDescription> Accounts) : Command;

    /// <summary>Something that happens to a freeze order: a person's approval, a bank's answer, a sending.</summary>
    /// <param name="Number">The order.</param>
    /// <param name="Bank">The bank that says so, whose order it must be; null for the centre.</param>
    /// <param name="Currency">The currency of the amount where one is named; it must be the order's.</param>
    /// <param name="Reference">The bank's own identification of a release or a return.</param>
    public sealed record MoveOrder(
        uint Number, FreezeEventKind Kind, string By, string? Bank = null, long AmountMinor = 0, Currency? Currency = null, string? Reason = null,
        string? Reference = null)
        : Command
    {
        /// <summary>
        /// Whether it is a bank's answer. What a bank answers it has: the order counts as sent, and what it returns of an open order it held.
        /// </summary>
        public bool IsAnswer { get; init; }
    }

    /// <summary>Says where a bank takes the notices of its orders from now on.</summary>
    /// <param name="Bank">The bank's canonical BIC; its branches have the same door.</param>
    /// <param name="Url">An absolute http or https address; null for a bank that fetches them.</param>
    /// <param name="Assigner">The BIC from which messages of ISO 20022 come; needed for them.</param>
    public sealed record SetEndpoint(string Bank, string? Url, NoticeFormat Format, string? Assigner, string By) : Command;

    /// <summary>Says that a bank has taken its notices up to one.</summary>
    /// <param name="Bank">The bank's BIC without its branch.</param>
    public sealed record TakeNotices(string Bank, uint ThroughNumber, string By) : Command;

    /// <summary>Makes freeze rules the ones that count from now on; what has happened keeps the dates it got.</summary>
    /// <param name="Text">JSON, as <see cref="FreezeRulesReader"/> reads it.</param>
    public sealed record PublishFreezeRules(string Text, string By) : Command;

    /// <summary>Proposes how what was recovered for a case, and for those that share accounts with it, is divided among the victims.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Currency">Of what was recovered; null where it is in one currency only.</param>
    public sealed record ProposeRestitution(uint Case, Currency? Currency, string By) : Command;

    /// <summary>A person's approval of a case's restitution that was proposed.</summary>
    public sealed record ApproveRestitution(uint Case, string By) : Command;

    /// <summary>Gives up what is outstanding of a case.</summary>
    public sealed record WriteOff(uint Case, string By, string Reason) : Command;

    /// <summary>Asks what was stolen, held and returned in each of some cases.</summary>
    internal sealed record FindCases(IReadOnlyList<uint> Cases) : Command;

    /// <summary>Asks what of the money of some cases the centre has and victims are to be paid.</summary>
    internal sealed record FindToRestitute(IReadOnlyList<uint> Cases) : Command;

    /// <summary>Asks for a case's ledger.</summary>
    internal sealed record FindLedger(uint Case) : Command;

    /// <summary>Asks for the case of a report, taken back ones too.</summary>
    internal sealed record FindReport(uint Reporter, string ReportId) : Command;

    /// <summary>Asks for a victim's statement.</summary>
    /// <param name="Reporter">The bank whose report it must be; null for any.</param>
    internal sealed record FindStatement(uint Case, string ReportId, uint? Reporter) : Command;

    /// <summary>Asks what was stopped, held and returned, and for the clocks of all cases.</summary>
    internal sealed record FindFigures : Command;

    /// <summary>Asks for the open orders, those first whose money is the next to be gone.</summary>
    internal sealed record FindQueue(int CountMax) : Command;

    /// <summary>Changes nothing: its answer comes when all that was decided before it is durable.</summary>
    internal sealed record Await : Command;

    /// <summary>Writes down how a new journal is begun.</summary>
    internal sealed record Found : Command;

    /// <summary>Asks where a case's money is.</summary>
    /// <param name="Reporter">Who filed the report; null where only one did under its identifier.</param>
    /// <param name="At">At which moment; null for now.</param>
    internal sealed record FollowMoney(uint? Reporter, string ReportId, TaintPolicy Policy, Instant? At) : Command;

    /// <summary>Asks whose money a payment moved.</summary>
    /// <param name="At">As of which moment; null for now.</param>
    internal sealed record FollowPaymentBack(string PaymentId, uint Submitter, TaintPolicy Policy, Instant? At) : Command;

    /// <summary>Asks whose money lies in an account.</summary>
    /// <param name="Currency">Null where it has money in one only.</param>
    /// <param name="At">At which moment; null for now.</param>
    internal sealed record FollowAccountBack(string AccountKey, Currency? Currency, TaintPolicy Policy, Instant? At) : Command;

    /// <summary>Asks for accounts' pasts.</summary>
    /// <param name="At">As of which moment; null for now.</param>
    internal sealed record ReadPasts(IReadOnlyList<(string AccountKey, Currency? Currency)> Accounts, Instant? At) : Command;

    /// <summary>Asks for the file of the model that decides.</summary>
    internal sealed record FindModelText : Command;

    /// <summary>Asks for a decided payment's number.</summary>
    internal sealed record FindPayment(string PaymentId, uint Submitter) : Command;

    /// <summary>Asks for all that a decision rests on.</summary>
    internal sealed record ExplainPayment(string PaymentId, uint Submitter) : Command;

    /// <summary>Asks which accounts a told number may be, under any bank that has one.</summary>
    internal sealed record FindAccounts(IReadOnlyList<string> Told) : Command;

    /// <summary>Asks for payments of accounts that were booked or are held in a time, and how often payments were reported.</summary>
    /// <param name="Told">Accounts as a victim told them.</param>
    /// <param name="Named">Payments that are meant in any case, by number.</param>
    /// <param name="Ending">Accounts that end in what was told, by number.</param>
    /// <param name="IsNear">Whether accounts one digit away from those told are meant, and not those.</param>
    internal sealed record FindLikely(
        IReadOnlyList<string> Told, IReadOnlyList<long> Named, Instant From, Instant Until, IReadOnlyList<uint> Ending, bool IsNear = false) : Command;

    /// <summary>Asks which banks handed in a payment under an identifier.</summary>
    internal sealed record FindSubmitters(string PaymentId) : Command;
}

/// <summary>What is told of an account, by its canonical key and bank; null for what is not told.</summary>
public sealed record AccountDescription(
    string AccountKey, string Bank, Core.Screening.Activity.AccountKind Kind, Instant? Opened, Money? OpeningBalance);

/// <summary>The lists of accounts.</summary>
public enum AccountList
{
    Watch,
    Allow,
}

/// <summary>What became of a command.</summary>
public enum CommandStatus
{
    Done,

    /// <summary>It had been done before, with the same content.</summary>
    AlreadyDone,

    /// <summary>No such payment, report or key.</summary>
    NotFound,

    /// <summary>It contradicts what stands: the hold has ended, the identifier belongs to other content.</summary>
    Conflict,

    /// <summary>Its content is not acceptable; the detail says why.</summary>
    Invalid,

    /// <summary>Too much is waiting; ask again.</summary>
    Busy,

    /// <summary>The journal cannot be written; ask again.</summary>
    Unavailable,
}

/// <summary>The answer to a command.</summary>
/// <param name="Detail">A sentence where the status needs one.</param>
/// <param name="Reached">For a report: accounts marked as near to the reported money, nearest first.</param>
/// <param name="Sequence">For a payment found: its number.</param>
/// <param name="Number">For a key: the bank's number; for a rule set: its number; for accounts described: of how many something new was told.</param>
/// <param name="Submitters">For submitters found: their numbers.</param>
/// <param name="Case">For a report: its case.</param>
/// <param name="Order">For a freeze order that moved: what it is now.</param>
/// <param name="Endpoint">For an endpoint that was set: what it is now.</param>
public sealed record CommandResult(
    CommandStatus Status, Phrase? Detail = null, IReadOnlyList<ReachedAccount>? Reached = null, uint Number = 0,
    long Sequence = 0, IReadOnlyList<uint>? Submitters = null, CaseSummary? Case = null, FreezeOrder? Order = null, BankEndpoint? Endpoint = null)
{
    /// <summary>For a payment found.</summary>
    public IdentifiedPayment? Payment { get; init; }

    /// <summary>For the model that decides: its file; null without one.</summary>
    internal string? ModelText { get; init; }

    /// <summary>For accounts described: how many opening balances were taken.</summary>
    public int OpeningBalances { get; init; }

    /// <summary>For a restitution that was proposed or approved: what it is now.</summary>
    public RestitutionPlan? Plan { get; init; }

    /// <summary>For a ledger, a statement, figures or the queue that was asked for.</summary>
    public LedgerView? Ledger { get; init; }

    /// <summary>For cases that were asked for: each that there is.</summary>
    public IReadOnlyList<CaseMoney>? Cases { get; init; }

    /// <summary>For cases of which it was asked: what victims are to be paid out of the centre's hands, a sum for each currency.</summary>
    internal IReadOnlyList<Money>? ToRestitute { get; init; }

    public VictimStatement? Statement { get; init; }

    public FiguresView? Figures { get; init; }

    public IReadOnlyList<QueueItem>? Queue { get; init; }

    /// <summary>For a decision that was explained.</summary>
    public PaymentExplanation? Explanation { get; init; }

    /// <summary>For a question about all cases: what the lane reads in slices.</summary>
    internal Task<LaneReading>? Reading { get; init; }

    /// <summary>For money that was followed: its trail, by numbers.</summary>
    internal FollowedMoney? Followed { get; init; }

    /// <summary>For accounts that were asked for.</summary>
    internal IReadOnlyList<FoundAccount>? Accounts { get; init; }

    /// <summary>For payments that a victim may mean.</summary>
    internal IReadOnlyList<LikelyFound>? Likely { get; init; }

    /// <summary>For such payments: the accounts there are.</summary>
    internal uint AccountCount { get; init; }

    /// <summary>For accounts' pasts that were asked for: each.</summary>
    internal IReadOnlyList<ReadPast>? Pasts { get; init; }
}

/// <summary>An account that reported money may have reached.</summary>
public sealed record ReachedAccount(string AccountKey, int Hops, int RiskTenThousandths);
