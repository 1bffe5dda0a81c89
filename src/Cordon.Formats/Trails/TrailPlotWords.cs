using Cordon.Core.Language;

namespace Cordon.Formats.Trails;

/// <summary>The words on a trail's plot.</summary>
internal static class TrailPlotWords
{
    public static readonly Phrase SeveralCountries = new("Several countries", "多个国家或地区");
    public static readonly Phrase NoCountry = new("Country not told", "国家或地区不详");
    public static readonly Phrase SeveralBanks = new("several banks", "多家银行");
    public static readonly Phrase Victim = new(" (victim)", "（受害人）");
    public static readonly Phrase AskedAbout = new("{0} asked about", "查询{0}");
    public static readonly Phrase DayAndTime = new("d MMM HH:mm", "M'月'd'日' HH:mm");
    public static readonly Phrase Booked = new(", booked {0}", "，{0}入账");
    public static readonly Phrase Withheld = new("account {0}, number withheld", "第{0}个账户，账号未显示");
    public static readonly Phrase ThenDo = new("; {0}: {1}", "；{0}：{1}");
    public static readonly Phrase OfTheMoney = new("{0} of the money, ", "其中{0}，");
    public static readonly Phrase OfTheStolen = new("{0} of the stolen money, ", "涉案资金{0}，");
    public static readonly Phrase Several = new("{0} from {1} to {2}", "{1}至{2}的{0}");
    public static readonly Phrase One = new("{0}{1}, payment {2} of {3}, hop {4}", "{0}{1}，付款{2}，金额{3}，第{4}层转账");
}
