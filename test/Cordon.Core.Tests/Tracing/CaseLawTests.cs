using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Tracing;

/// <summary>
/// What courts and forensic accountants have worked out, step by step. A row of steps: a letter and an amount pay in (each letter is a claimant, o the
/// holder's own money), a minus takes out. Then what of each claimant's money is left, each traced by itself.
/// </summary>
public sealed class CaseLawTests
{
    private const uint Holder = 1;
    private const uint Outside = 2;
    private static readonly Currency Gbp = Currency.Parse("GBP");

    // Devaynes v Noble, Clayton's case (1816) 1 Mer 572: £1,713 stood to Clayton's credit when Devaynes died; the bank then paid out more than that, and more
    // was paid in. What was paid out went to the oldest credit. The single payments after the death are ours.
    [Theory]
    [InlineData("a1713 -1260 o1500 -1000", TaintPolicy.Fifo, "a0")]
    [InlineData("a1713 -1260 o1500 -1000", TaintPolicy.Libr, "a453")]

    // Re Hallett's Estate (1880) 13 Ch D 696, in pence: of Mrs Cotterill's bonds £1,708 came into her solicitor's own account. Had he paid in no more,
    // £1,708 16s would have been left by what he drew; with what he paid in later it was £3,029 15s 1d. Held: he drew his own money first. Fry J had followed
    // Clayton's case. How much of his own stood beside hers at first is ours.
    [InlineData("a409920 o192000 -191808 o317029", TaintPolicy.Libr, "a409920")]
    [InlineData("a409920 o192000 -191808 o317029", TaintPolicy.Fifo, "a218112")]

    // James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62, in pence: £455 18s 11d of the company's came into the account, drawings left £25 18s of it, own
    // money then raised it to £358 5s 5d. Held: no more can be traced than the lowest balance in between.
    [InlineData("a109427 -103211 o79769", TaintPolicy.Libr, "a6216")]
    [InlineData("a109427 -103211 o79769", TaintPolicy.Fifo, "a6216")]

    // Barlow Clowes International v Vaughan [1992] 4 All ER 22 weighs Clayton's case against the rolling charge of Re Ontario Securities Commission
    // and Greymac Credit Corp (1986) 55 OR (2d) 673, by which each withdrawal is borne by those whose money was there in proportion to it.
    // The numbers are ours.
    [InlineData("a100 b200 -150 c150 -150", TaintPolicy.Fifo, "a0 b0 c150")]
    [InlineData("a100 b200 -150 c150 -150", TaintPolicy.Prorata, "a25 b50 c75")]

    // "Unravel Financial Mysteries: An Introduction to Cash Tracing" (Citrin Cooperman, for fraud examiners): Peter and Lisa pay in 100
    // each, 100 is drawn. Whose?
    [InlineData("a100 b100 -100", TaintPolicy.Fifo, "a0 b100")]
    [InlineData("a100 b100 -100", TaintPolicy.Lifo, "a100 b0")]
    [InlineData("a100 b100 -100", TaintPolicy.Prorata, "a50 b50")]
    public void Finds_what_was_held(string steps, TaintPolicy policy, string left)
    {
        using var graph = new MoneyGraph();
        var paid = Play(graph, steps);
        foreach (var (claimant, amount) in left.Split(' ').Select(part => (part[0], long.Parse(part[1..], System.Globalization.CultureInfo.InvariantCulture))))
        {
            var trail = new Trail();
            new Tracer(graph).Trace([paid[claimant]], policy, long.MaxValue, TraceBounds.Standard, trail);
            Assert.Equal(amount, trail.Ends.Where(end => end.Purse == Holder && end.Fate == TrailFate.Rests).Sum(end => end.Amount));
            Assert.Equal(trail.Stolen, trail.Ends.Sum(end => end.Share));
        }
    }

    // The same question from the other end: whose is what lies there?
    [Theory]
    [InlineData("a1713 -1260 o1500 -1000", TaintPolicy.Fifo, "a0")]
    [InlineData("a109427 -103211 o79769", TaintPolicy.Libr, "a6216")]
    [InlineData("a409920 o192000 -191808 o317029", TaintPolicy.Libr, "a409920")]
    [InlineData("a100 b200 -150 c150 -150", TaintPolicy.Prorata, "a25 b50 c75")]
    [InlineData("a100 b100 -100", TaintPolicy.Lifo, "a100 b0")]
    public void Finds_backward_what_was_held(string steps, TaintPolicy policy, string left)
    {
        using var graph = new MoneyGraph();
        var paid = Play(graph, steps);
        var trail = new Trail();
        var stolen = paid.Values.Select(payment => payment.Transfer).ToHashSet();
        new OriginTracer(graph).Trace([new AskedMoney(Holder, 0)], stolen.Contains, policy, long.MaxValue, TraceBounds.Standard, trail);
        foreach (var part in left.Split(' '))
        {
            var amount = trail.Ends.Where(end => end.Fate == TrailFate.Reported && end.Transfer == paid[part[0]].Transfer).Sum(end => end.Amount);
            Assert.Equal(part, $"{part[0]}{amount}");
        }
    }

    private static Dictionary<char, StolenTransfer> Play(MoneyGraph graph, string steps)
    {
        _ = (graph.PurseOf(Holder, Gbp), graph.PurseOf(Outside, Gbp));
        var paid = new Dictionary<char, StolenTransfer>();
        foreach (var step in steps.Split(' '))
        {
            var amount = long.Parse(step[1..], System.Globalization.CultureInfo.InvariantCulture);
            if (step[0] == '-')
            {
                graph.Book(Holder, Outside, amount, amount, 0, graph.TransferCount + 1);
                continue;
            }

            var payer = graph.PurseOf(step[0], Gbp);
            var transfer = graph.Book(payer, Holder, amount, amount, 0, graph.TransferCount + 1);
            if (step[0] != 'o')
            {
                paid.Add(step[0], new StolenTransfer(payer, transfer));
            }
        }

        return paid;
    }
}
