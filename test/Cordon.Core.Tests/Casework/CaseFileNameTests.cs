using Cordon.Core.Casework;
using Cordon.Core.Language;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Casework;

public sealed class CaseFileNameTests
{
    [Theory]
    [InlineData("statement.pdf", "statement.pdf")]
    [InlineData("聊天记录 2026-03.png", "聊天记录 2026-03.png")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32\\a.dll", "a.dll")]
    [InlineData("C:\\Users\\ann\\photo.jpg", "photo.jpg")]
    [InlineData("/absolute/name.txt", "name.txt")]
    [InlineData("folder/", "file")]
    [InlineData("..", "file")]
    [InlineData("...", "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\0b\r\nc.txt", "abc.txt")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("zero\u200Bwidth.txt", "zerowidth.txt")]
    [InlineData("a:b*c?.txt", "a_b_c_.txt")]
    [InlineData("\"; filename=\"x.html", "_; filename=_x.html")]
    [InlineData("<img src=x>.html", "_img src=x_.html")]
    [InlineData("con", "_con")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("console.txt", "console.txt")]
    [InlineData("name. ", "name")]
    [InlineData("  spaced.txt  ", "spaced.txt")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    public void A_name_is_cleaned_of_whatever_leads_astray(string? name, string clean) => Assert.Equal(clean, CaseFileName.Cleaned(name));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = CaseFileName.Cleaned(new string('x', 400) + ".pdf");
        Assert.EndsWith("x.pdf", clean, StringComparison.Ordinal);
        Assert.InRange(clean.Length, 200, CaseWork.FileNameCharactersMax);
    }

    /// <summary>Whatever a name was, what is left of it is a name that a case takes, and cleaning it again changes nothing.</summary>
    [Fact]
    public void Whatever_it_was_it_is_a_name_that_a_case_takes() => Gen.String[0, 600].Sample(name =>
    {
        var clean = CaseFileName.Cleaned(name);
        Assert.Equal(clean, CaseFileName.Cleaned(clean));
        Assert.Null(CaseText.Refusal(clean, new Phrase("the file's name", "文件名"), CaseWork.FileNameCharactersMax));
        Assert.DoesNotContain(clean, letter => letter is '/' or '\\' || char.IsControl(letter));
    });
}
