using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Web.Language;
using Cordon.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cordon.Web.Tests.Orders;

/// <summary>The freeze board, an order's page and the banks' portal in a real browser, with orders in them.</summary>
public sealed class FreezeBoardTests(Browser browser) : IAsyncLifetime
{
    private ConsoleUnderTest _console = null!;
    private FreezeWorld _world = null!;

    [Fact]
    public async Task What_a_bank_answers_stands_on_the_board_of_another_browser()
    {
        var own = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 400);
        var other = await _world.OrderAsync(FreezeWorld.OtherBank, "MULE-2", 300);
        var board = await EnterAsync(OfficerRole.Supervisor, "/orders");
        var bank = await EnterAsync(OfficerRole.BankOfficer, "/bank");
        await Expect(board.Locator($"a[href='/orders/{own.Id}']")).ToContainTextAsync("no answer yet");
        await Expect(bank.Locator(".bank")).ToContainTextAsync("MULE-1");
        Assert.DoesNotContain("MULE-2", await bank.ContentAsync(), StringComparison.Ordinal);
        await bank.ClickAsync($"a[href='/bank/orders/{own.Id}']");
        await bank.ClickAsync("button:has-text('Frozen in part')");
        await bank.FillAsync(".word input", "250.00");
        await bank.ClickAsync(".word button.first");
        await Expect(bank.Locator(".sure legend")).ToContainTextAsync("You freeze 250.00\u00a0EUR of the 400.00\u00a0EUR asked");
        await bank.Keyboard.PressAsync("y");
        await Expect(bank.Locator("[role=status].said")).ToHaveTextAsync("Sent: Frozen in part");
        await Expect(board.Locator($"a[href='/orders/{own.Id}']")).ToContainTextAsync("250.00");
        await Expect(board.Locator($"a[href='/orders/{own.Id}']")).ToContainTextAsync("lapses in");
        await board.ClickAsync($"a[href='/orders/{own.Id}']");
        await Expect(board.Locator(".history")).ToContainTextAsync("Sara Voss");
        await bank.GotoAsync($"/bank/orders/{other.Id}");
        await Expect(bank.Locator(".file")).ToContainTextAsync("Nothing of your bank stands here");
        await CloseAsync(board, bank);
    }

    [Fact]
    public async Task A_large_order_is_approved_by_two_persons_and_never_by_one()
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 150_000);
        Assert.Equal((FreezeOrderState.Proposed, 2), (order.State, order.ApprovalsNeeded));
        var duty = await EnterAsync(OfficerRole.DutyOfficer, "/orders/" + order.Id);
        var boss = await EnterAsync(OfficerRole.Supervisor, "/orders/" + order.Id);
        await ApproveAsync(duty);
        await Expect(boss.Locator(".facts")).ToContainTextAsync("1 of 2 persons: Mara Lind");
        await duty.Locator("button[data-key=a]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(FreezeOrderState.Proposed, _console.Centre.FindOrder(order.Number)!.State);
        await ApproveAsync(boss);
        await Expect(duty.Locator(".stands .tag")).ToHaveTextAsync("approved");
        await CloseAsync(duty, boss);
    }

    [Fact]
    public async Task A_complaint_is_taken_down_in_the_case_and_decided_by_somebody_else()
    {
        var order = await FrozenAsync();
        var duty = await EnterAsync(OfficerRole.DutyOfficer, "/orders/" + order.Id);
        await duty.Keyboard.PressAsync("c");
        await duty.FillAsync(".word textarea", "It is my wage. <script>alert(1)</script>");
        await duty.ClickAsync(".word button.first");
        await Expect(duty.Locator(".stands")).ToContainTextAsync("contested");
        var contest = Assert.Single(_console.Desk.Work(order.Case).Contests);
        Assert.Equal((order.Number, true), (contest.Order, contest.IsOpen));
        Assert.True(_console.Centre.FindOrder(order.Number)!.IsContested);
        Assert.DoesNotContain("wage", _console.Centre.FindOrder(order.Number)!.Reason, StringComparison.Ordinal);
        var boss = await EnterAsync(OfficerRole.Supervisor, "/orders/" + order.Id);
        await Expect(boss.Locator("blockquote")).ToHaveTextAsync("It is my wage. <script>alert(1)</script>");
        await boss.Keyboard.PressAsync("g");
        await boss.FillAsync(".word textarea", "A wage indeed.");
        await boss.ClickAsync(".word button.first");
        await Expect(boss.Locator("[role=status].said")).ToContainTextAsync("Done");
        Assert.True(_console.Desk.Work(order.Case).Contests[0].Upheld);
        Assert.Equal(40_000, _console.Centre.FindOrder(order.Number)!.ReleaseAskedMinor);
        await CloseAsync(duty, boss);
    }

    [Fact]
    public async Task A_statement_with_a_faulty_line_is_not_taken_and_a_good_one_is_on_the_orders_page()
    {
        var order = await FrozenAsync();
        var bank = await EnterAsync(OfficerRole.BankOfficer, "/bank/orders/" + order.Id);
        var good = $"{AccountStatement.Header}\n{order.ProposedAt},out,12.50,EUR,<b>88120</b>,ref-1";
        await bank.ClickAsync("summary:has-text('Send a statement')");
        await GiveAsync(bank, good + "\nnot a line");
        await Expect(bank.Locator(".faults")).ToHaveTextAsync("Line 3: it has not six fields");
        Assert.Empty(_console.Desk.Statements(order.Number));
        await GiveAsync(bank, good);
        await Expect(bank.Locator("[role=status].said")).ToHaveTextAsync("The statement is with the order.");
        await Expect(bank.Locator("details.statement").First).ToContainTextAsync("Sara Voss");
        var officer = await EnterAsync(OfficerRole.Investigator, "/orders/" + order.Id);
        await Expect(officer.Locator("details.statement")).ToContainTextAsync("1 movement: 12.50");
        await Expect(officer.Locator("details.statement")).ToContainTextAsync("<b>88120</b>");
        await CloseAsync(bank, officer);
    }

    [Fact]
    public async Task A_part_that_is_frozen_is_said_by_the_bank_and_its_deadline_stands_there()
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-9", 300);
        var bank = await EnterAsync(OfficerRole.BankOfficer, "/bank/orders/" + order.Id);
        await Expect(bank.Locator(".file .facts")).ToContainTextAsync("Answer expected until");
        await bank.ClickAsync("button[data-key=p]");
        await Expect(bank.Locator(".word input")).ToHaveValueAsync("");
        await Expect(bank.Locator(".word input")).ToBeFocusedAsync();
        await CloseAsync(bank);
    }

    [Fact]
    public async Task A_bank_cancels_its_own_held_payment_in_two_keystrokes()
    {
        var hold = await _world.HoldAsync(FreezeWorld.OwnBank, "held-1");
        var bank = await EnterAsync(OfficerRole.BankOfficer, $"/bank/holds/{hold.Sequence}");
        await Expect(bank.Locator(".file")).ToContainTextAsync("held-1");
        await bank.Keyboard.PressAsync("c");
        await bank.Locator("fieldset").WaitForAsync();
        await bank.Keyboard.PressAsync("1");
        await Expect(bank.Locator("[role=status].said")).ToContainTextAsync("Cancel the payment");
        Assert.Equal(Engine.HoldState.Cancelled, _console.Centre.FindHold("held-1", hold.Submitter)!.State);
        await CloseAsync(bank);
    }

    [Theory]
    [InlineData(OfficerRole.Supervisor, "/orders/", "en-GB", ColorScheme.Light, 1440, "lapses in")]
    [InlineData(OfficerRole.Supervisor, "/orders/", "zh-CN", ColorScheme.Dark, 390, "到期")]
    [InlineData(OfficerRole.Supervisor, "/orders", "en-GB", ColorScheme.Dark, 390, "not taken by its bank, proposed")]
    [InlineData(OfficerRole.Supervisor, "/orders", "zh-CN", ColorScheme.Light, 1440, "银行尚未接收")]
    [InlineData(OfficerRole.BankOfficer, "/bank/orders/", "en-GB", ColorScheme.Light, 1440, "lapses in")]
    [InlineData(OfficerRole.BankOfficer, "/bank/orders/", "zh-CN", ColorScheme.Dark, 390, "新指令，请答复")]
    public async Task A_screen_with_orders_says_its_deadlines_and_has_no_barrier(
        OfficerRole role, string path, string locale, ColorScheme scheme, int width, string deadline)
    {
        var frozen = await FrozenAsync();
        await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-2", 300);
        var page = await browser.OpenAsync(_console, width, scheme, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next={path}{(path.EndsWith('/') ? frozen.Id : "")}");
        await Expect(page.Locator("main")).ToContainTextAsync(deadline);
        await page.ExpectNoBarrierAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await CloseAsync(page);
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light, "en-GB", "Waiting for the bank", "Waiting for a second officer", "Waiting for the centre")]
    [InlineData(720, ColorScheme.Dark, "zh-CN", "待银行处理", "待第二人批准", "待中心处理")]
    [InlineData(390, ColorScheme.Light, "zh-CN", "待银行处理", "待第二人批准", "待中心处理")]
    [InlineData(390, ColorScheme.Dark, "en-GB", "Waiting for the bank", "Waiting for a second officer", "Waiting for the centre")]
    public async Task A_row_has_all_facts_at_every_width_and_says_whose_turn_it_is(
        int width, ColorScheme scheme, string locale, string bank, string second, string centre)
    {
        // 720 pixels is a window of 1440 at 200 per cent.
        var frozen = await FrozenAsync();
        var large = await _world.OrderAsync(FreezeWorld.OtherBank, "MULE-9-WITH-A-NUMBER-AS-LONG-AS-THE-LONGEST", 150_000);
        await _console.Centre.SubmitAsync(new Engine.Command.MoveOrder(large.Number, FreezeEventKind.Approve, "one"), TestContext.Current.CancellationToken);
        var larger = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-3", 250_000);
        var page = await browser.OpenAsync(_console, width, scheme, locale);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(OfficerRole.Supervisor)}?next=/orders");
        foreach (var (order, turn) in ((FreezeOrder, string)[])[(frozen, bank), (large, second), (larger, centre)])
        {
            var row = page.Locator($"a[href='/orders/{order.Id}']");
            await Expect(row).ToContainTextAsync(turn);
            await Expect(row.Locator(".id")).ToHaveTextAsync(order.Id);
            await Expect(row.Locator(".where")).ToHaveTextAsync(order.Bank);
            await Expect(row.Locator(".account")).ToHaveTextAsync(order.Account);
            await Expect(row.Locator(".asked b")).ToHaveTextAsync(new Speech(Tongue.English, TimeZoneInfo.Utc).Say(order.Asked));
            foreach (var fact in (string[])["id", "state", "due", "means", "asked", "answer", "where", "account"])
            {
                Assert.True(await row.Locator("." + fact).EvaluateAsync<bool>(
                    """
                    fact => {
                      const [own, row] = [fact.getBoundingClientRect(), fact.closest('li').getBoundingClientRect()]
                      return own.width > 0 && own.height > 0 && own.left >= row.left && own.right <= row.right + .5 && own.top >= row.top
                        && own.bottom <= row.bottom + .5 && row.right <= innerWidth && fact.scrollWidth <= Math.ceil(own.width)
                        && getComputedStyle(fact).visibility === 'visible'
                    }
                    """), $"{fact} of {order.Id}");
            }
        }

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await CloseAsync(page);
    }

    [Fact]
    public async Task An_orders_page_says_what_its_state_means_and_has_no_way_into_anothers_case()
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 400);
        var boss = await _console.OfficerAsync(OfficerRole.Supervisor);
        await _console.Desk.DoAsync(order.Case, new CaseCommand.Assign(boss.Id), boss, TestContext.Current.CancellationToken);
        var own = await EnterAsync(OfficerRole.Supervisor, "/orders/" + order.Id);
        await Expect(own.Locator(".stands")).ToContainTextAsync("Waiting for the bank");
        await Expect(own.Locator(".stands")).ToContainTextAsync("offered to the bank, which has not taken it yet");
        await Expect(own.Locator($".facts a[href^='/cases/{order.Case}']")).ToHaveTextAsync(CaseId.Of(order.Case));
        var other = await EnterAsync(OfficerRole.DutyOfficer, "/orders/" + order.Id);
        await Expect(other.Locator(".facts")).ToContainTextAsync(CaseId.Of(order.Case));
        Assert.Equal(0, await other.Locator("a[href^='/cases/']").CountAsync());
        await CloseAsync(own, other);
    }

    [Fact]
    public async Task A_hundred_thousand_orders_are_a_few_rows_in_the_page_and_the_address_chooses_among_them()
    {
        const int count = 100_000;
        await _world.FillAsync(count);
        var page = await EnterAsync(OfficerRole.Supervisor, "/orders");
        await Expect(page.Locator(".head")).ToContainTextAsync("100\u202f000");
        await page.Locator(".orders li a").First.WaitForAsync();
        Assert.InRange(await page.Locator(".orders li").CountAsync(), 5, 60);
        await page.EvaluateAsync("document.querySelector('.orders').scrollTop = document.querySelector('.orders').scrollHeight / 2");
        await Expect(page.Locator(".orders")).ToContainTextAsync("FO-0500");
        Assert.InRange(await page.Locator(".orders li").CountAsync(), 5, 60);
        await page.GotoAsync($"/orders?bank={FreezeWorld.OwnBank}&state=approved");
        await Expect(page.Locator(".head")).ToContainTextAsync("33\u202f334");
        await Expect(page.Locator(".orders li").First).ToContainTextAsync(FreezeWorld.OwnBank);
        await page.GotoAsync("/orders?state=refused");
        await Expect(page.Locator(".empty h2")).ToHaveTextAsync("No matching orders");
        await CloseAsync(page);
    }

    public async ValueTask InitializeAsync()
    {
        _console = await ConsoleUnderTest.StartAsync();
        _world = new FreezeWorld(_console.Centre);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    private async Task<FreezeOrder> FrozenAsync()
    {
        var order = await _world.OrderAsync(FreezeWorld.OwnBank, "MULE-1", 400);
        var answer = new Engine.Command.MoveOrder(order.Number, FreezeEventKind.Freeze, "bank", FreezeWorld.OwnBank, 40_000) { IsAnswer = true };
        return (await _console.Centre.SubmitAsync(answer, TestContext.Current.CancellationToken)).Order!;
    }

    private async Task<IPage> EnterAsync(OfficerRole role, string path)
    {
        var page = await browser.OpenAsync(_console);
        await page.GotoAsync($"{ConsoleUnderTest.PathOf(role)}?next={path}");
        await page.WaitForSelectorAsync("[aria-busy=false]");
        return page;
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.ClickAsync("button[data-key=a]");
        await page.ClickAsync(".word button.first");
    }

    private static Task GiveAsync(IPage page, string text) => page.SetInputFilesAsync("input[type=file]:enabled", new FilePayload
    {
        Name = "statement.csv",
        MimeType = "text/csv",
        Buffer = System.Text.Encoding.UTF8.GetBytes(text),
    });

    private static async Task CloseAsync(params IPage[] pages)
    {
        foreach (var page in pages)
        {
            await page.Context.CloseAsync();
        }
    }
}
