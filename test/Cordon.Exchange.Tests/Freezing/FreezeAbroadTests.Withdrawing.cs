using Cordon.Core.Cases;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Requests;
using Xunit;

namespace Cordon.Exchange.Tests.Freezing;

/// <summary>What is wanted no more at home, and whose it is where several asked for it.</summary>
public sealed partial class FreezeAbroadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_reported_by_mistake_is_withdrawn_abroad_where_no_bank_has_answered(bool isRestarted)
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await SettledAsync();
        await TakeBackAsync();
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        await ReceiptedAsync("aland");
        if (isRestarted)
        {
            await new FreezeAnswerer(_awaySide).RunOnceAsync(Cancellation);
            await RestartAsync();
        }

        await SettledAsync();
        var size = _all["beland"].Book.Size;
        await SettledAsync();
        Assert.Equal(size, _all["beland"].Book.Size);
        Assert.Equal(FreezeOrderState.Withdrawn, Assert.Single(_away.OrdersOf(1)).State);
        Assert.True(Assert.Single(await _away.FindCasesAsync([1], Cancellation)).IsTakenBack);
        var mine = await OnlyAsync("aland");
        Assert.Equal((RequestState.Withdrawn, 0), (mine.State.Stage, mine.Unreceipted));
        var said = await _all["aland"].MessagesAsync(mine.State.Id.Value, Cancellation);
        var words = said.Select(RequestThread.BodyOf).Single(body => body?.Withdrawn is not null);
        Assert.Equal(FreezeAsker.WithdrawnWords, words!.Withdrawn!.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_withdrawal_and_held_cross_the_bank_is_asked_to_let_go_and_then_the_report_is_taken_back(bool isAnsweredFirst)
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 500);
        await ReportAsync("p1");
        await SettledAsync();
        await AnswerAsync(_away.OrdersOf(1)[0], 50_000);
        await TakeBackAsync();
        if (isAnsweredFirst)
        {
            // It is held before the withdrawal is there, and told at home after that was said.
            await new FreezeAnswerer(_awaySide).RunOnceAsync(Cancellation);
            await ReceiptedAsync("beland");
        }

        await SettledAsync();
        await SettledAsync();
        Assert.Equal(isAnsweredFirst ? RequestState.Provided : RequestState.Withdrawn, (await OnlyAsync("beland")).State.Stage);
        Assert.Empty((await OnlyAsync("beland")).State.Voids);
        Assert.Equal(50_000L, _away.OrdersOf(1)[0].ReleaseAskedMinor);
        Assert.False(Assert.Single(await _away.FindCasesAsync([1], Cancellation)).IsTakenBack);
        await RestartAsync();
        await ReleaseThereAsync(50_000, "rel-1");
        await SettledAsync();
        Assert.True(Assert.Single(await _away.FindCasesAsync([1], Cancellation)).IsTakenBack);
        Assert.Equal(FreezeOrderState.Withdrawn, _home.FindOrder(1)!.State);
    }

    [Fact]
    public async Task A_report_that_is_taken_back_when_all_was_let_go_is_taken_back_abroad_too()
    {
        await HeldAsync(50_000);
        await LetGoAtHomeAsync(50_000);
        await SettledAsync();
        await ReleaseThereAsync(50_000, "rel-1");
        await SettledAsync();
        await SettledAsync();
        Assert.False(Assert.Single(await _away.FindCasesAsync([1], Cancellation)).IsTakenBack);
        await TakeBackAsync();
        await SettledAsync();
        Assert.True(Assert.Single(await _away.FindCasesAsync([1], Cancellation)).IsTakenBack);
        Assert.Empty((await OnlyAsync("beland")).State.Voids);
    }

    [Fact]
    public async Task What_is_let_go_for_one_of_two_requests_of_one_payment_is_not_the_others()
    {
        await HeldAsync(100_000);
        var first = (await OnlyAsync("aland")).Opened;
        var second = await AskedBesideAsync(first, 30_000);
        await SettledAsync();

        // All is the first one's: what came after it has none of it.
        Assert.Equal(FreezeStatus.TooLate, (await second()).State.Freeze);
        await LetGoAtHomeAsync(40_000);
        await SettledAsync();
        await ReleaseThereAsync(40_000, "rel-1");
        await SettledAsync();
        await SettledAsync();
        Assert.Null((await second()).State.LetGo);
        Assert.Equal(40_000L, _home.FindOrder(1)!.ReleasedMinor);
    }

    [Fact]
    public async Task What_is_held_beyond_what_was_asked_is_let_go_without_a_word_to_whoever_asked()
    {
        var opened = await AskedByHandAsync(30_000);
        await SettledAsync();
        await AnswerAsync(_away.OrdersOf(1)[0], 100_000);
        await SettledAsync();
        Assert.Equal((FreezeStatus.Held, 30_000L), ((await opened()).State.Freeze, (await opened()).State.FreezeAmount!.Value.Minor));
        await ReleaseThereAsync(70_000, "rel-1");
        await SettledAsync();
        Assert.Null((await opened()).State.LetGo);
        await ReleaseThereAsync(10_000, "rel-2");
        await SettledAsync();
        Assert.Equal(10_000L, (await opened()).State.LetGo!.Value.Minor);
    }

    [Fact]
    public async Task The_last_word_on_what_is_to_be_let_go_counts_also_where_it_is_less()
    {
        await HeldAsync(50_000);
        await LetGoAtHomeAsync(40_000);
        await SettledAsync();
        Assert.Equal(40_000L, _away.OrdersOf(1)[0].ReleaseAskedMinor);
        await LetGoAtHomeAsync(15_000);
        await SettledAsync();
        Assert.Equal(15_000L, _away.OrdersOf(1)[0].ReleaseAskedMinor);
        var said = await _all["aland"].MessagesAsync((await OnlyAsync("aland")).State.Id.Value, Cancellation);
        Assert.All(said.Select(RequestThread.BodyOf).Where(body => body?.LettingGoAsked is not null),
            body => Assert.Equal(FreezeAsker.LettingGoWords, body!.LettingGoAsked!.Reason));
    }

    private async Task TakeBackAsync()
    {
        var back = await _home.SubmitAsync(new Command.TakeBackReport(1, 0, "r-p1", "sue", "Jane Roe was mistaken"), Cancellation);
        Assert.Equal(CommandStatus.Done, back.Status);
    }

    /// <summary>A request for part of a payment that came there, beside any order.</summary>
    private async Task<Func<Task<RequestThread>>> AskedByHandAsync(long minor)
    {
        await PayAsync("p1", HomeBank, "V1", AwayBank, "M1", 1_000);
        await PayAsync(_home, "p0", HomeBank, "V1", AwayBank, "M1", 1_000);
        await _home.SubmitAsync(
            new Command.FileReport("r-p0", Instant.From(_all.Clock.GetUtcNow()), "p0", 0, null, null, null), Cancellation);
        await new FreezeAsker(_homeSide).RunOnceAsync(Cancellation);
        var like = (await OnlyAsync("aland")).Opened;
        return await AskedBesideAsync(like with { Payment = like.Payment! with { PaymentId = "p1" } }, minor);
    }

    private async Task<Func<Task<RequestThread>>> AskedBesideAsync(OpenedRequest like, long minor)
    {
        var opened = like with
        {
            Content = like.Content with { CaseReference = "by hand", Amount = like.Content.Amount!.Value with { Minor = minor } },
        };
        var message = await _homeSide.Desk.OpenAsync(opened, _homeSide.StandingKeys, cancellation: Cancellation);
        return async () => (await _homeSide.Desk.FindAsync(message.Message.Id, Cancellation))!;
    }
}
