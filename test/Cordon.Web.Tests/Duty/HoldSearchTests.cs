using Bunit;
using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Web.Duty;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Duty;

public sealed class HoldSearchTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("  ", true)]
    [InlineData("10186.99", true)]
    [InlineData("10,186.99", true)]
    [InlineData("10.186,99 EUR", true)]
    [InlineData("10 186", true)]
    [InlineData("101", true)]
    [InlineData("186.99", false)]
    [InlineData("10186.98", false)]
    [InlineData("\uff11\uff10\uff11\uff18\uff16", true)]
    [InlineData("\uff11\uff10\uff0c\uff11\uff18\uff16\uff0e\uff19\uff19", true)]
    [InlineData("\uff14\uff14\uff17\uff13", true)]
    [InlineData("\uff19\uff19\uff19\uff19", false)]
    [InlineData("4473", true)]
    [InlineData("0894 473", true)]
    [InlineData("brunxa3l", true)]
    [InlineData("77001", true)]
    [InlineData("p-9", true)]
    [InlineData("9999", false)]
    [InlineData("nobody", false)]
    public void A_held_payment_is_found_by_its_amount_or_by_digits_of_an_account(string sought, bool fits)
    {
        var hold = new HeldPayment(
            "p-9", 0, 1, new Instant(0), new Money(10_186_99, Currency.FromNumber(978)), "CEDAXA4M/77001", "BRUNXA3L/6120894473", new Score(1), [],
            new Instant(1), Outcome.Allow, HoldState.Held);
        Assert.Equal(fits, HoldSearch.Fits(hold, sought));
    }

    [Fact]
    public async Task What_is_sought_narrows_the_list_stands_in_the_address_and_goes_along_to_the_next()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var world = new FreezeWorld(console.Centre);
        await world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        var sought = await world.HoldAsync(FreezeWorld.OtherBank, "held-2");
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.DutyOfficer);
        var desk = screen.Render<DutyDesk>();
        Assert.Equal(2, desk.FindAll(".list li").Count);
        Assert.Contains("CEDAXA4M → …SHOP", desk.Find(".list .way").TextContent, StringComparison.Ordinal);
        await desk.Find("#find").InputAsync("held-2");
        Assert.Equal([$"/duty/{sought.Sequence}?find=held-2"], desk.FindAll(".list li a").Select(link => link.GetAttribute("href")));
        await desk.Find("form.find").SubmitAsync();
        var navigation = screen.Services.GetRequiredService<NavigationManager>();
        Assert.EndsWith("?find=held-2", navigation.Uri, StringComparison.Ordinal);
        await desk.Find("[data-key='j']").ClickAsync();
        Assert.EndsWith($"/duty/{sought.Sequence}?find=held-2", navigation.Uri, StringComparison.Ordinal);

        // Whoever opens that address finds the same.
        var other = screen.Render<DutyDesk>();
        Assert.Single(other.FindAll(".list li"));
        await other.Find("#find").InputAsync("nothing like it");
        Assert.Contains(DutyWords.NoneFound.English, other.Find(".find").TextContent, StringComparison.Ordinal);
    }
}
