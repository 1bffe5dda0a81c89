using Cordon.Core.Cases;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Cases;

/// <summary>What may happen to an order, in which state, and what the bank is told of it.</summary>
public sealed class FreezeOrderTests
{
    private const string Unnamed = "it is more than the ";
    private const string Owed = "the centre asked to let ";
    private const string OwedEnd = " EUR held go to the account's holder: at most ";
    private const string UnnamedEnd = " that is held: what was not held is taken with a reference only, so that it is booked once";
    private static readonly Instant Start = new(1_760_000_000_000);
    private static readonly FreezeRules Rules = FreezeRules.Standard;

    [Theory]
    [InlineData("approve", "Approved", "Freeze 500")]
    [InlineData("reduce:300 approve", "Approved", "Freeze 300")]
    [InlineData("approve reduce:300", "Approved", "Freeze 500, Reduce 300")]
    [InlineData("approve send reduce:300 freeze:300", "Frozen", "Freeze 500, Reduce 300")]
    [InlineData("approve send reduce:0", "Withdrawn", "Freeze 500, Withdraw 500")]
    [InlineData("withdraw", "Withdrawn", "")]
    [InlineData("approve withdraw", "Withdrawn", "Freeze 500, Withdraw 500")]
    [InlineData("approve send acknowledge freeze:200 release:50 return:150", "Returned", "Freeze 500")]
    [InlineData("approve send freeze:500 contest askrelease:500 release:500", "Released", "Freeze 500, Release 500")]
    [InlineData("approve send freeze:500 contest uphold", "Frozen", "Freeze 500")]
    [InlineData("approve send freeze:500 askrelease:200 release:200", "Frozen", "Freeze 500, Release 200")]
    [InlineData("approve send wait:31m remind", "Sent", "Freeze 500, Remind 500")]
    [InlineData("approve send freeze:500 askrelease:200 return:300 release:200", "Returned", "Freeze 500, Release 200")]
    [InlineData("approve send freeze:500 contest askrelease:500 release:500 return:500#a", "Returned", "Freeze 500, Release 500")]
    [InlineData("approve send freeze:500 askrelease:200 wait:31m remind", "Frozen", "Freeze 500, Release 200, Remind 200")]
    [InlineData("approve send freeze:500 extend", "Frozen", "Freeze 500, Extend 500")]
    [InlineData("approve send freeze:500 wait:73h expire", "Expired", "Freeze 500, Expire 500")]
    [InlineData("approve send toolate", "TooLate", "Freeze 500")]
    [InlineData("approve send refuse", "Refused", "Freeze 500")]
    public void A_life_ends_in_a_state_and_the_bank_is_told_its_part(string life, string state, string told)
    {
        var (order, notices, refusal) = Live(life);
        Assert.Null(refusal);
        Assert.Equal((state, told), (order.State.ToString(), string.Join(", ", notices.Select(notice => $"{notice.Kind} {notice.AmountMinor}"))));
    }

    [Theory]
    [InlineData("approve send freeze:200 release:50 return:150")]
    [InlineData("approve send refuse return:200#a")]
    [InlineData("reduce:300 approve send freeze:300 extend wait:200h expire")]
    public void Whatever_became_of_an_order_it_tells_what_it_was_when_it_was_proposed(string life) =>
        Assert.Equal(Live("wait:1m").Order, Live(life).Order.AsProposed());

