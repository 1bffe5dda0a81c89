using Cordon.Core.Tracing;

namespace Cordon.Formats.Trails;

/// <summary>The words that trails are told with, in every format.</summary>
public static class TrailWords
{
    /// <summary>A policy's name, as the command line and HTTP have it.</summary>
    public static string Of(TaintPolicy policy) => policy.ToString().ToLowerInvariant();

    /// <summary>The policy of a name; null for none.</summary>
    public static TaintPolicy? PolicyOf(string name)
    {
        foreach (var policy in Enum.GetValues<TaintPolicy>())
        {
            if (Of(policy) == name)
            {
                return policy;
            }
        }

        return null;
    }

    /// <summary>Why a trail has no ends, as a sentence.</summary>
    public static string Nothing(TrailReport trail, string moment)
    {
        ArgumentNullException.ThrowIfNull(trail);
        return trail.AskedAccount is null ? $"At {moment} the payment had not been booked." : $"At {moment} there was no money in the account.";
    }

    /// <summary>A fate's name in JSON.</summary>
    public static string Of(TrailFate fate) => fate switch
    {
        TrailFate.CameBack => "came_back",
        TrailFate.PaidBack => "paid_back",
        _ => fate.ToString().ToLowerInvariant(),
    };

    /// <summary>What an officer does where a part of the money ended, or, of a trail backward, came from.</summary>
    public static string WhatToDo(TrailReport trail, TrailFate fate)
    {
        ArgumentNullException.ThrowIfNull(trail);
        return trail.IsBackward ? Source(fate) : NextStep(fate);
    }

    /// <summary>What an officer does where a part of the money came from.</summary>
    private static string Source(TrailFate fate) => fate switch
    {
        TrailFate.Cash => "paid in as notes: ask for pictures",
        TrailFate.Exchange => "ask the exchange whose order it was",
        TrailFate.Merchant => "a merchant's money",
        _ => NextStep(fate),
    };

    /// <summary>What an officer does where a part of the money ended, or what is known of where it came from.</summary>
    private static string NextStep(TrailFate fate) => fate switch
    {
        TrailFate.Rests => "have it frozen",
        TrailFate.Cash => "paid out in notes: ask for pictures",
        TrailFate.Exchange => "ask the exchange for wallet and address",
        TrailFate.Merchant => "ask the merchant for the goods and where they went",
        TrailFate.Abroad => "ask the counterpart abroad",
        TrailFate.CameBack => "back at the payer",
        TrailFate.Frozen => "held by the bank: the order tells what became of it",
        TrailFate.PaidBack => "paid back by the bank: see the order",
        TrailFate.Fee => "kept by a bank on the way",
        TrailFate.Opening => "there when the known history begins",
        TrailFate.Unknown => "of unknown origin: ask the bank",
        TrailFate.Reported => "a reported payment: its payer's",
        _ => "not followed further: a bound was met",
    };
}
