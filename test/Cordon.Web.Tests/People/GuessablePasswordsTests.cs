using Cordon.Web.People;

namespace Cordon.Web.Tests.People;

public sealed class GuessablePasswordsTests
{
    [Theory]
    [InlineData("a long enough word", false)]
    [InlineData("correct horse battery", false)]
    [InlineData("understudy of an overstuffed", false)]
    [InlineData("9f3b-71ac-02de-55aa", false)]
    [InlineData("Mara's own secret", true)]
    [InlineData("the LIND tree stands", true)]
    [InlineData("duty-officer-one", true)]
    [InlineData("Cordon is watching", true)]
    [InlineData("my password is this", true)]
    [InlineData("harbour 12345 wall", true)]
    [InlineData("harbour 98765 wall", true)]
    [InlineData("harbour aaaa wall", true)]
    [InlineData("qwertyuiop-harbour", true)]
    [InlineData("1qaz2wsx3edc4", true)]
    [InlineData("asdfghjkl;'asdf", true)]
    [InlineData("harbharbharbharb", true)]
    [InlineData("wall2!wall2!wall2!", true)]
    [InlineData("m7#Vq0zR!c2L", false)]
    [InlineData("Universidade", true)]
    [InlineData("niezapominajka", true)]
    [InlineData("thisismypass", false)]
    [InlineData("王丽的密码很长的一个", true)]
    [InlineData("", false)]
    public void What_others_try_first_is_no_password(string password, bool isGuessable) =>
        Assert.Equal(isGuessable, GuessablePasswords.IsGuessable(password, ["duty", "Mara", "Lind", "王丽", "Yu", "", "X"]));
}
