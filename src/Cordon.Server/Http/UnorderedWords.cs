using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Engine.Cases;

namespace Cordon.Server.Http;

/// <summary>Why a part of a case's money has no freeze order of the case, in words.</summary>
internal static class UnorderedWords
{
    /// <summary>The sentence, with the amount.</summary>
    public static string Of(UnorderedMoney money) => money.Why switch
    {
        UnorderedWhy.AskedByCase => $"{money.Amount} is ordered already by {CaseId.Of(money.Case)}, which is about the same money",
        UnorderedWhy.HeldByCase =>
            $"{money.Amount} was held or paid back by a bank on an order of {CaseId.Of(money.Case)}, which is about the same money",
        UnorderedWhy.BelowLeast => $"{money.Amount} lies in accounts in sums below the least amount of an order",
        UnorderedWhy.NotPursued => $"{money.Amount} lies in accounts and is not pursued: it was let go by a person's word, or has come back otherwise",
        UnorderedWhy.Answered => $"{money.Amount} was asked for, and the bank has answered that it does not hold it",
        _ => money.Fate switch
        {
            TrailFate.Cash => $"{money.Amount} has left the accounts in cash",
            TrailFate.Exchange => $"{money.Amount} has left the accounts to an exchange",
            TrailFate.Merchant => $"{money.Amount} has left the accounts to a merchant",
            TrailFate.Abroad => $"{money.Amount} has left the accounts abroad",
            TrailFate.CameBack => $"{money.Amount} came back to the account it was taken from",
            TrailFate.Fee => $"{money.Amount} went in fees",
            _ => $"{money.Amount} was not followed further: a bound was met",
        },
    };
}
