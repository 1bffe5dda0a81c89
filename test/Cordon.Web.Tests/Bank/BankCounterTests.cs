using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Bank;
using Cordon.Web.Orders;
using Cordon.Web.Shell;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Bank;

/// <summary>What is another bank's is not there, whichever way one asks for it.</summary>
public sealed class BankCounterTests : IAsyncLifetime
{
    private static readonly ActingOfficer Own = new("bea", OfficerRole.BankOfficer, FreezeWorld.OwnBank);
    private ConsoleUnderTest _console = null!;
    private OrderFeed _feed = null!;
    private BankCounter _counter = null!;
    private FreezeWorld _world = null!;
    private FreezeOrder _own = null!;
    private FreezeOrder _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, OfficerRole, string?> Strangers() => new()
    {
        { "another bank's officer", OfficerRole.BankOfficer, FreezeWorld.OtherBank },
        { "a bank officer of no bank", OfficerRole.BankOfficer, null },
        { "a bank officer of a bank without a name", OfficerRole.BankOfficer, "" },
        { "a supervisor who names the bank", OfficerRole.Supervisor, FreezeWorld.OwnBank },
        { "nobody who names the bank", OfficerRole.None, FreezeWorld.OwnBank },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task No_call_shows_or_moves_what_is_another_banks(string who, OfficerRole role, string? bank)
    {
        var hold = await _world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        await _counter.GiveStatementAsync(Own, _own.Id, Statement(), Cancellation);
        await _feed.LookAsync(Cancellation);
        var stranger = new ActingOfficer(who, role, bank);
        Assert.DoesNotContain(_counter.OrdersOf(stranger), order => order.Number == _own.Number);
        Assert.Null(_counter.OrderOf(stranger, _own.Id));
        Assert.Empty(_counter.HoldsOf(stranger));
        Assert.Empty(_counter.StatementsOf(stranger, _own.Id));
        foreach (var kind in Enum.GetValues<FreezeEventKind>())
        {
            Assert.Equal(CommandStatus.NotFound, (await _counter.AnswerAsync(stranger, _own.Id, kind, 100, "r", "x", Cancellation)).Status);
        }

        foreach (var release in (bool[])[true, false])
        {
            var ended = await _counter.EndHoldAsync(stranger, hold.PaymentId, hold.Submitter, release, "why", Cancellation);
            Assert.Equal(CommandStatus.NotFound, ended.Status);
        }

        Assert.Equal(DeskStatus.NotFound, (await _counter.GiveStatementAsync(stranger, _own.Id, Statement(), Cancellation)).Status);
        Assert.Equal(FreezeOrderState.Approved, _console.Centre.FindOrder(_own.Number)!.State);
        Assert.Equal(HoldState.Held, _console.Centre.FindHold(hold.PaymentId, hold.Submitter)!.State);
        Assert.Single(_console.Desk.Statements(_own.Number));
    }

    [Fact]
    public async Task The_bank_itself_sees_and_moves_its_own_and_only_that()
    {
        var hold = await _world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        await _feed.LookAsync(Cancellation);
        Assert.Equal([_own.Id], _counter.OrdersOf(Own).Select(order => order.Id));
        Assert.Null(_counter.OrderOf(Own, _other.Id));
        Assert.Equal(hold.Sequence, Assert.Single(_counter.HoldsOf(Own)).Sequence);
        Assert.Equal(CommandStatus.Done, (await _counter.AnswerAsync(Own, _own.Id, FreezeEventKind.Freeze, 10_000, cancellation: Cancellation)).Status);
        Assert.Equal(CommandStatus.Done, (await _counter.EndHoldAsync(Own, hold.PaymentId, hold.Submitter, false, "why", Cancellation)).Status);
        Assert.Equal(DeskStatus.Done, (await _counter.GiveStatementAsync(Own, _own.Id, Statement(), Cancellation)).Status);
        Assert.Equal((FreezeOrderState.Frozen, 10_000L), (_console.Centre.FindOrder(_own.Number)!.State, _console.Centre.FindOrder(_own.Number)!.FrozenMinor));
        Assert.Equal(HoldState.Cancelled, _console.Centre.FindHold(hold.PaymentId, hold.Submitter)!.State);
    }

    [Theory]
    [InlineData(FreezeEventKind.Approve)]
    [InlineData(FreezeEventKind.Withdraw)]
    [InlineData(FreezeEventKind.Extend)]
    [InlineData(FreezeEventKind.AskRelease)]
    [InlineData(FreezeEventKind.Uphold)]
    [InlineData(FreezeEventKind.Contest)]
    [InlineData(FreezeEventKind.Reduce)]
    public async Task A_bank_does_to_its_own_order_only_what_a_bank_may(FreezeEventKind kind) =>
        Assert.Equal(CommandStatus.NotFound, (await _counter.AnswerAsync(Own, _own.Id, kind, 100, "why", cancellation: Cancellation)).Status);

    [Fact]
    public async Task How_a_hold_ended_is_told_to_its_bank_for_a_day_in_the_list_and_longer_by_its_address_and_to_nobody_else()
    {
        var hold = await _world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        Assert.Equal(CommandStatus.Done, (await _counter.EndHoldAsync(Own, hold.PaymentId, hold.Submitter, false, "why", Cancellation)).Status);
        await _feed.LookAsync(Cancellation);
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var ended = Assert.Single(_counter.EndedOf(Own, now));
        Assert.Equal((hold.Sequence, HoldState.Cancelled, true), (ended.Sequence, ended.State, ended.IsEndedBy(FreezeWorld.OwnBank)));
        Assert.Null(_counter.EndedBeforeOf(Own, hold.Sequence, now));
        var later = now + BankCounter.EndedWithin;
        Assert.Empty(_counter.EndedOf(Own, later));
        Assert.Equal(hold.Sequence, _counter.EndedBeforeOf(Own, hold.Sequence, later)?.Sequence);
        foreach (var row in Strangers())
        {
            var (who, role, bank) = row.Data;
            var stranger = new ActingOfficer(who, role, bank);
            Assert.Empty(_counter.EndedOf(stranger, now));
            Assert.Null(_counter.EndedBeforeOf(stranger, hold.Sequence, later));
        }
    }

    [Fact]
    public async Task An_order_that_is_not_approved_is_not_told_to_its_bank()
    {
        var proposed = await _world.OrderAsync(FreezeWorld.OwnBank, "LARGE", 50_000);
        await _feed.LookAsync(Cancellation);
        Assert.Equal(FreezeOrderState.Proposed, proposed.State);
        Assert.DoesNotContain(_counter.OrdersOf(Own), order => order.Number == proposed.Number);
        Assert.Null(_counter.OrderOf(Own, proposed.Id));
    }

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleUnderTest.StartAsync();
        _feed = new OrderFeed(_console.Centre, _console.Desk, new CentreClock(TimeProvider.System));
        _counter = new BankCounter(_console.Centre, _console.Desk, _feed);
        _world = new FreezeWorld(_console.Centre);
        (_own, _other) = (await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 400), await _world.OrderAsync(FreezeWorld.OtherBank, "MULE-2", 300));
        await _feed.LookAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _console.DisposeAsync();
    }

    private string Statement() => $"{AccountStatement.Header}\n{_own.ProposedAt},out,12.50,EUR,88120,ref-1";
}
