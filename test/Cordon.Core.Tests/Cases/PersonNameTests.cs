using Cordon.Core.Cases;
using Xunit;

namespace Cordon.Core.Tests.Cases;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("A. Ruiz", "A. Ruiz", true)]
    [InlineData("A. Ruiz", "a. ruiz ", true)]
    [InlineData("A. Ruiz", "A.\u00A0Ruiz", true)]
    [InlineData("A. Ruiz", "A Ruiz", true)]
    [InlineData("CENTRE (first key): A. Ruiz", "CENTRE (second key): A. Ruiz", true)]
    [InlineData("A. Ruiz", "B. Ruiz", false)]
    [InlineData("王伟", "王芳", false)]
    [InlineData("CENTRE (first key): Ann", "CENTRE (second key): Ana", false)]
    [InlineData("CENTRE (first key): Ann", "CENTRE (first key): Bob", true)]
    [InlineData("CENTRE (first key): Ann", "CENTRE (first key): x): Bob", true)]
    [InlineData("CENTRE (first key): Ann", "Bob", true)]
    [InlineData("CENTRE (a): b): Ana", "CENTRE (c): Ana", true)]
    [InlineData("J\u00F6rg O\u2019Brien", "Jo\u0308rg O\u02BCBrien", true)]
    [InlineData("ann", "ann\u3164", true)]
    [InlineData("ann", "\u115Fann", true)]
    [InlineData("ann", "\u0430nn", true)]
    [InlineData("alice", "ali\u0441e", true)]
    [InlineData("ann", "\uFF41nn", true)]
    [InlineData("ann", "\U0001D41Ann", true)]
    [InlineData("ann", "\u1D00\u0274\u0274", true)]
    [InlineData("Wei\u00DF", "WEISS", true)]
    [InlineData("\u0130bo", "ibo", true)]
    [InlineData("ann", "  ", true)]
    [InlineData("CENTRE (first key): ann", "CENTRE (second key): \u3164", true)]
    [InlineData("\u0418\u0432\u0430\u043D", "\u0410\u043D\u043D\u0430", false)]
    public void No_way_of_writing_a_name_makes_a_second_person(string left, string right, bool isSame) =>
        Assert.Equal(isSame, PersonName.IsSame(left, right, KeyLines.None));

    [Theory]
    [InlineData("CENTRE (a): Bob", "CENTRE (a): Bob", "CENTRE (a): Bob")]
    [InlineData("CENTRE (a): Bob", "CENTRE (b): B0", "CENTRE (a): Bob, who is taken for the same person as CENTRE (b): B0")]
    [InlineData(
        "CENTRE (a): Bob", "CENTRE (a): Ann", "CENTRE (a): Bob, whose key has the name of that of CENTRE (a): Ann: keys of one name speak for one person")]
    public void A_refusal_names_who_stands_there_and_not_who_is_refused(string before, string now, string words) =>
        Assert.Equal(words, PersonName.Taken(before, now, KeyLines.None).English);
}
