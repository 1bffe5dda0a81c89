using Cordon.Core.Values;

namespace Cordon.Core.Networks.Roles;

/// <summary>A gang's money, in one currency: the accounts it touched and the transfers that moved it. What all judgements about a gang are made of.</summary>
/// <param name="Currency">The currency of all amounts.</param>
/// <param name="AtMilliseconds">The moment for which it holds, from the Unix epoch.</param>
/// <param name="Accounts">All accounts of the transfers: the gang's, victims', ways out and whoever else was paid.</param>
/// <param name="Transfers">The transfers, in any order.</param>
/// <param name="Contacts">How victims were reached.</param>
public sealed record GangMoney(
    Currency Currency, long AtMilliseconds, IReadOnlyList<GangAccount> Accounts, IReadOnlyList<GangTransfer> Transfers,
    IReadOnlyList<GangContact> Contacts)
{
    /// <summary>A gang with more is several, or a mistake; the arithmetic of key nodes grows with their product.</summary>
    public const int AccountsMax = 5_000;
    public const int TransfersMax = 20_000;

    /// <summary>What may have been stolen in all stays below this, so that no sum wraps.</summary>
    public const long MinorMax = 1L << 48;

    /// <summary>What banks have answered to orders about this money, in all.</summary>
    public AnsweredMoney Answered { get; init; }

    /// <summary>The transfers in the order of time; of one moment by their identifiers, so that any order told gives the same answer.</summary>
    internal int[] InOrder() =>
    [
        .. Enumerable.Range(0, Transfers.Count).OrderBy(t => Transfers[t].TimeMilliseconds)
            .ThenBy(t => Transfers[t].Payment, StringComparer.Ordinal).ThenBy(t => Transfers[t].Payer).ThenBy(t => Transfers[t].Payee),
    ];

    /// <exception cref="ArgumentException">It is too large, or a transfer names no account, moves nothing or too much, or pays itself.</exception>
    internal void Check()
    {
        if (Accounts.Count > AccountsMax || Transfers.Count > TransfersMax)
        {
            throw new ArgumentException(
                $"A gang of {Accounts.Count} accounts and {Transfers.Count} transfers; at most {AccountsMax} and {TransfersMax} are judged.");
        }

        var left = MinorMax;
        foreach (var transfer in Transfers)
        {
            if ((uint)transfer.Payer >= (uint)Accounts.Count || (uint)transfer.Payee >= (uint)Accounts.Count || transfer.Payer == transfer.Payee)
            {
                throw new ArgumentException($"Transfer {transfer.Payment} is from account {transfer.Payer} to {transfer.Payee} of {Accounts.Count}.");
            }

            if (transfer.Minor <= 0 || transfer.Minor > left)
            {
                throw new ArgumentException($"Transfer {transfer.Payment} moves {transfer.Minor}; above 0, and {MinorMax} in all, can be.");
            }

            left -= transfer.Minor;
        }
    }
}
