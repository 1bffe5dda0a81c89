using Cordon.Core.Names;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Names;

/// <summary>One name written in other letters, in another order, or in letters that only look like its own; asked of lists through their index.</summary>
public sealed class NameWritingTests
{
    private static readonly Instant Now = new(1_772_000_000_000);

    [Theory]
    [InlineData("Zhang Wei", "Чжан Вэй")]
    [InlineData("Zhang Wei", "Вэй Чжан")]
    [InlineData("Zhang Wei", "ЧЖАН Вей")]
    [InlineData("Wang Xiaoming", "Ван Сяомин")]
    [InlineData("Xiaoming Wang", "Ван Сяо Мин")]
    [InlineData("Chang Wei-tung", "Чжан Вэйдун")]
    [InlineData("Ouyang Nana", "Оуян Нана")]
    [InlineData("Xu Zhimo", "Сюй Чжимо")]
    [InlineData("Li Keqiang", "Ли Кэцян")]
    [InlineData("Chen Li", "Чен Ли")]
    [InlineData("Chen Li", "Чэнь Ли")]
    [InlineData("Cheng Li", "Чен Ли")]
    [InlineData("Hu Jintao", "Ху Цзиньтао")]
    [InlineData("Jiang Zemin", "Цзян Цзэминь")]
    [InlineData("张伟", "Чжан Вэй")]
    public void A_Chinese_name_in_Cyrillic_is_the_one_in_pinyin_and_the_reverse(string one, string other)
    {
        Assert.Equal(NameOutcome.Match, Ask(one, other).Outcome);
        Assert.Equal(NameOutcome.Match, Ask(other, one).Outcome);
    }

    [Theory]
    [InlineData("Zhang Wei", "Чжан Ли")]
    [InlineData("Wang Xiaoming", "Ван Сяохун")]
    [InlineData("Wang Wei", "Чжан Вэй")]
    [InlineData("Wang Li", "Иван Ли")]
    [InlineData("Li Anna", "Ли Нина")]
    public void Another_Chinese_name_in_Cyrillic_is_not(string one, string other)
    {
        Assert.Equal(NameOutcome.NoMatch, Ask(one, other).Outcome);
        Assert.Equal(NameOutcome.NoMatch, Ask(other, one).Outcome);
    }