    [Theory]
    [InlineData("approve approve", "the order is approved, not proposed")]
    [InlineData("send", "the order is proposed, not approved")]
    [InlineData("approve freeze:1", "the order is approved and has not been sent")]
    [InlineData("approve send freeze:501", "more is frozen than the 5.00 EUR that was asked for: the disputed amount is held, not the account")]
    [InlineData("approve send reduce:300 freeze:500", "more is frozen than the 3.00 EUR that was asked for: the disputed amount is held, not the account")]
    [InlineData("approve send freeze:0", "an amount above zero is frozen, or it is too late")]
    [InlineData("approve send freeze:200 freeze:300", "the order has been answered: it is frozen")]
    [InlineData("approve send freeze:200 toolate", "the order has been answered: it is frozen")]
    [InlineData("approve send toolate freeze:200", "the order has been answered: it is too late")]
    [InlineData("approve send withdraw freeze:200", "it comes too late: the order is withdrawn")]
    [InlineData("approve send freeze:200 wait:73h expire return:200", Unnamed + "0.00 EUR" + UnnamedEnd)]
    [InlineData("approve send freeze:500 contest askrelease:500 return:500", Owed + "5.00 EUR of the 5.00" + OwedEnd + "0.00 EUR can be paid back")]
    [InlineData("approve send freeze:500 contest askrelease:500 return:500#a", Owed + "5.00 EUR of the 5.00" + OwedEnd + "0.00 EUR can be paid back")]
    [InlineData("approve send freeze:500 askrelease:200 return:301", Owed + "2.00 EUR of the 5.00" + OwedEnd + "3.00 EUR can be paid back")]
    [InlineData("approve send freeze:200 return:201", Unnamed + "2.00 EUR" + UnnamedEnd)]
    [InlineData("approve send freeze:200 return:200 return:200", Unnamed + "0.00 EUR" + UnnamedEnd)]
    [InlineData("approve send refuse returntovictim:200", Unnamed + "0.00 EUR" + UnnamedEnd)]
    [InlineData("approve send refuse return:0#a", "the amount is not above zero")]
    [InlineData("approve send refuse return:200#a return:100#a", "the reference a stands for another release or return of this order")]
    [InlineData("approve send freeze:200 release:201#a", "it is more than the 2.00 EUR that is held")]
    [InlineData("approve send freeze:200 wait:73h expire release:200#a", "the order is expired: nothing is held")]
    [InlineData("approve send toolate return:200#a freeze:200", "the order has been answered: it is returned")]
    [InlineData("return:200#a", "the order is proposed: nothing is held")]
    [InlineData("approve return:200#a", "the order is approved: nothing is held")]
    [InlineData("approve send return:200#a", "the order is sent: nothing is held")]
    [InlineData("approve send freeze:200 askrelease:201", "it is more than the 2.00 EUR that is held")]
    [InlineData("approve send freeze:200 release:100#a release:50#a", "the reference a stands for another release or return of this order")]
    [InlineData("approve send freeze:200 wait:71h expire", "its time is not over")]
    [InlineData("approve send wait:29m remind", "no answer is overdue")]
    [InlineData("approve send freeze:200 wait:31m remind", "no answer is overdue")]
    [InlineData("approve send freeze:200 withdraw", "the order is frozen: release what is held instead")]
    [InlineData("approve send freeze:200 reduce:100", "the order is frozen: what it asked for has been answered")]
    [InlineData("approve send freeze:200 extend extend", "it cannot be extended")]
    [InlineData("approve send freeze:200 uphold", "nobody has contested it")]
    public void What_may_not_happen_is_refused_by_name(string life, string refusal) => Assert.Equal(refusal, Live(life).Refusal);

    [Theory]
    [InlineData("approve send freeze:200", "freeze:200", true)]
    [InlineData("approve send freeze:200 return:200", "freeze:200", true)]
    [InlineData("approve send freeze:200", "freeze:201", false)]
    [InlineData("approve send freeze:200", "acknowledge", true)]
    [InlineData("approve send freeze:200 return:50#a", "return:50#a", true)]
    [InlineData("approve send freeze:200 return:50#a", "release:50#a", false)]
    [InlineData("approve send freeze:200 return:50#a", "return:51#a", false)]
    [InlineData("approve send freeze:200 return:50", "return:50", false)]
    [InlineData("approve send refuse return:50#a", "return:50#a", true)]
    [InlineData("approve send refuse return:50#a", "returntovictim:50#a", false)]
    [InlineData("approve send refuse return:50#a", "refuse", true)]
    [InlineData("approve send toolate return:50#a", "toolate", true)]
    [InlineData("approve send toolate return:50#a", "refuse", false)]
    [InlineData("withdraw return:50#a", "withdraw", true)]
    [InlineData("approve send freeze:200 return:250#a", "return:250#a", true)]
    [InlineData("approve send freeze:200 askrelease:50", "askrelease:50", true)]
    [InlineData("approve send freeze:200 askrelease:50 release:50", "askrelease:50", false)]
    public void The_same_word_again_is_a_repeat(string life, string again, bool isRepeat) =>
        Assert.Equal(isRepeat, Live(life).Order.IsRepeat(What(again, Start), KeyLines.None));

