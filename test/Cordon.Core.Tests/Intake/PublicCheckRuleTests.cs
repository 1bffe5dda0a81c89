using Cordon.Core.Intake;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Intake;

/// <summary>What everybody is told of reports, and when.</summary>
public sealed class PublicCheckRuleTests
{
    [Theory]
    [InlineData(0, 0, false, PublicAnswer.Nothing)]
    [InlineData(1, 0, false, PublicAnswer.Nothing)]
    [InlineData(1, 47, false, PublicAnswer.Nothing)]
    [InlineData(1, 48, false, PublicAnswer.Reported)]
    [InlineData(2, 47, false, PublicAnswer.Nothing)]
    [InlineData(2, 48, false, PublicAnswer.ReportedOften)]
    [InlineData(3, 0, false, PublicAnswer.ReportedOften)]
    [InlineData(1, 9_000, true, PublicAnswer.Nothing)]
    [InlineData(2, 47, true, PublicAnswer.Nothing)]
    [InlineData(2, 48, true, PublicAnswer.ReportedOften)]
    [InlineData(3, 0, true, PublicAnswer.ReportedOften)]
    [InlineData(500, 0, true, PublicAnswer.ReportedOften)]
    public void So_many_victims_for_so_long_are_told_so(int victims, int hours, bool isAccount, PublicAnswer told) =>
        Assert.Equal(told, Of(victims, hours, isAccount));

    [Theory]
    [InlineData(2, 1, true, PublicAnswer.Nothing)]
    [InlineData(2, 1, false, PublicAnswer.Reported)]
    [InlineData(3, 1, true, PublicAnswer.ReportedOften)]
    public void A_new_report_is_kept_back_beside_an_old_one(int victims, int told, bool isAccount, PublicAnswer answer) =>
        Assert.Equal(answer, PublicCheckRule.Of(victims, told, isAccount));

    [Fact]
    public void More_victims_or_more_time_never_tell_less() => Gen.Select(Gen.Int[1, 9], Gen.Int[0, 99], Gen.Bool).Sample((victims, hours, isAccount) =>
    {
        var told = Of(victims, hours, isAccount);
        Assert.True(Of(victims + 1, hours, isAccount) >= told && Of(victims, hours + 1, isAccount) >= told && Of(victims, hours, false) >= told);
    });

    /// <summary>So many who all reported it so many hours ago.</summary>
    private static PublicAnswer Of(int victims, int hours, bool isAccount) =>
        PublicCheckRule.Of(victims, TimeSpan.FromHours(hours) >= PublicCheckRule.KeptBack ? victims : 0, isAccount);
}
