using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Networks.Patterns;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;
using Cordon.Engine.Tracing;

namespace Cordon.Engine;

/// <summary>
/// All state of a partition: a pure function of its journal. Records are applied one by one, in order; the lane applies what it has just
/// written by the same code that plays a journal back, so the two cannot differ.
/// </summary>
/// <remarks>Owned by the lane's thread, but for the dictionaries that say otherwise.</remarks>
internal sealed partial class PartitionState : IDisposable
{
    private readonly CentreOptions _options;
    private readonly Dictionary<string, ushort> _banks = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> _bankNames = [""];
    private readonly HashSet<long> _reportedSequences = [];

    // As the journal has them, for a snapshot: a policy is read from its text again.
    private readonly List<byte[]> _policyRecords = [];

    public PartitionState(CentreOptions options)
    {
        _options = options;
        Rates = ReferenceRates.BuiltIn(options.Reference);
        Activity = new AccountActivity(options.ZoneOffsetMinutes);
        Patterns = options.FindsPatterns ? new StreamPatterns(new PatternOptions()) : null;
        Money = new MoneyBook(Activity, options.MoneyPartitions);
        Frozen = new FrozenMoney(Cases, Money.Graph);
        Freezing = FreezeRules.StandardIn(options.Reference);
    }

    /// <summary>The centre's zone east of UTC.</summary>
    public int ZoneOffsetMinutes => _options.ZoneOffsetMinutes;

    public ReferenceRates Rates { get; }

    public AccountActivity Activity { get; }

    /// <summary>The patterns of laundering in the stream; null where none are looked for.</summary>
    public StreamPatterns? Patterns { get; }

    /// <summary>Who paid whom, and the stolen money in it.</summary>
    public MoneyBook Money { get; }

    /// <summary>Cases and their freeze orders.</summary>
    public CaseBook Cases { get; } = new();

    /// <summary>Payments that never left: blocked, or held and then cancelled or blocked.</summary>
    public CurrencySums Stopped { get; } = new();

    /// <summary>What banks have still to be told of their orders.</summary>
    public Outbox Outbox { get; } = new();

    /// <summary>What banks hold in accounts.</summary>
    public FrozenMoney Frozen { get; }

    /// <summary>By which rules orders are approved and what they hold lapses, from now on.</summary>
    public FreezeRules Freezing { get; private set; }

    /// <summary>Their text; null in an early journal, which names none.</summary>
    public string? FreezingText { get; private set; }

    public AccountDirectory Directory { get; } = new();

    /// <summary>From the hash of submitter and payment_id to the payment's number.</summary>
    public HashIndex Payments { get; } = new();

    public HoldBook Holds { get; } = new();

    /// <summary>Report identifiers, with a fingerprint of what they said.</summary>
    public Dictionary<(uint Reporter, string ReportId), string> Reports { get; } = [];

    /// <summary>Accounts on lists; replaced as a whole, so that any thread may read it.</summary>
    public ImmutableDictionary<(AccountList List, uint Account), ListEntry> Lists { get; private set; } =
        ImmutableDictionary<(AccountList List, uint Account), ListEntry>.Empty;

    /// <summary>The entries of lists that end by themselves, the next first.</summary>
    public SortedSet<(Instant Until, AccountList List, uint Account)> ListEnds { get; } = [];

    /// <summary>Every policy that ever decided, by number − 1; replaced as a whole.</summary>
    public IReadOnlyList<Policy> Policies { get; private set; } = [];

    public Policy Policy => Policies[^1];

    /// <summary>The number of the last payment decided.</summary>
    public long LastSequence { get; set; }

