using Bunit;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Book;
using Cordon.Exchange.Freezing;
using Cordon.Web.Abroad;
using Cordon.Web.Cases;
using Cordon.Web.Orders;
using Cordon.Web.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Tests.Abroad;

/// <summary>An order whose bank is told by another centre says so, and how far it is with letting money go there.</summary>
public sealed class LettingGoTests : IAsyncLifetime
{
    private TwoCentres _centres = null!;
    private FreezeAsker _asker = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_asked_to_be_let_go_abroad_is_on_its_way_until_the_other_centre_has_it()
    {
        var (order, request) = await FreezeHeldAsync("go");
        await _centres.SetTheirsAsync(false);
        var asked = await _centres.Console.Centre.SubmitAsync(
            new Command.MoveOrder(order.Number, FreezeEventKind.AskRelease, "sue", null, 43_000, order.Asked.Currency, "by mistake"), Cancellation);
        Assert.Equal(CommandStatus.Done, asked.Status);
        await _asker.RunOnceAsync(Cancellation);
        await using var screen = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var page = screen.Render<OrderPage>(parameters => parameters.Add(one => one.Id, order.Id));
        Assert.Contains(
            "430.00 EUR is to be let go is on its way to Centro Iberia", Plain(page.WaitForElement(".facts").TextContent), StringComparison.Ordinal);
        Assert.Equal("Centro Iberia", page.Find($"a[href='/abroad/requests/{request}']").TextContent);
        var history = page.Find("ol.history").TextContent;
        Assert.Contains("taken by the centre abroad", history, StringComparison.Ordinal);
        Assert.Contains("Centro Iberia", history, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", history, StringComparison.Ordinal);
        Assert.DoesNotContain("taken by the bank", history, StringComparison.Ordinal);

        // The case leads to what was asked abroad too, and its ledger calls the other centre by its name.
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/{order.Case}?part=money");
        var money = screen.Render<CasePage>(parameters => parameters.Add(one => one.Number, order.Case));
        Assert.Equal("Centro Iberia", money.WaitForElement($".stand a[href='/abroad/requests/{request}']").TextContent);
        Assert.DoesNotContain("theirs", money.Markup, StringComparison.Ordinal);
        await _centres.SetTheirsAsync(true);
        await DeliveredAsync();
        await using var later = await ScreenContext.OfAsync(_centres.Console, OfficerRole.DutyOfficer);
        var again = later.Render<OrderPage>(parameters => parameters.Add(one => one.Id, order.Id));
        Assert.Contains("Centro Iberia has been asked to have 430.00 EUR let go", Plain(again.WaitForElement(".facts").TextContent), StringComparison.Ordinal);
        Assert.Empty(again.FindAll("a[href^='/abroad']"));

        // What it then says is booked, and nothing is waited for any more.
        await _centres.SaidAsync(request, new RequestDetails.LetGo(order.Asked));
        await _asker.RunOnceAsync(Cancellation);
        Assert.Equal((FreezeOrderState.Released, 43_000L), (
            _centres.Console.Centre.FindOrder(order.Number)!.State, _centres.Console.Centre.FindOrder(order.Number)!.ReleasedMinor));
    }

    [Fact]
    public async Task A_freeze_of_an_order_is_taken_back_by_its_order_and_not_by_a_word_of_its_own()
    {
        var (order, request) = await FreezeHeldAsync("own");
        await using var screen = await ScreenContext.OfAsync(_centres.Console, OfficerRole.Supervisor);
        var page = screen.Render<AbroadRequestPage>(parameters => parameters.Add(one => one.Id, request.ToString()));
        page.WaitForElement("button[data-key=f]");
        Assert.Empty(page.FindAll("button[data-key=w]"));
        Assert.NotNull(page.Find($".card a[href='/orders/{order.Id}']"));
        var feed = screen.Services.GetRequiredService<AbroadFeed>();
        var row = (await feed.LookAsync(Cancellation)).Find(request.ToString())!;
        var refused = await feed.Acts!.ProposeAsync(
            row, new RequestDetails.Withdrawn("a mistake"), await _centres.Console.OfficerAsync(OfficerRole.Supervisor));
        Assert.StartsWith($"it is {order.Id} abroad", refused!.English, StringComparison.Ordinal);
        Assert.Null((await _centres.Settings.Desk.FindAsync(request, Cancellation))!.State.WithdrawnAt);

        // Where the order is over nothing is contradicted.
        await _centres.SaidAsync(request, new RequestDetails.LetGo(order.Asked));
        await _asker.RunOnceAsync(Cancellation);
        row = (await feed.LookAsync(Cancellation)).Find(request.ToString())!;
        Assert.Null(feed.Acts!.OrderRefusal(row, new RequestDetails.Withdrawn("a mistake")));
    }

    public async ValueTask InitializeAsync()
    {
        _centres = await TwoCentres.StartAsync();
        _asker = new FreezeAsker(new FreezeSide(
            _centres.Console.Centre, _centres.Settings.Desk, _centres.Settings.Law, _centres.Clock, TimeProvider.System));
    }

    public ValueTask DisposeAsync() => _centres.DisposeAsync();

    /// <summary>A case's order for 430.00 EUR of an account abroad, which the other centre has had held, and the request that asked for it.</summary>
    private async Task<(FreezeOrder Order, Guid Request)> FreezeHeldAsync(string name)
    {
        var at = Instant.From(TimeProvider.System.GetUtcNow());
        await Payments.PayAsync(
            _centres.Console.Centre, new Paid($"{name}-p0", at + TimeSpan.FromHours(-2), StolenMoney.VictimBank, $"{name}V", "CCCCESES", "99887766", 430));
        var filed = await _centres.Console.Centre.SubmitAsync(
            new Command.FileReport($"{name}-r", at + TimeSpan.FromHours(-1), $"{name}-p0", 0, null, null, null), Cancellation);
        var order = Assert.Single(_centres.Console.Centre.OrdersOf(filed.Case!.Number));
        await _asker.RunOnceAsync(Cancellation);
        Assert.Null(_asker.Fault);
        var request = Assert.Single(await _centres.Settings.Desk.AllAsync(Cancellation)).State.Id.Value;
        await DeliveredAsync();
        await _centres.SaidAsync(request, new RequestDetails.FreezeReported(FreezeStatus.Held, order.Asked));
        await _asker.RunOnceAsync(Cancellation);
        return (order, request);
    }

    // A sum and its currency, and thousands, stand apart by blanks that break no line.
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private Task DeliveredAsync() => TwoCentres.UntilAsync(_centres.Ours, () =>
    {
        _centres.Ours.Kick();
        return _centres.Ours.Book.From(0, 1_000).Where(place => place.Kind == EntryKind.Sent)
            .All(place => _centres.Ours.Book.Find(EntryKind.Receipt, place.Id) is not null);
    });
}
