using Cordon.Core.Intake;
using Xunit;

namespace Cordon.Core.Tests.Intake;

/// <summary>When two writings are one contact.</summary>
public sealed class ContactKeyTests
{
    [Theory]
    [InlineData("+86 138 0013 8000", "13800138000", true)]
    [InlineData("138-0013-8000", "+8613800138000", true)]
    [InlineData("+8613800138000", "+4413800138000", false)]
    [InlineData("13800138000", "23800138000", false)]
    [InlineData("020 7946 0958", "+442079460958", true)]
    [InlineData("1234567", "21234567", false)]
    [InlineData("https://www.gold-fund.top/a", "GOLD-FUND.TOP", true)]
    [InlineData("gold-fund.top", "silver-fund.top", false)]
    [InlineData("t.me/Anna_1", "@anna_1", true)]
    [InlineData("@anna_1", "anna_1@mail.example", false)]
    [InlineData("Help@Trade-Desk.example", "help@trade-desk.example", true)]
    [InlineData("help@trade-desk.example", "help@other-desk.example", false)]
    public void Two_writings_are_one_contact_or_two(string one, string other, bool isSame)
    {
        var (first, second) = (Assert.Single(ContactKey.Of(one)), Assert.Single(ContactKey.Of(other)));
        Assert.Equal(isSame, first.IsSame(second));
        Assert.Equal(isSame, second.IsSame(first));
        Assert.True(!isSame || first.Tail == second.Tail);
    }
}
