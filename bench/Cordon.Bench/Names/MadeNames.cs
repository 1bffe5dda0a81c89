using Cordon.Bench.Fuzzing;

namespace Cordon.Bench.Names;

/// <summary>
/// Makes names as lists have them: half European, an eighth in Cyrillic, a quarter Chinese, in characters or in letters, an eighth firms. Given names come
/// from few and are borne by many; family names are put together, so that a hundred thousand of them hardly repeat.
/// </summary>
internal sealed class MadeNames
{
    private static readonly string[]
        Given = Words("Anna Maria Jan Peter Thomas Elena Ivan Sofia Miguel Carlos Lucia Marco Paolo Hans Karl Ingrid Lars Erik Olga Nadia Ahmed Omar Fatima "
            + "Yusuf Amina Ibrahim David Daniel Rachel Sarah James Robert Mary William Emma Oliver George Nikolai Sergei Viktor Tatiana Milan Zoran"),
        Stems = Words("Hal Bor Mar Ster Kov Vel Dra Lind Berg Fal Nor Tor Gar Mor Sal Pet Rom Kal Wint Schul Fern Gon Alv Ros Bel Cast Don Var Zim Kub Nov"),
        Middles = ["", "en", "an", "el", "ar", "in", "os", "it", "ul", "em", "ad", "ok"],
        Ends = Words("son sen mann berg ez ini etti ova ovic ski ek ard ier oux ley ton well field"),
        CyrillicGiven = Words("Иван Сергей Николай Ольга Татьяна Виктор Дмитрий Алексей Елена Светлана Андрей Михаил Павел Мария Наталья Юрий"),
        CyrillicStems = Words("Петр Сидор Кузнец Волк Смирн Лебед Козл Морозк Соловь Тарас Белик Черн Зайк Громк Яковл Щербак Жданк Орешк"),
        CyrillicEnds = Words("ов ев енко ович инов овский ский анов"),
        Surnames = Words("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余"),
        Characters = Words("伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 文 大 小 国 华 建 志 海 雪 梅 玉 兰 春 东 天 思 宇 浩 晓 子"),
        Syllables = Words("Wei Fang Na Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiu Xia Ping Gang Gui Wen Da Xiao Guo Hua Jian Zhi Hai"),
        Families = Words("Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Chan Wong Cheung Lau Ng Tan Lim"),
        Trades = Words("Trading Shipping Logistics Metals Chemicals Holding Invest Energy Textiles Foods"),
        Forms = ["Ltd", "GmbH", "S.A.", "LLC", "Co., Ltd", "B.V."];

    private readonly FuzzDice _dice = new();

    public MadeNames(long seed) => _dice.Restart(seed);

    public string Next() => _dice.Below(8) switch
    {
        < 4 => $"{_dice.Of(Given)} {Family()}",
        4 => $"{_dice.Of(CyrillicGiven)} {_dice.Of(CyrillicStems)}{_dice.Of(CyrillicEnds)}",
        5 => _dice.Of(Surnames) + _dice.Of(Characters) + (_dice.Below(4) == 0 ? "" : _dice.Of(Characters)),
        6 => $"{_dice.Of(Families)} {_dice.Of(Syllables)} {_dice.Of(Syllables)}",
        _ => $"{Family()} {_dice.Of(Trades)} {_dice.Of(Forms)}",
    };

    /// <summary>A name as a hand spoils it: two neighbouring letters change places, or its words do.</summary>
    public string Spoilt(string name)
    {
        var words = name.Split(' ');
        if (words.Length > 1 && _dice.Below(2) == 0)
        {
            return string.Join(' ', [words[^1], .. words[..^1]]);
        }

        var at = _dice.Below(Math.Max(name.Length - 1, 1));
        return name.Length < 4 ? name : name[..at] + name[at + 1] + name[at] + name[(at + 2)..];
    }

    public int Below(int count) => _dice.Below(count);

    private string Family() => _dice.Of(Stems) + _dice.Of(Middles) + _dice.Of(Middles) + _dice.Of(Ends);

    private static string[] Words(string text) => text.Split(' ');
}
