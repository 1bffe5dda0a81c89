using Cordon.Core.Names;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Names;

/// <summary>What a name is read as.</summary>
public sealed class NameReadingTests
{
    [Theory]
    [InlineData("Müller", "muller")]
    [InlineData("ŁUKASZ O’Brien", "lukasz obrien")]
    [InlineData("Ｗａｎｇ　Ｗｅｉ", "wang wei")]
    [InlineData("e\u0301va", "eva")]
    [InlineData("Mr. John Smith", "john smith")]
    [InlineData("Banco Meridional S.A.", "banco meridional")]
    [InlineData("Acme Co., Ltd.", "acme")]
    [InlineData("Сергей Щукин", "sergey shchukin")]
    [InlineData("ООО «Ромашка»", "romashka")]
    [InlineData("и\u0306од", "yod")]
    [InlineData("王小明", "wang xiaoming")]
    [InlineData("劉德華先生", "liu dehua")]
    [InlineData("歐陽修", "ouyang xiu")]
    [InlineData("曾国强", "zeng guoqiang")]
    [InlineData("单雄信", "shan xiongxin")]
    [InlineData("解放", "xie fang")]
    [InlineData("仇和", "qiu he")]
    [InlineData("深圳腾龙有限公司", "shenzhentenglong")]
    [InlineData("สมชาย", "somchai")]
    [InlineData("นายทักษิณ", "thaksin")]
    [InlineData("สุวรรณ", "suwan")]
    [InlineData("ศิริพร", "siriphon")]
    [InlineData("เฉลิม", "chaloem")]
    [InlineData("วงศ์ใหญ่", "wongyai")]
    [InlineData("บริษัท ไทยรุ่ง จำกัด (มหาชน)", "thairung")]
    public void A_name_is_read_as(string name, string latin) => Assert.Equal(latin, NameReading.Of(name).Latin);

    [Theory]
    [InlineData("Acme GmbH", true)]
    [InlineData("Acme Gmbh & Co. KG", true)]
    [InlineData("ООО Ромашка", true)]
    [InlineData("华润贸易有限公司", true)]
    [InlineData("บริษัท ไทยรุ่ง จำกัด", true)]
    [InlineData("Li Sa", false)]
    [InlineData("GmbH", false)]
    [InlineData("王小明", false)]
    public void A_legal_form_makes_a_firm(string name, bool isFirm) => Assert.Equal(isFirm, NameReading.Of(name).IsFirm);

    [Theory]
    [InlineData("", false)]
    [InlineData("???", false)]
    [InlineData("محمد الراشد", false)]
    [InlineData("محمد Rashid", true)]
    public void Only_scripts_that_are_read_are_readable(string name, bool isReadable) => Assert.Equal(isReadable, NameReading.Of(name).IsReadable);

    [Fact]
    public void A_name_does_not_show_in_a_log() => Assert.DoesNotContain("mith", NameReading.Of("John Smith").ToString(), StringComparison.Ordinal);

    /// <summary>Whatever is thrown at it is read: any characters, in any number.</summary>
    [Fact]
    public void Any_text_is_read() => Gen.OneOf(
            Gen.String, Gen.Char['\u0E00', '\u0E5F'].Array[0, 40].Select(c => new string(c)),
            Gen.Char['\u0400', '\u052F'].Array[0, 40].Select(c => new string(c)),
            Gen.Char['\u3400', '\u9FFF'].Array[0, 40].Select(c => new string(c)),
            Gen.Char['\u00C0', '\u024F'].Array[0, 400].Select(c => new string(c)))
        .Sample(text =>
        {
            var reading = NameReading.Of(text);
            return reading.Latin.Length <= NameLimits.CharactersMax * 6 && NameComparison.ScoreOf(reading, reading).Millionths <= 1_000_000;
        });
}
