using Cordon.Core.Intake;
using Xunit;

namespace Cordon.Core.Tests.Intake;

public sealed class TypedIdTests
{
    [Theory]
    [InlineData("C-000078", 78u, 0u)]
    [InlineData("c-78", 78u, 0u)]
    [InlineData(" C000078 ", 78u, 0u)]
    [InlineData("C-\uFF10\uFF10\uFF10\uFF10\uFF17\uFF18", 78u, 0u)]
    [InlineData("\uFF23-000078", 78u, 0u)]
    [InlineData("C\uFF0D000078", 78u, 0u)]
    [InlineData("C\u2013000078", 78u, 0u)]
    [InlineData("\uFF46\uFF4F\uFF0D\uFF13\uFF18", 0u, 38u)]
    [InlineData("FO-000038", 0u, 38u)]
    [InlineData("fo 38", 0u, 38u)]
    [InlineData("78", 0u, 0u)]
    [InlineData("C-0", 0u, 0u)]
    [InlineData("C--78", 0u, 0u)]
    [InlineData("C-78a", 0u, 0u)]
    [InlineData("C-99999999999", 0u, 0u)]
    [InlineData("", 0u, 0u)]
    public void The_number_of_a_case_or_an_order_is_read_however_it_is_typed(string typed, uint work, uint order)
    {
        Assert.Equal((work > 0, work), (TypedId.TryCase(typed, out var found), found));
        Assert.Equal((order > 0, order), (TypedId.TryOrder(typed, out found), found));
    }

    [Theory]
    [InlineData("\uFF17\uFF18", 78u)]
    [InlineData("000078", 78u)]
    [InlineData("c78", 78u)]
    [InlineData("-78", 0u)]
    [InlineData("FO-78", 0u)]
    public void Where_a_case_is_asked_for_its_digits_are_enough(string typed, uint work) => Assert.Equal(work, TypedId.CaseOf(typed));
}