    /// <summary>Applies one record of any kind but payments.</summary>
    public void Apply(RecordKind kind, ref ColumnReader body)
    {
        switch (kind)
        {
            case RecordKind.AccountRegistered: ApplyRegistration(ref body); break;
            case RecordKind.AccountDescribed: ApplyDescription(ref body); break;
            case RecordKind.PolicyPublished: ApplyPolicy(ref body); break;
            case RecordKind.ReportFiled: ApplyReport(ref body); break;
            case RecordKind.ReportTakenBack: ApplyTakenBack(ref body); break;
            case RecordKind.HolderRighted: ApplyRighted(ref body); break;
            case RecordKind.HoldEnded: ApplyHoldEnd(ref body); break;
            case RecordKind.BlockProposed: ApplyBlock(ref body); break;
            case RecordKind.ListChanged: ApplyList(ref body); break;
            case RecordKind.KeyIssued: ApplyKey(ref body); break;
            case RecordKind.KeyRevoked: ApplyRevocation(ref body); break;
            case RecordKind.OrderProposed: ApplyProposal(ref body); break;
            case RecordKind.OrderMoved: ApplyOrderMove(ref body); break;
            case RecordKind.EndpointSet: Outbox.ApplyEndpoint(ref body); break;
            case RecordKind.NoticesTaken: Outbox.ApplyTaken(ref body); break;
            case RecordKind.FreezeRulesPublished: ApplyFreezeRules(ref body); break;
            case RecordKind.RestitutionProposed: Cases.ApplyPlan(ref body); break;
            case RecordKind.RestitutionApproved: Cases.ApplyApproval(ref body); break;
            case RecordKind.CaseWrittenOff: Cases.ApplyWriteOff(ref body); break;
            case RecordKind.CentreFounded: break;
            case RecordKind.ChallengerProposed: ApplyChallenger(ref body); break;
            case RecordKind.ChallengerApproved or RecordKind.ChallengerWithdrawn: Challenger = null; break;
            case RecordKind.PolicyRolledBack: RollbackTo = 0; break;
            default: throw new InvalidOperationException($"A journal record of kind {(int)kind} is from a later program.");
        }
    }

    /// <summary>Registers an account: the record and its application in one, since a payment registers up to two.</summary>
    public uint Register(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bank, ulong hash)
    {
        var number = Directory.Add(key, hash);
        var bankText = Encoding.ASCII.GetString(bank);
        if (!_banks.TryGetValue(bankText, out var bankNumber))
        {
            bankNumber = (ushort)Math.Min(_banks.Count, ushort.MaxValue);
            _banks.Add(bankText, bankNumber);
            _bankNames.Add(bankText);
        }

        var country = bank.Length >= 6 ? (ushort)((bank[4] << 8) | bank[5]) : (ushort)0;
        Activity.Register(AccountKind.Unknown, country, bankNumber, Facts.Unknown, Facts.Unknown);
        return number;
    }

    /// <summary>An account's bank, as it was given at its registering.</summary>
    public string BankOf(uint account) => Activity.BankOf(account) is var number && number < _bankNames.Count ? _bankNames[number] : "";

    /// <summary>What follows from the verdicts of a block whose payments have been counted.</summary>
    public void ApplyVerdicts(PaymentBlock block)
    {
        ApplyOutcomes(block);
        SettleMoney(block);
    }

    /// <summary>
    /// The first part of a block played back: counts its payments, and what follows from their verdicts but for money. Touches nothing that
    /// <see cref="SettlePayments"/> does, which may run beside it, behind.
    /// </summary>
    public void CountPayments(PaymentBlock block)
    {
        Span<ObservedPayment> payments = stackalloc ObservedPayment[FactBlock.Lanes];
        for (var lane = 0; lane < block.Count; lane++)
        {
            payments[lane] = Observed(block, lane);
        }

        Activity.Apply(payments[..block.Count]);
        BookPatterns(payments[..block.Count], block);
        ApplyOutcomes(block);
    }

    /// <summary>A payment as the patterns see it.</summary>
    public static PatternPayment PatternPaymentOf(in ObservedPayment payment, long sequence, bool isFirstOfPair) =>
        new(sequence, payment.Payer, payment.Payee, payment.TimeMilliseconds, payment.Size, isFirstOfPair);

    /// <summary>The second part of a block played back: its identifiers, and the money that moves.</summary>
    /// <param name="hashes">Of the payments' identifiers, as <see cref="Screening.PaymentIdentity.Hash"/> makes them.</param>
    public void SettlePayments(PaymentBlock block, ReadOnlySpan<ulong> hashes)
    {
        for (var lane = 0; lane < block.Count; lane++)
        {
            Payments.Prefetch(hashes[lane]);
        }

        for (var lane = 0; lane < block.Count; lane++)
        {
            Payments.Add(hashes[lane], block.FirstSequence + lane);
        }

        SettleMoney(block);
    }

