using Bunit;
using Cordon.Web.Cases;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Cases;

public sealed class MergeFieldTests
{
    [Theory]
    [InlineData("77", 77)]
    [InlineData("\uff17\uff17", 77)]
    [InlineData("\uff23\uff0d\uff10\uff10\uff10\uff10\uff17\uff17", 77)]
    [InlineData("C-000077", 77)]
    [InlineData("seven", 0)]
    public async Task A_cases_number_is_read_in_digits_of_either_width(string typed, uint number)
    {
        await using var screen = new BunitContext();
        screen.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        CaseFormSaid? said = null;
        var form = screen.Render<CaseForm>(parameters => parameters
            .Add(one => one.Speech, new Speech(Tongue.English, TimeZoneInfo.Utc))
            .Add(one => one.Title, CaseWords.Merge)
            .Add(one => one.NumberLabel, CaseWords.OtherCase)
            .Add(one => one.Buttons, [CaseWords.MergeIt])
            .Add(one => one.Say, one =>
            {
                said = one;
                return Task.FromResult<string?>(null);
            }));
        await form.Find("input").ChangeAsync(typed);
        await form.Find("form").SubmitAsync();
        Assert.Equal(number, said?.Number);
    }
}
