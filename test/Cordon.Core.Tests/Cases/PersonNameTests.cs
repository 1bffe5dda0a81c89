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
    [InlineData("CENTRE (first key): Ann", "CENTRE (first key): Ana", false)]
    [InlineData("CENTRE (a): b): Ana", "CENTRE (c): Ana", true)]
    public void Spaces_points_capitals_and_keys_make_no_second_person(string left, string right, bool isSame) =>
        Assert.Equal(isSame, PersonName.IsSame(left, right));
}
