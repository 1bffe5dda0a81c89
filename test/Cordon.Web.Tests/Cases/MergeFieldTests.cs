using Bunit;
using Cordon.Core.Casework;
using Cordon.Web.Cases;
using Cordon.Web.Language;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Cases;

public sealed class MergeFieldTests(OneConsole one) : IClassFixture<OneConsole>
{
    [Theory]
    [InlineData("77", 77)]
    [InlineData("\uff17\uff17", 77)]
    [InlineData("\uff23\uff0d\uff10\uff10\uff10\uff10\uff17\uff17", 77)]
    [InlineData("C-000077", 77)]
    [InlineData("seven", 0)]
    public async Task A_cases_number_is_read_in_digits_of_either_width(string typed, uint number)
    {
        await using var screen = await ScreenContext.OfAsync(one.Console, OfficerRole.Supervisor);
        CaseFormSaid? said = null;
        var form = screen.Render<CaseForm>(parameters => parameters
            .Add(its => its.Speech, new Speech(Tongue.English, TimeZoneInfo.Utc))
            .Add(its => its.Title, CaseWords.Merge)
            .Add(its => its.NumberLabel, CaseWords.OtherCase)
            .Add(its => its.Buttons, [CaseWords.MergeIt])
            .Add(its => its.Say, typedIn =>
            {
                said = typedIn;
                return Task.FromResult<string?>(null);
            }));
        await form.Find("input").ChangeAsync(typed);
        await form.Find("form").SubmitAsync();
        Assert.Equal(number, said?.Number);
    }
}