    [Theory]
    [InlineData("freeze:200 wait:73h expire return:200#a", "Expired", "frozen 200, released 200, returned 200 of which 200 unheld")]
    [InlineData("freeze:200 return:150 wait:73h expire returntovictim:30#a", "Expired", "frozen 200, released 50, returned 180 of which 30 unheld")]
    [InlineData("freeze:200 release:200 return:200#a", "Released", "frozen 200, released 200, returned 200 of which 200 unheld")]
    [InlineData("refuse return:300#a return:400#b", "Refused", "frozen 0, released 0, returned 700 of which 700 unheld")]
    [InlineData("toolate returntovictim:500#a", "TooLate", "frozen 0, released 0, returned 500 of which 500 unheld")]
    [InlineData("withdraw return:500#a", "Withdrawn", "frozen 0, released 0, returned 500 of which 500 unheld")]
    [InlineData("reduce:0 return:500#a", "Withdrawn", "frozen 0, released 0, returned 500 of which 500 unheld")]
    [InlineData("freeze:200 return:500#a", "None", "frozen 200, released 0, returned 500 of which 300 unheld")]
    [InlineData("freeze:200 release:100 return:150#a", "None", "frozen 200, released 100, returned 150 of which 50 unheld")]
    [InlineData("freeze:200 return:200 return:300#a", "None", "frozen 200, released 0, returned 500 of which 300 unheld")]
    public void Money_that_comes_back_though_it_is_not_held_ends_as_returned_and_was_never_frozen(string life, string endedAs, string sums)
    {
        var (order, notices, refusal) = Live("approve send " + life);
        Assert.Null(refusal);
        Assert.Equal((FreezeOrderState.Returned, endedAs), (order.State, order.EndedAs.ToString()));
        Assert.Equal(
            sums, $"frozen {order.FrozenMinor}, released {order.ReleasedMinor}, returned {order.ReturnedMinor} of which {order.UnheldMinor} unheld");
        Assert.Equal((0, 0, 0), (order.HeldMinor, order.ClaimedMinor, order.ReleaseAskedMinor));
        Assert.DoesNotContain(notices, notice => notice.Time != Start && notice.Kind != NoticeKind.Expire);
    }

    [Theory]
    [InlineData("approve", 500)]
    [InlineData("approve reduce:300", 300)]
    [InlineData("approve raise:700", 500)]
    [InlineData("approve raise:600 raise:700 send", 500)]
    [InlineData("approve raise:700 send:700", 700)]
    [InlineData("approve raise:700 send:700 reduce:600", 600)]
    [InlineData("raise:700 approve send", 700)]
    public void A_bank_that_names_no_amount_means_what_it_was_told(string life, long meantMinor) =>
        Assert.Equal(meantMinor, Live(life).Order.MeantMinor);

    [Fact]
    public void Reminders_come_half_as_often_each_time()
    {
        var (order, _, _) = Live("approve send");
        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var due = order.AnswerDue!.Value;
            order = order.After(new FreezeEvent(FreezeEventKind.Remind, due, "the clock"), Rules);
            waits.Add((order.AnswerDue!.Value - due).TotalHours);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 32, 32, 32], waits);
    }

    private static (FreezeOrder Order, List<FreezeNotice> Notices, string? Refusal) Live(string life)
    {
        var order = new FreezeOrder
        {
            Number = 1,
            Case = 1,
            ReportId = "r1",
            Purse = 1,
            Bank = "LANTTH2X",
            Account = "MULE",
            Asked = new Money(500, Currency.Parse("EUR")),
            FirstAskedMinor = 500,
            Hop = 1,
            Policy = TaintPolicy.Fifo,
            ProposedAt = Start,
            ApprovalsNeeded = 1,
        };
        var notices = new List<FreezeNotice>();
        var now = Start;
        foreach (var step in life.Split(' '))
        {
            if (step.StartsWith("wait:", StringComparison.Ordinal))
            {
                var count = int.Parse(step.AsSpan(5, step.Length - 6), System.Globalization.CultureInfo.InvariantCulture);
                now += step[^1] == 'm' ? TimeSpan.FromMinutes(count) : TimeSpan.FromHours(count);
                continue;
            }

            var what = What(step, now);
            if (order.Refusal(what, Rules, KeyLines.None) is { } refusal)
            {
                return (order, notices, refusal?.English);
            }

            var after = order.After(what, Rules);
            if (FreezeNotice.Of((uint)notices.Count + 1, order, after, what) is { } notice)
            {
                notices.Add(notice);
            }

            order = after;
            Assert.True(order.HeldMinor >= 0 && order.ReleaseAskedMinor <= order.HeldMinor, life);
        }

        return (order, notices, null);
    }

    // A kind, and where it needs them an amount and the bank's reference: return:150#a.
    private static FreezeEvent What(string step, Instant now)
    {
        var parts = step.Split(':', '#');
        var kind = Enum.Parse<FreezeEventKind>(parts[0], ignoreCase: true);
        var amount = parts.Length > 1 ? long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        return new FreezeEvent(kind, now, "somebody", amount, "because", parts.Length > 2 ? parts[2] : null);
    }
}
