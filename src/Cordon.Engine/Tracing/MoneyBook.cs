using Cordon.Core.Cases;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;
using Cordon.Engine.Records;

namespace Cordon.Engine.Tracing;

/// <summary>The money graph of a partition and the stolen money followed in it, fed as payments settle.</summary>
/// <remarks>Owned by the lane.</remarks>
internal sealed class MoneyBook : IDisposable
{
    /// <summary>Payments of a partition whose money is followed: the graph's numbers have 32 bits.</summary>
    public const long PaymentsMax = uint.MaxValue;

    private readonly AccountActivity _activity;
    private readonly List<LiveMove> _moves = [];
    private readonly Tracer _tracer;
    private readonly Trail _trail = new();

    /// <param name="partitions">Into how many the accounts of the graph are divided.</param>
    public MoneyBook(AccountActivity activity, int partitions)
    {
        _activity = activity;
        Graph = new MoneyGraph(partitions);
        Live = new LiveTaint(Graph);
        _tracer = new Tracer(Graph);
    }

    public MoneyGraph Graph { get; }

    public LiveTaint Live { get; }

    /// <summary>Payments that settled and were not booked since this was made: a limit of the graph was met, so they cannot be followed.</summary>
    public long NotBooked { get; private set; }

    /// <summary>The files of the graph's older part.</summary>
    public IReadOnlyList<SegmentFile> Files { get; private set; } = [];

    /// <summary>Asks for the memory that settling a block will touch.</summary>
    public void AskAhead(PaymentBlock block)
    {
        for (var lane = 0; lane < block.Count; lane++)
        {
            Graph.PrefetchAccount((uint)block.Payer[lane]);
            Graph.PrefetchAccount((uint)block.Payee[lane]);
        }

        for (var lane = 0; lane < block.Count; lane++)
        {
            Graph.PrefetchLists((uint)block.Payer[lane], (uint)block.Payee[lane]);
            Live.PrefetchPieces((uint)block.Payer[lane], (uint)block.Payee[lane]);
        }
    }

    /// <summary>Books a payment of a block that settles.</summary>
    public void Settle(PaymentBlock block, int lane, long timeMilliseconds) => Settle(
        (uint)block.Payer[lane], (uint)block.Payee[lane], block.Amount(lane), block.Arrived(lane), timeMilliseconds, block.FirstSequence + lane);

    /// <summary>Books a payment that settles.</summary>
    /// <param name="timeMilliseconds">When it settles, by the centre's clock or in a replay by its own: one sender's clock moves no other's trail.</param>
    /// <param name="sequence">The payment's number.</param>
    public void Settle(uint payer, uint payee, Money sent, Money arrived, long timeMilliseconds, long sequence)
    {
        var (from, to) = (PurseOf(payer, sent.Currency), PurseOf(payee, arrived.Currency));
        if (sequence > PaymentsMax || !Graph.HasRoom(from, to, sent.Minor, arrived.Minor))
        {
            // More payments than have a number, or hundreds of times the largest payment there is through one account: it is decided all the same,
            // but cannot be followed.
            NotBooked++;
            return;
        }

        Graph.Book(from, to, sent.Minor, arrived.Minor, timeMilliseconds, (uint)sequence);
        if (Live.Follow(from))
        {
            _moves.AddRange(Live.Moves);
        }
    }

    /// <summary>The purse of an account that made a transfer; 0 when none of them did.</summary>
    public uint PurseThatMade(uint account, uint transfer) =>
        Graph.PursesOf(account).FirstOrDefault(purse => Graph.Find(purse, transfer) is not null);

    /// <summary>
    /// Begins to follow a case's money from where it is now. Returns what of it is held already, in the stolen currency, and what of that no other
    /// case claims.
    /// </summary>
    public (long HeldMinor, long OnceMinor) Open(CaseFile file)
    {
        Trace(file, TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, _trail);
        return Live.Open(file.Number, _trail, [file.PayerPurse]);
    }

    /// <summary>Follows a case's money under a policy up to a moment, in milliseconds from the Unix epoch.</summary>
    public void Trace(CaseFile file, TaintPolicy policy, long moment, in TraceBounds bounds, Trail into, long smallestShareMinor = 1) =>
        _tracer.Trace([new StolenTransfer(file.PayerPurse, file.Transfer)], policy, moment, bounds, into, smallestShareMinor, file.Number);

    /// <summary>
    /// A bank pays back on an order what it does not hold: so far as the case's money still lies in the order's account it is gone from there.
    /// </summary>
    /// <param name="before">The order before it.</param>
    /// <param name="own">What of the case it is.</param>
    /// <returns>Whose money it was.</returns>
    public IReadOnlyList<CasePart> PayBack(CaseFile file, FreezeOrder before, CasePart own, long timeMilliseconds)
    {
        Trace(file, TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, _trail);
        var there = _trail.Ends.Where(end => end.Fate == TrailFate.Rests && end.Purse == before.Purse).Select(end => (end.Start, end.Amount));
        var parts = Live.PayBack(before.Number, file.Number, before.Purse, there, own.AmountMinor, before.FrozenMinor + before.UnheldMinor, timeMilliseconds);

        // All of it is the order's case's, so none of it counts to another once more.
        return [own, .. parts.Where(part => part.Case != file.Number).Select(part => part with { OnceMinor = 0 })];
    }

