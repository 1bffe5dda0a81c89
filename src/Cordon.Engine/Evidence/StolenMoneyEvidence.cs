using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Engine.Cases;

namespace Cordon.Engine.Evidence;

/// <summary>Which payments moved reported money, and which strangers paid into the accounts it went through; as of a moment.</summary>
internal sealed class StolenMoneyEvidence(PartitionState state, Instant asOf)
{
    private readonly Dictionary<uint, Moved> _moved = [];
    private readonly Dictionary<uint, uint> _suspected = [];

    /// <param name="Minor">What of it was stolen, of all cases together.</param>
    /// <param name="Whole">What it moved in all.</param>
    private readonly record struct Moved(long Minor, long Whole, long RestedMilliseconds, Instant Known, uint Payer, EvidenceKind Kind);

    public IEnumerable<PaymentEvidence> Find(CancellationToken cancellation)
    {
        var trail = new Trail();
        foreach (var file in state.Cases.Cases.Where(file => file is { Transfer: not 0, IsTakenBack: false }))
        {
            cancellation.ThrowIfCancellationRequested();
            state.Money.Trace(file, TaintPolicy.Fifo, asOf.Milliseconds, TraceBounds.Standard, trail);
            var known = file.First.KeyedIn;
            NoteMoves(trail, known);
            NoteSuspicions(file, trail);
        }

        var graph = state.Money.Graph;
        return _moved.OrderBy(moved => moved.Key).Select(moved => Of(graph.PaymentOf(moved.Key), moved.Value))
            .Concat(_suspected.OrderBy(paid => paid.Key).Select(paid =>
                new PaymentEvidence(graph.PaymentOf(paid.Key), EvidenceKind.PaidLikelyMule, asOf, PersonOrNone(state, paid.Value))));
    }

    /// <summary>An account where it is a person's, as far as is told; through a shop's or an exchange's everybody's money goes.</summary>
    public static uint PersonOrNone(PartitionState state, uint account) =>
        state.Activity.KindOf(account) is AccountKind.Person or AccountKind.Unknown ? account : 0;

    private static PaymentEvidence Of(uint payment, in Moved moved)
    {
        // Two cases may claim the same money.
        var share = (int)(Int128.Min(moved.Minor, moved.Whole) * 10_000 / Math.Max(1, moved.Whole));
        return new PaymentEvidence(payment, moved.Kind, moved.Known, moved.Payer, null, share, moved.RestedMilliseconds);
    }

    private static EvidenceKind KindOf(EndKind end) => end switch
    {
        EndKind.Cash or EndKind.Exchange => EvidenceKind.CashedOut,
        EndKind.Merchant => EvidenceKind.SpentStolen,
        _ => EvidenceKind.MovedStolen,
    };

    private void NoteMoves(Trail trail, Instant known)
    {
        var graph = state.Money.Graph;
        foreach (var move in trail.Moves.Where(move => move is { Hop: > 1, Parent: >= 0 }))
        {
            var time = graph.TimeOf(move.Transfer);
            var rested = time - graph.TimeOf(trail.Moves[move.Parent].Transfer);
            var first = new Instant(Math.Max(known.Milliseconds, time));
            _moved[move.Transfer] = _moved.TryGetValue(move.Transfer, out var before)
                ? before with
                {
                    Minor = before.Minor + move.Sent,
                    RestedMilliseconds = Math.Min(before.RestedMilliseconds, rested),
                    Known = first < before.Known ? first : before.Known,
                }
                : new Moved(
                    move.Sent, graph.Find(move.From, move.Transfer)!.Value.Sent, rested, first, PersonOrNone(state, graph.AccountOf(move.From)),
                    KindOf(graph.EndOf(move.To)));
        }
    }

    private void NoteSuspicions(CaseFile file, Trail trail)
    {
        var onTrail = trail.Moves.Select(move => move.Transfer).ToHashSet();
        foreach (var mule in FollowedMoney.MulesOf(state, trail, file.PayerPurse, asOf.Milliseconds, onTrail))
        {
            foreach (var payment in mule.Payments)
            {
                // It is the past up to the moment that makes the account a mule's: that is when it is known, and nothing earlier.
                _suspected[payment.Transfer] = state.Money.Graph.AccountOf(mule.Purse);
            }
        }
    }
}
