using System.Text;
using Cordon.Core.Tracing;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>A trail as the lane found it: by numbers, with what it takes to name them.</summary>
/// <param name="Trail">The trail; nobody else has it.</param>
/// <param name="AtMilliseconds">The moment it holds for.</param>
/// <param name="SinceMilliseconds">When the stolen payment was booked.</param>
/// <param name="Purses">Of each purse in it: whose it is.</param>
/// <param name="Transfers">Of each transfer in it: which payment it is, when it was booked and what it moved.</param>
internal sealed record FollowedMoney(
    Trail Trail, long AtMilliseconds, long SinceMilliseconds, IReadOnlyDictionary<uint, FollowedPurse> Purses,
    IReadOnlyDictionary<uint, FollowedTransfer> Transfers)
{
    /// <summary>Names what a trail has by numbers.</summary>
    /// <param name="payer">The purse the traced payment was taken from.</param>
    /// <param name="stolen">Its transfer.</param>
    /// <param name="at">The moment it was traced at; null for now.</param>
    public static FollowedMoney Of(PartitionState state, Trail trail, uint payer, uint stolen, Instant? at)
    {
        var graph = state.Money.Graph;
        var purses = new Dictionary<uint, FollowedPurse>();
        var transfers = new Dictionary<uint, FollowedTransfer>();
        Note(payer);
        foreach (var move in trail.Moves)
        {
            Note(move.From);
            Note(move.To);
            if (!transfers.ContainsKey(move.Transfer))
            {
                transfers.Add(move.Transfer, new FollowedTransfer(
                    graph.PaymentOf(move.Transfer), graph.TimeOf(move.Transfer), graph.Find(move.From, move.Transfer)!.Value));
            }
        }

        return new FollowedMoney(trail, at?.Milliseconds ?? graph.LastMilliseconds, graph.TimeOf(stolen), purses, transfers);

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
}

/// <summary>A purse of a trail.</summary>
internal sealed record FollowedPurse(string Bank, string Account, ushort Currency, EndKind End);

/// <summary>A transfer of a trail.</summary>
internal sealed record FollowedTransfer(long Sequence, long TimeMilliseconds, TransferView View);
