using Cordon.Core.Casework;
using Cordon.Core.Screening;
using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Engine.Tests.CentreTests;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>A held payment that one person proposes to block is let go by nobody while a second is looked for: not by the clock, not by its bank.</summary>
public sealed class ProposedBlockTests : IAsyncLifetime
{
    private const string Block = "p2";
    private const string Kept =
        "the centre proposes to block this payment, and until that is decided it is not released: ask the centre first";

    private readonly DeskRoom _room = new();
    private Centre _centre = null!;

    private HeldPayment Hold => _centre.FindHold(Block, 0)!;

    public async ValueTask InitializeAsync()
    {
        _room.Time.Now = Start + TimeSpan.FromDays(2);
        await OpenAsync();
        await Submit(_centre, Payment("p1", "VICTIM", "MULE", 5_000));
        var report = new Command.FileReport("r1", Start + TimeSpan.FromHours(1), "p1", 0, null, null, null);
        Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(report)).Status);
        await Submit(_centre, Payment(Block, "OTHER", "MULE", 5_000, minutes: 90));
        Assert.Equal((HoldState.Held, Outcome.Allow), (Hold.State, Hold.AtExpiry));
    }

    public async ValueTask DisposeAsync()
    {
        await _room.CloseAsync();
        await _centre.DisposeAsync();
        await _room.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_payment_that_somebody_proposes_to_block_is_neither_let_go_nor_blocked_by_the_clock_until_the_proposal_lapses(bool isReopened)
    {
        _room.Time.Now += TimeSpan.FromMinutes(1);
        var until = Hold.Until;
        var lapses = _room.Time.Now + GraveAct.LapsesAfter;
        Assert.Equal(DeskStatus.Done, (await ProposeAsync()).Status);
        Assert.Equal((lapses, Outcome.Allow, true), (Hold.Until, Hold.AtExpiry, lapses > until));
        if (isReopened)
        {
            await ReopenAsync();
        }

        _room.Time.Now = until;
        await TickAsync();
        Assert.Equal(HoldState.Held, Hold.State);
        _room.Time.Now = lapses;
        Assert.True(await _room.Desk.TellBlocksAsync());
        await TickAsync();
        Assert.Equal((HoldState.ExpiredReleased, (string?)null), (Hold.State, Hold.EndedWhy));
        Assert.Equal(GraveActState.Lapsed, _room.Desk.Act(1)!.StateAt(_room.Time.Now));
    }

    [Fact]
    public async Task One_that_is_declined_after_its_own_time_goes_its_way_at_once()
    {
        _room.Time.Now += TimeSpan.FromMinutes(1);
        var until = Hold.Until;
        await ProposeAsync();
        _room.Time.Now = until + TimeSpan.FromSeconds(30);
        await TickAsync();
        Assert.Equal(HoldState.Held, Hold.State);
        Assert.Equal(DeskStatus.Done, (await _room.Desk.DoAsync(1, new GraveCommand.Decline("no"), Sue)).Status);
        await TickAsync();
        Assert.Equal(HoldState.ExpiredReleased, Hold.State);
    }

    [Fact]
    public async Task One_that_was_reported_itself_is_blocked_when_the_proposal_lapses()
    {
        await ProposeAsync();
        var report = new Command.FileReport("r2", _room.Time.Now, Block, 0, null, null, null);
        Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(report)).Status);
        _room.Time.Now = Hold.Until;
        Assert.True(await _room.Desk.TellBlocksAsync());
        await TickAsync();
        Assert.Equal(HoldState.ExpiredBlocked, Hold.State);
    }

    [Fact]
    public async Task What_two_persons_decided_at_the_last_moment_is_done_after_a_crash_and_nothing_waits_for_a_desk_that_is_away()
    {
        _room.Time.Now += TimeSpan.FromMinutes(1);
        await ProposeAsync();
        var lapses = Hold.Until;

        // A desk without its centre takes the word and the program ends: the centre hears of it at the next start, when the proposal has lapsed.
        _room.Time.Now = lapses + TimeSpan.FromSeconds(-5);
        await _room.ReopenAsync();
        Assert.Equal(DeskStatus.Done, (await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Sue)).Status);
        _room.Time.Now = lapses + TimeSpan.FromMinutes(10);
        await _room.CloseAsync();
        await _centre.DisposeAsync();
        _centre = await Centre.OpenAsync(new CentreOptions(), _room.Journal, _room.Time);
        await TickAsync();
        Assert.Equal(HoldState.Held, Hold.State);
        await _room.ReopenAsync(_centre);
        Assert.Equal(HoldState.Cancelled, Hold.State);

        await Submit(_centre, Payment("p9", "OTHER", "MULE", 5_000, minutes: 95));
        Assert.Equal(DeskStatus.Done, (await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment("p9", 0), "so", Ann)).Status);
        await _room.ReopenAsync();
        _room.Time.Now += GraveAct.LapsesAfter + TimeSpan.FromHours(2);
        await TickAsync();
        Assert.NotEqual(HoldState.Held, _centre.FindHold("p9", 0)!.State);
    }

    [Fact]
    public async Task While_it_is_proposed_it_is_released_by_nobody_and_may_be_cancelled_by_its_bank()
    {
        await ProposeAsync();
        foreach (var who in (string[])["BANKXA2X", "ben", "ann"])
        {
            var refused = await ReleaseAsync(who);
            Assert.Equal((CommandStatus.Conflict, Kept), (refused.Status, refused.Detail?.English));
        }

        Assert.Equal(HoldState.Held, Hold.State);
        Assert.Equal(CommandStatus.Done, (await _centre.SubmitAsync(new Command.EndHold(Block, 0, Release: false, "BANKXA2X", "so"))).Status);
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("withdraw")]
    [InlineData("lapse")]
    public async Task It_goes_its_way_again_when_the_proposal_stands_no_more(string how)
    {
        await ProposeAsync();
        switch (how)
        {
            case "decline":
                Assert.Equal(DeskStatus.Done, (await _room.Desk.DoAsync(1, new GraveCommand.Decline("no"), Sue)).Status);
                break;
            case "withdraw":
                Assert.Equal(DeskStatus.Done, (await _room.Desk.DoAsync(1, new GraveCommand.Withdraw(), Ann)).Status);
                break;
            default:
                Assert.True(Hold.News.IsBlockProposedAt(_room.Time.Now + TimeSpan.FromHours(23)));
                Assert.False(Hold.News.IsBlockProposedAt(_room.Time.Now + GraveAct.LapsesAfter));
                return;
        }

        Assert.Null(Hold.News.Block);
        Assert.Equal(CommandStatus.Done, (await ReleaseAsync("ben")).Status);
    }

    [Fact]
    public async Task What_was_proposed_or_taken_back_while_the_centre_was_not_told_it_is_told_at_the_next_start()
    {
        await _room.ReopenAsync();
        await ProposeAsync();
        Assert.Null(Hold.News.Block);
        await _room.ReopenAsync(_centre);
        Assert.Equal(1u, Hold.News.Block!.Value.Act);
        await _room.ReopenAsync();
        await _room.Desk.DoAsync(1, new GraveCommand.Withdraw(), Ann);
        Assert.NotNull(Hold.News.Block);
        await _room.ReopenAsync(_centre);
        Assert.Null(Hold.News.Block);
        await ProposeAsync();
        Assert.Equal(2u, Hold.News.Block!.Value.Act);
    }

    [Fact]
    public async Task Of_a_release_and_a_proposal_that_race_exactly_one_is_told_that_it_was_done()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = $"race-{round}";
            await Submit(_centre, Payment(id, "OTHER", "MULE", 5_000, minutes: 91 + round));
            var release = Task.Run(async () => await _centre.SubmitAsync(new Command.EndHold(id, 0, Release: true, "ben", null)));
            var propose = Task.Run(async () => await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment(id, 0), "so", Ann));
            var (released, proposed) = ((await release).Status == CommandStatus.Done, (await propose).Status == DeskStatus.Done);
            Assert.NotEqual(released, proposed);
            Assert.Equal(released ? HoldState.Released : HoldState.Held, _centre.FindHold(id, 0)!.State);
            Assert.Equal(proposed, _room.Desk.OpenActs().Any(act => act.Matter is GraveMatter.BlockPayment block && block.PaymentId == id));
        }
    }

    [Fact]
    public async Task Whoever_approves_a_block_that_comes_to_nothing_is_told_so()
    {
        // A desk without its centre takes the word, and the payment is let go before the centre hears of it.
        await _room.ReopenAsync();
        await ProposeAsync();
        Assert.Equal(CommandStatus.Done, (await ReleaseAsync("ben")).Status);
        await _room.ReopenAsync(_centre);
        var late = await _room.Desk.DoAsync(1, new GraveCommand.Approve(), Sue);
        Assert.Equal((DeskStatus.Refused, "it is failed already"), (late.Status, late.Words?.English));
        Assert.Equal("the hold has ended: the payment was released", _room.Desk.Act(1)!.Words);
    }

    private async Task<DeskAnswer> ProposeAsync() => await _room.Desk.ProposeAsync(new GraveMatter.BlockPayment(Block, 0), "She was told to.", Ann);

    /// <summary>Has the centre look at its clock.</summary>
    private async Task TickAsync() => await _centre.SubmitAsync(new Command.EndHold("nothing", 0, Release: true, "ben", null));

    private async Task<CommandResult> ReleaseAsync(string who) => await _centre.SubmitAsync(new Command.EndHold(Block, 0, Release: true, who, null));

    private async Task OpenAsync()
    {
        _centre = await Centre.OpenAsync(new CentreOptions(), _room.Journal, _room.Time);
        await _room.ReopenAsync(_centre);
    }

    private async Task ReopenAsync()
    {
        await _room.CloseAsync();
        await _centre.DisposeAsync();
        await OpenAsync();
    }
}
