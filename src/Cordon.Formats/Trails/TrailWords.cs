using Cordon.Core.Language;
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
    public static Phrase WhatToDo(TrailReport trail, TrailFate fate)
    {
        ArgumentNullException.ThrowIfNull(trail);
        return trail.IsBackward ? Source(fate) : NextStep(fate);
    }

    /// <summary>What an officer does where a part of the money came from.</summary>
    private static Phrase Source(TrailFate fate) => fate switch
    {
        TrailFate.Cash => new Phrase("paid in as notes: ask for pictures", "现金存入：调取监控画面"),
        TrailFate.Exchange => new Phrase("ask the exchange whose order it was", "向交易所查询下单人"),
        TrailFate.Merchant => new Phrase("a merchant's money", "商户资金"),
        _ => NextStep(fate),
    };

    /// <summary>What an officer does where a part of the money ended, or what is known of where it came from.</summary>
    private static Phrase NextStep(TrailFate fate) => fate switch
    {
        TrailFate.Rests => new Phrase("have it frozen", "立即止付"),
        TrailFate.Cash => new Phrase("paid out in notes: ask for pictures", "已取现：调取监控画面"),
        TrailFate.Exchange => new Phrase("ask the exchange for wallet and address", "向交易所调取钱包和地址"),
        TrailFate.Merchant => new Phrase("ask the merchant for the goods and where they went", "向商户查询货物及去向"),
        TrailFate.Abroad => new Phrase("ask the counterpart abroad", "联系境外对口单位"),
        TrailFate.CameBack => new Phrase("back at the payer", "已回到付款人账户"),
        TrailFate.Frozen => new Phrase("held by the bank: the order tells what became of it", "银行已冻结：后续见止付指令"),
        TrailFate.PaidBack => new Phrase("paid back by the bank: see the order", "银行已返还：见止付指令"),
        TrailFate.Fee => new Phrase("kept by a bank on the way", "途中银行收取"),
        TrailFate.Opening => new Phrase("there when the known history begins", "记录开始时已有"),
        TrailFate.Unknown => new Phrase("of unknown origin: ask the bank", "来源不明：向银行查询"),
        TrailFate.Reported => new Phrase("a reported payment: its payer's", "已报案付款：属付款人"),
        _ => new Phrase("not followed further: a bound was met", "未继续追踪：已达上限"),
    };
}