    [Theory]
    [InlineData("Viktor Bout", "Viktor \u0412out", "viktor bout")]
    [InlineData("Viktor Bout", "VIKTOR \u0412\u041EUT", "viktor bout")]
    [InlineData("Viktor Bout", "viktor \u0432out", "viktor bout")]
    [InlineData("Viktor Bout", "Viktor B\u03BFut", "viktor bout")]
    [InlineData("Viktor Bout", "V\u03B9ktor \u13F4out", "viktor bout")]
    [InlineData("Viktor Bout", "\uFF36iktor \u0412out", "viktor bout")]
    [InlineData("Chan Tai Man", "\u0421han Tai Man", "chan tai man")]
    [InlineData("Putin Vladimir", "\u0420utin Vladimir", "putin vladimir")]
    [InlineData("Роман Котов", "P\u043E\u043C\u0430\u043D K\u043Et\u043E\u0432", "roman kotov")]
    [InlineData("Bob Featherstone", "\u0412\u043Eb Featherstone", "bob featherstone")]
    [InlineData("O'Brien Vera", "\u041E'Brien Ver\u0430", "obrien vera")]
    public void Letters_that_look_alike_are_read_as_those_of_their_word(string listed, string asked, string latin)
    {
        Assert.Equal((latin, true), (NameReading.Of(asked).Latin, NameReading.Of(asked).HasLookAlikes));
        foreach (var answer in new[] { Ask(listed, asked), Ask(asked, listed) })
        {
            Assert.Equal(NameOutcome.Match, answer.Outcome);
            Assert.Contains("written with letters of another script", answer.Findings[0].Match.Facts[0].Words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Viktor Bout")]
    [InlineData("Сергей Sergei")]
    [InlineData("王小明Peter")]
    [InlineData("Ｗａｎｇ　Ｗｅｉ")]
    [InlineData("X5 Дом-2")]
    [InlineData("Ђорђевић")]
    public void A_name_whose_words_are_each_of_one_script_has_none(string name) =>
        Assert.Equal((false, true), (NameReading.Of(name).HasLookAlikes, NameReading.Of(name).IsWhole));

    [Theory]
    [InlineData("محمد علي Bout")]
    [InlineData("Viktor بوت")]
    [InlineData("Viktor B\u0446ut")]
    [InlineData("Viktor B\u0275ut")]
    [InlineData("Viktor \U0001D401out")]
    [InlineData("王\u3401\u9FFF")]
    public void A_name_of_which_part_is_not_read_is_unknown_where_the_rest_finds_nothing(string name)
    {
        var answer = Ask("Rosalind Featherstone", name);
        Assert.Equal((NameOutcome.Unknown, UnknownWhy.NamePartlyUnreadable), (answer.Outcome, answer.Why));
        Assert.NotEmpty(answer.WhyWords);
    }

    [Theory]
    [InlineData("Viktor Bout", "Viktor Bout (فيكتور)")]
    [InlineData("Rosalind Featherstone", "Rosalind Featherstone \u0645")]
    public void A_name_of_which_part_is_not_read_is_found_by_the_rest(string listed, string asked) =>
        Assert.Equal((NameOutcome.Match, UnknownWhy.None), (Ask(listed, asked).Outcome, Ask(listed, asked).Why));

    [Fact]
    public void What_is_cut_off_a_name_is_not_read() =>
        Assert.Equal(NameOutcome.Unknown, Ask("Rosalind Featherstone", new string('x', NameLimits.CharactersMax) + " Rosalind Featherstone").Outcome);

    [Theory]
    [InlineData("Nguyen Van An", 6)]
    [InlineData("Tran Thi Mai", 6)]
    [InlineData("Tran Hung Dao", 6)]
    [InlineData("Le Van Sa", 6)]
    [InlineData("Hoang Van Co", 6)]
    [InlineData("Nguyễn Thị Lan", 6)]
    [InlineData("Pham Minh Duc Anh", 24)]
    public void A_Vietnamese_name_is_found_in_any_order(string name, int orders)
    {
        var asked = Orders(name.Split(' ')).ToList();
        Assert.Equal(orders, asked.Count);
        Assert.All(asked, order => Assert.Equal(NameOutcome.Match, Ask(name, order).Outcome));
    }

    [Theory]
    [InlineData("Nguyen Van An", "Nguyen Van Hai")]
    [InlineData("Nguyen Van An", "Tran Van An")]
    [InlineData("Tran Thi Mai", "Tran Thi Lan")]
    [InlineData("Nguyen Van An", "Nguyen Van")]
    public void Another_Vietnamese_name_is_not(string one, string other) => Assert.Equal(NameOutcome.NoMatch, Ask(one, other).Outcome);

    [Theory]
    [InlineData("Nguyen Van An", false, "nguyen van an")]
    [InlineData("Wang Li Sa", false, "wang li sa")]
    [InlineData("Kim Sung Ae", false, "kim sung ae")]
    [InlineData("Banco Meridional SA", true, "banco meridional")]
    [InlineData("Ho Brothers Co", true, "ho brothers")]
    public void A_syllable_that_is_a_legal_form_elsewhere_stays_in_a_name_of_syllables(string name, bool isFirm, string latin) =>
        Assert.Equal((isFirm, latin), (NameReading.Of(name).IsFirm, NameReading.Of(name).Latin));

    private static NameAnswer Ask(string listed, string asked)
    {
        var list = new NameList(ListKind.Sanctions, "UN", Now, TimeSpan.FromDays(1), [new NamedEntry("1", listed, [], NameFacts.None)]);
        return list.Check(NameReading.Of(asked), NameFacts.None, Now, NameLimits.Threshold);
    }

    private static IEnumerable<string> Orders(string[] words) => words.Length < 2
        ? [string.Join(' ', words)]
        : words.SelectMany((word, i) => Orders([.. words[..i], .. words[(i + 1)..]]).Select(rest => $"{word} {rest}"));
}