    /// <summary>Follows no more of a case's money than its victim still misses.</summary>
    public void FollowWhatIsMissing(CaseFile file)
    {
        Trace(file, TaintPolicy.Fifo, long.MaxValue, TraceBounds.Standard, _trail);
        List<uint> purses = [.. _trail.Ends.Where(end => end.Fate == TrailFate.Rests).Select(end => end.Purse).Distinct()];
        var most = Math.Min(file.MissingMinor, LedgerBookings.NotHeldMinor(file.Ledger, file.Stolen.Currency));
        Live.FollowLess(file.Number, purses, Live.ShareOf(file.Number, purses) - most);
    }

    /// <summary>
    /// What an amount on an order is of what was stolen in its case, rounded up: the same where the currency is, else by the amounts by which the money
    /// came to the account; 0 where it is not known to have come there. In minor units of the stolen currency.
    /// </summary>
    public long ShareOf(CaseFile file, FreezeOrder order, long amountMinor)
    {
        if (order.Asked.Currency == file.Stolen.Currency)
        {
            return amountMinor;
        }

        Trace(file, order.Policy, long.MaxValue, TraceBounds.Standard, _trail);
        var (arrived, share) = (Int128.Zero, Int128.Zero);
        foreach (var move in _trail.Moves.Where(move => move.To == order.Purse))
        {
            (arrived, share) = (arrived + move.Arrived, share + move.Share);
        }

        return arrived == 0 ? 0 : (long)Int128.Min(((amountMinor * share) + arrived - 1) / arrived, long.MaxValue);
    }

    /// <summary>An amount on an order as a part of its case: all of it is.</summary>
    public CasePart PartOf(CaseFile file, FreezeOrder order, long amountMinor)
    {
        var share = ShareOf(file, order, amountMinor);
        return new CasePart(file.Number, amountMinor, share, share);
    }

    /// <summary>Follows money back to whose it was, as of a moment, in milliseconds from the Unix epoch.</summary>
    /// <param name="isReported">Whether a payment, by its number, is known to be stolen.</param>
    public void TraceBack(AskedMoney asked, Func<long, bool> isReported, TaintPolicy policy, long moment, in TraceBounds bounds, Trail into) =>
        new OriginTracer(Graph).Trace([asked], transfer => isReported(Graph.PaymentOf(transfer)), policy, moment, bounds, into);

    /// <summary>What stolen money has moved since the last call.</summary>
    public IReadOnlyList<LiveMove> TakeMoves()
    {
        if (_moves.Count == 0)
        {
            return [];
        }

        LiveMove[] taken = [.. _moves];
        _moves.Clear();
        return taken;
    }

    /// <summary>Whether no money has come to an account or left it, in any currency, an opening balance among it.</summary>
    public bool IsUntouched(uint account) => Graph.PursesOf(account).All(Graph.IsUntouched);

    /// <summary>Takes in what is told of an account: what kind it is, and what it opened with if nothing has happened to it yet.</summary>
    public void Describe(uint account, AccountKind kind, Money? openingBalance)
    {
        if (openingBalance is { Minor: > 0 } balance)
        {
            var purse = PurseOf(account, balance.Currency);
            if (Graph.IsUntouched(purse))
            {
                Graph.Open(purse, balance.Minor);
            }
        }

        foreach (var purse in Graph.PursesOf(account))
        {
            Graph.SetEnd(purse, EndOf(kind));
        }
    }

    /// <summary>Gives out the graph and what is followed in it.</summary>
    public void Save(BytesOut write)
    {
        Graph.Save(write);
        Live.Save(write);
    }

    /// <summary>Fills a book that is new and has its files. Null, or why the bytes cannot be what <see cref="Save"/> gave out.</summary>
    public string? Load(BytesIn read, long bytes) => Graph.Load(read, bytes, [.. Files.Select(file => file.Segment)]) ?? Live.Load(read, bytes);

    /// <summary>Gives a book that is new the files of the graph that it is to load; they are disposed of with it.</summary>
    public void Own(IReadOnlyList<SegmentFile> files) => Files = files;

    /// <summary>
    /// Takes files as the older part of the partitions that they are of; they are this book's from then on. Memory is freed by
    /// <see cref="MoneyGraph.Trim"/>.
    /// </summary>
    public void Adopt(IReadOnlyList<SegmentFile> files)
    {
        Graph.Adopt([.. files.Select(file => file.Segment)]);
        var before = Files.ToLookup(file => files.Any(other => other.Name.Partition == file.Name.Partition));
        Files = [.. before[false], .. files];
        foreach (var file in before[true].Except(files))
        {
            file.Dispose();
        }
    }

    public void Dispose()
    {
        Live.Dispose();
        Graph.Dispose();
        foreach (var file in Files)
        {
            file.Dispose();
        }
    }

    private uint PurseOf(uint account, Currency currency)
    {
        var purse = Graph.PurseOf(account, currency);
        if (Graph.IsUntouched(purse))
        {
            Graph.SetEnd(purse, EndOf(_activity.KindOf(account)));
        }

        return purse;
    }

    private static EndKind EndOf(AccountKind kind) => kind switch
    {
        AccountKind.Cash => EndKind.Cash,
        AccountKind.Exchange => EndKind.Exchange,
        AccountKind.Merchant => EndKind.Merchant,
        _ => EndKind.None,
    };
}
