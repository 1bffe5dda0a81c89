using System.Text;
using Cordon.Core.Networks;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>A trail as the lane found it: by numbers, with what it takes to name them.</summary>
/// <param name="Trail">The trail; nobody else has it.</param>
/// <param name="AtMilliseconds">The moment it holds for.</param>
/// <param name="Start">The stolen payment, or the money of which it is asked whose it is.</param>
/// <param name="Purses">Of each purse in it: whose it is.</param>
/// <param name="Transfers">Of each transfer in it, and of each likely other victim's: which payment it is, when it was booked and what it moved.</param>
internal sealed record FollowedMoney(
    Trail Trail, long AtMilliseconds, AskedMoney Start, IReadOnlyDictionary<uint, FollowedPurse> Purses,
    IReadOnlyDictionary<uint, FollowedTransfer> Transfers)
{
    /// <summary>Accounts through which likely other victims' money passes.</summary>
    public IReadOnlyList<LikelyMule> Mules { get; private init; } = [];

    /// <summary>What was known of the accounts that the money reached, nearest first: what innocent explanations are tested on.</summary>
    public IReadOnlyList<AccountPast> Pasts { get; private init; } = [];

    /// <summary>Accounts of a trail whose pasts are read to be explained, nearest first: a few milliseconds, and more than an officer reads.</summary>
    private const int ExplainedMax = 48;

    /// <summary>What of the money that rests is not pursued, in minor units of the stolen currency.</summary>
    public long NotPursuedMinor { get; init; }

    /// <summary>Names what a trail has by numbers.</summary>
    /// <param name="start">The traced payment, or the money of which it is asked whose it is.</param>
    /// <param name="at">The moment it was traced at; null for now.</param>
    public static FollowedMoney Of(PartitionState state, Trail trail, AskedMoney start, Instant? at)
    {
        var graph = state.Money.Graph;
        var purses = new Dictionary<uint, FollowedPurse>();
        var transfers = new Dictionary<uint, FollowedTransfer>();
        Note(start.Purse);
        if (start.Transfer != 0)
        {
            NoteTransfer(start.Transfer, start.Purse);
        }

        foreach (var move in trail.Moves)
        {
            Note(move.From);
            Note(move.To);
            NoteTransfer(move.Transfer, move.From);
        }

        var moment = at?.Milliseconds ?? graph.LastEventMilliseconds;
        var pasts = new AccountPasts(state, moment);
        var isJudged = !trail.IsBackward && trail.Policy != TaintPolicy.Poison;
        uint[] reached = isJudged ? [.. Reached(state, trail, start.Purse)] : [];
        var mules = isJudged ? MulesOf(state, reached, pasts, transfers.Keys.ToHashSet()) : [];
        foreach (var mule in mules)
        {
            Note(mule.Purse);
            foreach (var payment in mule.Payments)
            {
                Note(payment.Other);
                NoteTransfer(payment.Transfer, payment.Other);
            }
        }

        return new FollowedMoney(trail, moment, start, purses, transfers)
        {
            Mules = mules,
            Pasts = [.. reached.Take(ExplainedMax).Select(pasts.WholeOf)],
        };

        void NoteTransfer(uint transfer, uint from)
        {
            if (!transfers.ContainsKey(transfer))
            {
                transfers.Add(transfer, new FollowedTransfer(graph.PaymentOf(transfer), graph.TimeOf(transfer), graph.Find(from, transfer)!.Value));
            }
        }

        void Note(uint purse)
        {
            if (!purses.ContainsKey(purse))
            {
                var account = graph.AccountOf(purse);
                var number = Encoding.UTF8.GetString(AccountKey.NumberOf(state.Directory.Key(account)));
                purses.Add(purse, new FollowedPurse(state.BankOf(account), number, graph.CurrencyOf(purse), graph.EndOf(purse)));
            }
        }
    }

    /// <summary>Accounts of a trail, and those that pay into them, whose pasts up to a moment are mules'.</summary>
    /// <param name="onTrail">The transfers of the trail.</param>
    public static IReadOnlyList<LikelyMule> MulesOf(PartitionState state, Trail trail, uint victim, long moment, HashSet<uint> onTrail) =>
        MulesOf(state, [.. Reached(state, trail, victim)], new AccountPasts(state, moment), onTrail);

    /// <summary>The purses that the money reached, nearest first: the victim's own and ends left out.</summary>
    private static IEnumerable<uint> Reached(PartitionState state, Trail trail, uint victim) =>
        trail.Moves.OrderBy(move => move.Hop).ThenBy(move => move.Transfer).Select(move => move.To).Distinct()
            .Where(purse => purse != victim && state.Money.Graph.EndOf(purse) == EndKind.None);

    private static IReadOnlyList<LikelyMule> MulesOf(PartitionState state, uint[] reached, AccountPasts pasts, HashSet<uint> onTrail) => LikelyMules.Of(
        reached, pasts.MomentMilliseconds,
        transfer => onTrail.Contains(transfer) || state.Cases.BySequence(state.Money.Graph.PaymentOf(transfer)) is not null, pasts.Of);
}

/// <summary>A purse of a trail.</summary>
internal sealed record FollowedPurse(string Bank, string Account, ushort Currency, EndKind End);

/// <summary>A transfer of a trail.</summary>
internal sealed record FollowedTransfer(long Sequence, long TimeMilliseconds, TransferView View);
