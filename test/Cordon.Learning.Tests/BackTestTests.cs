using System.Globalization;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;

namespace Cordon.Learning.Tests;

/// <summary>A policy tried on a centre's own past, against a count by hand over what was handed in.</summary>
public sealed class BackTestTests
{
    private const int Days = 20;
    private const int PaymentsPerDay = 30;

    // Of everything it says a scam with 0.88, the logistic of 2.
    private const string Suspicious =
        "cordon-model 1\nname tiny\nversion 7\ntrained 2026-01-01\nlightgbm\ntree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\n"
        + "objective=binary sigmoid:1\nfeature_names=amount\n\nTree=0\nnum_leaves=2\nnum_cat=0\nsplit_feature=0\nthreshold=50000.5\n"
        + "decision_type=2\nleft_child=-1\nright_child=-2\nleaf_value=2 2\nleaf_count=100 100\nis_linear=0\nshrinkage=1\n\n\nend of trees\n";

    private static readonly Instant Start = new(1_760_000_000_000);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, Days)]
    [InlineData(5, 12)]
    [InlineData(19, 20)]
    [InlineData(30, 40)]
    public async Task Its_figures_are_those_of_a_count_by_hand(int firstDay, int endDay)
    {
        await using var journal = new MemoryJournal();
        var (asOf, policy, past) = await PlayAsync(journal);
        var period = past.Where(paid => paid.Day >= firstDay && paid.Day < endDay).ToList();
        var reached = new List<int>();
        var report = await BackTest.RunAsync(
            journal, policy, Tried("holds"), Start + TimeSpan.FromDays(firstDay), Start + TimeSpan.FromDays(endDay), asOf, reached.Add,
            cancellation: Cancellation);
        var victims = period.Where(paid => paid.IsReported).ToList();
        var genuine = period.Where(paid => !paid.IsReported).ToList();
        Assert.Equal(period.Count, report.Payments);
        Assert.Equal(victims.Count(paid => paid.Major >= 500), report.Tried.Stopped(KnownAs.Victims));
        Assert.Equal(victims.Count, report.Tried.All(KnownAs.Victims));
        Assert.Equal(victims.Count(paid => paid.Major >= 700), report.InForce.Count(KnownAs.Victims, Outcome.Warn));
        Assert.Equal(genuine.Count(paid => paid.Major is >= 200 and < 500), report.Tried.Count(KnownAs.Genuine, Outcome.Warn));
        Assert.Equal(genuine.Count(paid => paid.Major >= 500), report.Tried.Count(KnownAs.Genuine, Outcome.Hold));
        Assert.Equal(victims.Where(paid => paid.Major >= 500).Sum(paid => paid.Major) * 100, (long)report.Tried.ValueStopped);
        Assert.Equal(victims.Sum(paid => paid.Major) * 100, (long)report.VictimsValue);
        double Weight(Paid paid) => Math.Min(1, (asOf.Milliseconds - AtOf(paid.Day).Milliseconds) / TimeSpan.FromDays(14).TotalMilliseconds);
        var all = genuine.Sum(Weight);
        Assert.Equal(all == 0 ? 0 : genuine.Where(p => p.Major >= 500).Sum(Weight) * 10_000 / all, report.Per10000(report.Tried.FalselyStopped), 0.01);
        Assert.Equal(
            all == 0 ? 0 : genuine.Where(p => p.Major is >= 200 and < 500).Sum(Weight) * 10_000 / all, report.Per10000(report.Tried.FalselyWarned), 0.01);
        Assert.Equal(reached.Order(), reached);
        Assert.All(reached, hundredths => Assert.InRange(hundredths, 0, 99));
    }

    [Fact]
    public async Task It_tells_why_a_rule_fired_and_why_one_missed_with_the_largest_first()
    {
        await using var journal = new MemoryJournal();
        var (asOf, policy, past) = await PlayAsync(journal);
        var report = await BackTest.RunAsync(journal, policy, Tried("holds"), Start, asOf, asOf, cancellation: Cancellation);
        var stopped = report.Examples.Where(example => example.Kind == BackTestExampleKind.NewlyStopped).ToList();
        var largest = past.Where(paid => paid.IsReported && paid.Major >= 500).OrderByDescending(paid => paid.Major).Take(BackTestReport.ExamplesMax);
        Assert.Equal(largest.Select(paid => paid.Major * 100L), stopped.Select(example => example.Amount.Minor));
        Assert.Contains(("large", $"The amount is {stopped[0].Amount}."), stopped[0].Fired);
        var missed = report.Examples.First(example => example.Kind == BackTestExampleKind.StillMissed);
        var (rule, lacks) = Assert.Single(missed.Missed);
        Assert.Equal(("large", "amount >= 500.00 EUR", $"amount = {missed.Amount}"), (rule, lacks[0].Asked, lacks[0].Found));
    }

    [Fact]
    public async Task What_came_after_a_decision_has_no_part_in_what_is_decided_again()
    {
        await using var journal = new MemoryJournal();
        var (asOf, policy, _) = await PlayAsync(journal);

        // A payee's reports are a fact: at each victim's payment nobody had reported its payee yet.
        var byReports = new Policy(0, Read("reports", "payee.reports > 0", "block"));
        var report = await BackTest.RunAsync(journal, policy, byReports, Start, asOf, asOf, cancellation: Cancellation);
        Assert.Equal(0, report.Tried.Stopped(KnownAs.Victims));
        Assert.True(report.Tried.All(KnownAs.Victims) > 0);
    }

    [Fact]
    public async Task The_largest_is_what_is_worth_most_whatever_currency_it_is_in()
    {
        await using var journal = new MemoryJournal();
        var clock = new Clock { Now = AtOf(0) };
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, clock, Cancellation);
        Paid[] all =
        [
            new(0, 0, 9_000_000, false) { Currency = "IDR" }, new(1, 0, 900, false), new(2, 0, 90_000, false) { Currency = "JPY" },
            new(3, 0, 2_000, false) { Currency = "USD" },
        ];
        await PayAsync(centre, [.. all]);
        await centre.WhenDurableAsync(Cancellation);
        var strict = new Policy(0, Read("all", "amount >= 1 EUR", "block", "fire"));
        clock.Now = AtOf(Days);
        var report = await BackTest.RunAsync(journal, centre.Policy, strict, Start, clock.Now, clock.Now, cancellation: Cancellation);
        Assert.Equal(
            ["USD", "EUR", "JPY", "IDR"],
            report.Examples.Where(example => example.Kind == BackTestExampleKind.NewlyHurt).Select(example => example.Amount.Currency.Code));
    }

    [Fact]
    public async Task Silence_is_doubted_where_the_model_suspects_and_an_officers_word_is_not()
    {
        await using var journal = new MemoryJournal();
        var clock = new Clock { Now = AtOf(0) };
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, clock, Cancellation);
        var rules = Text("holds", "amount >= 700.00 EUR", "hold 4 h, then release");
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(new Command.PublishPolicy(rules, null, false, "a test"), Cancellation)).Status);
        await PayAsync(centre, [new Paid(0, 0, 800, false), new Paid(1, 0, 600, false)]);
        var ended = await centre.SubmitAsync(new Command.EndHold("p0", 0, true, "officer 7", null), Cancellation);
        Assert.True(ended.Status == CommandStatus.Done, ended.Detail);
        await centre.WhenDurableAsync(Cancellation);
        clock.Now = AtOf(Days);
        var suspects = centre.Policy with { Model = TreeEnsemble.Read(Suspicious).Ensemble! };
        var report = await BackTest.RunAsync(journal, suspects, Tried("holds"), Start, clock.Now, clock.Now, cancellation: Cancellation);
        Assert.Equal(1 + BackTest.Labels.Believed(1 / (1 + Math.Exp(-2))), report.Genuine, 0.0001);
        var labels = await Retrainer.LabelsAsync(journal, 0, clock.Now, BackTest.Labels, cancellation: Cancellation);
        using var past = await TrainingSet.ReadAsync("past", journal, 0, labels, cancellation: Cancellation);
        Assert.Equal([(true, false), (true, true)], past.Payments.Select(payment => (payment.IsGenuine, payment.IsSilence)));
    }

    [Fact]
    public async Task It_ends_when_who_asked_leaves()
    {
        await using var journal = new MemoryJournal();
        var (asOf, policy, _) = await PlayAsync(journal);
        using var left = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            BackTest.RunAsync(journal, policy, Tried("holds"), Start, asOf, asOf, _ => left.Cancel(), cancellation: left.Token));
    }

    [Fact]
    public async Task One_is_made_at_a_time()
    {
        await using var journal = new MemoryJournal();
        var clock = new Clock { Now = AtOf(0) };
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, clock, Cancellation);
        using var reports = new PolicyReports(centre, clock);
        using var within = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var first = reports.BackTestAsync(Tried("holds"), Start, clock.Now, Wait, Cancellation).AsTask();
        within.Wait(Cancellation);
        Assert.Null(await reports.BackTestAsync(Tried("holds"), Start, clock.Now, _ => { }, Cancellation));
        Assert.Null(await reports.DriftAsync(Cancellation));
        goOn.Set();
        Assert.NotNull(await first);
        Assert.NotNull(await reports.BackTestAsync(Tried("holds"), Start, clock.Now, _ => { }, Cancellation));

        void Wait(int hundredths)
        {
            within.Set();
            goOn.Wait(Cancellation);
        }
    }

    private static Instant AtOf(int day) => Start + TimeSpan.FromDays(day) + TimeSpan.FromHours(6);

    /// <summary>Days of payments of amounts all over; each tenth is reported a day later, and each victim's money goes to an account of its own.</summary>
    private static async Task<(Instant AsOf, Policy Policy, List<Paid> Past)> PlayAsync(IJournal journal)
    {
        var clock = new Clock { Now = AtOf(0) };
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, clock, Cancellation);
        var inForce = Read("warns", "amount >= 700.00 EUR", "warn").Text;
        Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(new Command.PublishPolicy(inForce, null, false, "a test"), Cancellation)).Status);
        var past = new List<Paid>();
        for (var day = 0; day < Days; day++)
        {
            clock.Now = AtOf(day);
            var paid = Enumerable.Range(day * PaymentsPerDay, PaymentsPerDay).Select(i => new Paid(i, day, 20 + (i * 131 % 977), i % 10 == 3)).ToList();
            await PayAsync(centre, paid);
            clock.Now = AtOf(day) + TimeSpan.FromHours(20);
            foreach (var victim in paid.Where(p => p.IsReported))
            {
                var report = new Command.FileReport($"r{victim.Number}", clock.Now, $"p{victim.Number}", 0, null, null, null);
                Assert.Equal(CommandStatus.Done, (await centre.SubmitAsync(report, Cancellation)).Status);
            }

            past.AddRange(paid);
        }

        clock.Now = AtOf(Days + 3);
        return (clock.Now, centre.Policy, past);
    }

    private static async Task PayAsync(Centre centre, List<Paid> paid)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Completed = _ => done.SetResult() };
        foreach (var payment in paid)
        {
            Assert.Null(PaymentCheck.TryAdd(work.Payments, new PaymentTexts
            {
                PaymentId = Bytes($"p{payment.Number}"),
                Time = Bytes($"{AtOf(payment.Day)}"),
                PayerBank = "HARBXA2X"u8,
                PayerAccount = Bytes($"1{payment.Number:0000}"),
                PayeeBank = "LANTXB2X"u8,
                PayeeAccount = Bytes(payment.IsReported ? $"3{payment.Number:0000}" : $"2{payment.Number % 50:0000}"),
                Amount = Bytes($"{payment.Major}"),
                Currency = Bytes(payment.Currency),
            }));
        }

        Assert.True(centre.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
    }

    private static Policy Tried(string name) => new(0, RuleSet.Read(
        Text(name, "amount >= 500.00 EUR", "hold 4 h, then release") + """


        rule middle
          when amount >= 200.00 EUR
          if unknown skip
          then warn
          score 0.2
          payer "Take care."
          file "The amount is {amount}."
        """, Currency.Parse("EUR")).RuleSet!);

    private static RuleSet Read(string name, string condition, string action, string unknown = "skip") =>
        RuleSet.Read(Text(name, condition, action, unknown), Currency.Parse("EUR")).RuleSet!;

    private static string Text(string name, string condition, string action, string unknown = "skip") => $$"""
        rules "{{name}}" version 1

        rule large
          when {{condition}}{{(condition.StartsWith("amount", StringComparison.Ordinal) ? $"\n  if unknown {unknown}" : "")}}
          then {{action}}
          score 0.9
          payer "Take care."
          file "The amount is {amount}."
        """;

    private static byte[] Bytes(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed record Paid(int Number, int Day, int Major, bool IsReported)
    {
        public string Currency { get; init; } = "EUR";
    }

    private sealed class Clock : TimeProvider
    {
        public Instant Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