    /// <summary>
    /// A block as who only asks where money went plays it back: holds and money. The windows and the identifiers, which take more memory than the
    /// money does, stay empty.
    /// </summary>
    public void FollowPayments(PaymentBlock block)
    {
        for (var lane = 0; lane < block.Count; lane++)
        {
            if (OutcomeOf(block, lane) == Outcome.Hold)
            {
                Holds.Begin(block, lane, SizeOf(block, lane), BankOf((uint)block.Payer[lane]), Policies[(int)block.PolicyNumber - 1]);
            }
        }

        LastSequence = block.FirstSequence + block.Count - 1;
        SettleMoney(block);
    }

    /// <summary>
    /// Whether applying a record of this kind may read or change what <see cref="SettlePayments"/> does. New accounts do not and are many; of the
    /// others there are few enough to wait for.
    /// </summary>
    public static bool TouchesMoney(RecordKind kind) => kind is not RecordKind.AccountRegistered;

    /// <summary>What was moved by what has been played back has its orders in the journal.</summary>
    public void ForgetMoves() => Money.TakeMoves();

    /// <summary>What a repeat of a report has to say again. Its time is not among it: where none is given it is the time of asking.</summary>
    /// <param name="payment">The payment's identifier and its sender's number.</param>
    public static string ReportFingerprint(string payment, string? scamType, string? narrative, string? contact) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', payment, scamType, narrative, contact))));

    /// <summary>A journalled payment's size: what its facts say, and where its currency is not named what it weighs among its like.</summary>
    public long SizeOf(PaymentBlock block, int lane)
    {
        var known = block.FactBlock[Facts.Amount, lane];
        return known == Facts.Unknown ? Rates.Size(block.Amount(lane)) : known;
    }

    /// <summary>A journalled payment as the windows see it.</summary>
    public ObservedPayment Observed(PaymentBlock block, int lane) => new()
    {
        Payer = (uint)block.Payer[lane],
        Payee = (uint)block.Payee[lane],
        TimeMilliseconds = block.TimeMilliseconds[lane],
        Size = SizeOf(block, lane),
        IsRound = block.FactBlock[Facts.IsRound, lane] != 0,
        IsUnnamed = block.CurrencyNumber[lane] == Currency.Unknown.Number,
    };

    public void Dispose()
    {
        Activity.Dispose();
        Patterns?.Dispose();
        Money.Dispose();
        Directory.Dispose();
        Payments.Dispose();
    }

    private void BookPatterns(ReadOnlySpan<ObservedPayment> payments, PaymentBlock block)
    {
        if (Patterns is not { } patterns)
        {
            return;
        }

        foreach (ref readonly var payment in payments)
        {
            patterns.Prefetch(payment.Payer, payment.Payee);
        }

        foreach (ref readonly var payment in payments)
        {
            patterns.PrefetchLists(payment.Payer, payment.Payee);
        }

        for (var lane = 0; lane < payments.Length; lane++)
        {
            var payment = PatternPaymentOf(payments[lane], block.FirstSequence + lane, PatternFacts.IsFirstOfPair(block.FactBlock, lane));
            patterns.Book(payment, PatternFacts.ChainOf(block.FactBlock, lane));
        }
    }

    private void ApplyOutcomes(PaymentBlock block)
    {
        for (var lane = 0; lane < block.Count; lane++)
        {
            switch (OutcomeOf(block, lane))
            {
                case Outcome.Allow or Outcome.Warn:
                    Activity.Settle(Observed(block, lane), block.FactBlock, lane);
                    break;
                case Outcome.Hold:
                    Activity.CorrectBalance((uint)block.Payee[lane], -SizeOf(block, lane));
                    Holds.Begin(block, lane, SizeOf(block, lane), BankOf((uint)block.Payer[lane]), Policies[(int)block.PolicyNumber - 1]);
                    break;
                default:
                    Stopped.Add(block.Amount(lane));
                    Activity.CorrectBalance((uint)block.Payee[lane], -SizeOf(block, lane));
                    Activity.CorrectBalance((uint)block.Payer[lane], SizeOf(block, lane));
                    break;
            }
        }

        LastSequence = block.FirstSequence + block.Count - 1;
    }

    private void SettleMoney(PaymentBlock block)
    {
        Money.AskAhead(block);
        for (var lane = 0; lane < block.Count; lane++)
        {
            if (OutcomeOf(block, lane) is Outcome.Allow or Outcome.Warn)
            {
                Money.Settle(block, lane, SettledMilliseconds(block, lane));
            }
        }
    }

    /// <summary>A payment's own time, or that of its decision where its sender's clock runs ahead.</summary>
    private long SettledMilliseconds(PaymentBlock block, int lane) =>
        _options.IsReplay ? block.TimeMilliseconds[lane] : Math.Min(block.TimeMilliseconds[lane], block.DecidedMilliseconds);

