using Cordon.Core.Language;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;

namespace Cordon.Formats.Networks;

/// <summary>What roles and sources are called, on screens and on pages alike.</summary>
public static class NetworkNames
{
    public static Phrase Of(Role role) => role switch
    {
        Role.Collector => new("collector", "收款人"),
        Role.Layer => new("layer", "过渡账户"),
        Role.CashOut => new("cash-out", "套现账户"),
        Role.RecruitedMule => new("recruited mule", "被招募的卡农"),
        Role.FrontBusiness => new("front business", "空壳商户"),
        Role.ExchangeDesk => new("exchange desk", "兑换点"),
        Role.WayOut => new("way out", "资金出口"),
        Role.Victim => new("victim", "受害人"),
        _ => new("bystander", "无关第三人"),
    };

    public static Phrase Of(SightingSource source) => source switch
    {
        SightingSource.BankRecord => new("bank's record", "银行开户记录"),
        SightingSource.SignIn => new("device at the bank", "银行登录设备"),
        SightingSource.PaymentText => new("text of a payment", "付款附言"),
        SightingSource.Victim => new("victim", "受害人"),
        _ => new("unknown source", "来源不明"),
    };
}