    private Outcome OutcomeOf(PaymentBlock block, int lane) => _options.IsReplay ? Outcome.Allow : block.Verdicts.Outcomes[lane];

    private void ApplyRegistration(ref ColumnReader body)
    {
        var bank = body.Text();
        var key = body.Text();
        Register(key, bank, AccountDirectory.Hash(key));
    }

    private void ApplyDescription(ref ColumnReader body)
    {
        var account = (uint)body.VarUInt();
        var kind = (AccountKind)body.Byte();
        var opened = body.Int64();
        var balance = body.Int64();
        Activity.Describe(account, kind, opened, balance);
        Money.Describe(account, kind, body.IsAtEnd ? null : new Money(body.Int64(), Currency.FromNumber((ushort)body.VarUInt())));
    }

    private void ApplyPolicy(ref ColumnReader body)
    {
        _policyRecords.Add(body.Rest.ToArray());
        var text = Encoding.UTF8.GetString(body.Text());
        var by = body.TextOrNull() ?? "";
        var reading = RuleSet.Read(text, _options.Reference);
        var rules = reading.RuleSet
            ?? throw new InvalidOperationException($"The journal's rule set {Policies.Count + 1} cannot be read: {reading.Faults[0].Message}");
        RollbackTo = (uint)Policies.Count;
        var policy = new Policy((uint)Policies.Count + 1, rules, ModelOf(ref body));
        Policies = [.. Policies, policy];

        // Early journals end without the time, later ones without the reason.
        Instant? at = body.IsAtEnd ? null : new Instant(body.Int64());
        Published = [.. Published, new PublishedPolicy(policy, by, at, CardOf(policy.Model), body.IsAtEnd ? null : body.TextOrNull())];
    }

    private TreeEnsemble? ModelOf(ref ColumnReader body)
    {
        switch (body.IsAtEnd ? ModelPart.None : (ModelPart)body.Byte())
        {
            case ModelPart.None: return null;
            case ModelPart.Kept: return Policy.Model;
            case ModelPart.Given:
                var text = Encoding.UTF8.GetString(body.Text());
                if (Challenger is { } standing && standing.Text == text)
                {
                    // What was approved has been read; reading a large one takes longer than payments should wait.
                    return standing.Model;
                }

                var reading = TreeEnsemble.Read(text);
                return reading.Ensemble
                    ?? throw new InvalidOperationException($"The journal's model of policy {Policies.Count + 1} cannot be read: {reading.Fault}");
            default: throw new InvalidOperationException($"Policy {Policies.Count + 1} of the journal is from a later program.");
        }
    }

    private void ApplyBlock(ref ColumnReader body)
    {
        var (submitter, id) = ((uint)body.VarUInt(), Encoding.UTF8.GetString(body.Text()));
        var (act, until) = ((uint)body.VarUInt(), body.Int64());
        Holds.Propose(id, submitter, until == long.MinValue ? null : new HoldBlock(act, new Instant(until)));
    }

    private void ApplyHoldEnd(ref ColumnReader body)
    {
        var submitter = (uint)body.VarUInt();
        var id = Encoding.UTF8.GetString(body.Text());
        var (state, ended) = ((HoldState)body.Byte(), new Instant(body.Int64()));
        var hold = Holds.End(id, submitter, state, ended, body.TextOrNull(), body.TextOrNull());
        if (Cases.BySequence(hold.Sequence) is { } file)
        {
            file.Hold = hold.Fate;
        }

        if (state is HoldState.Released or HoldState.ExpiredReleased)
        {
            Activity.CorrectBalance(hold.Payee, hold.Size);
            Money.Settle(hold.Payer, hold.Payee, hold.Amount, hold.Arrived, ended.Milliseconds, hold.Sequence);
            if (Cases.BySequence(hold.Sequence) is { IsTakenBack: false } reported)
            {
                FollowCase(reported, ended);
            }

            Activity.Settle(new ObservedPayment
            {
                Payer = hold.Payer,
                Payee = hold.Payee,
                Size = hold.Size,
                TimeMilliseconds = hold.TimeMilliseconds,
            });
        }
        else
        {
            Stopped.Add(hold.Amount);
            Activity.CorrectBalance(hold.Payer, hold.Size);
        }
    }
}
