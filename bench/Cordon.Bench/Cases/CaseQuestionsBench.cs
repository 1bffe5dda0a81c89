using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cordon.Bench.Measuring;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;

namespace Cordon.Bench.Cases;

/// <summary>
/// <c>case-questions</c>: the figures and the queue of many open cases are asked for, while something else is asked of the lane all the time. The
/// value is the longest that this had to wait.
/// </summary>
internal static class CaseQuestionsBench
{
    private const int PaymentsAWork = 1_000;
    private const int QueueMax = 500;
    private const int Repetitions = 3;

    private static readonly Instant Start = new(1_760_000_000_000);

    public static int Run(BenchRun run) => RunAsync(run).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(BenchRun run)
    {
        var cases = run.Size(200_000, 20_000);
        var centre = await Centre.OpenAsync(new CentreOptions { IsReplay = true }, new MemoryJournal(), TimeProvider.System).ConfigureAwait(false);
        await using (centre.ConfigureAwait(false))
        {
            await FillAsync(centre, cases).ConfigureAwait(false);
            var alone = await WhileAsync(centre, () => Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System)).ConfigureAwait(false);
            var (figures, queue) = (new List<double>(), new List<double>());
            var (figuresWaits, queueWaits) = (new List<double>(), new List<double>());
            for (var i = 0; i < Repetitions; i++)
            {
                figuresWaits.Add(await WhileAsync(centre, () => TimeAsync(centre.FindFiguresAsync().AsTask(), figures)).ConfigureAwait(false));
                queueWaits.Add(await WhileAsync(centre, () => TimeAsync(centre.FindQueueAsync(QueueMax).AsTask(), queue)).ConfigureAwait(false));
            }

            run.Report(
                [.. figuresWaits.Zip(queueWaits, Math.Max)], "ms, the longest wait for the lane meanwhile", $"{cases} cases with an open order each",
                ("figures_wait_ms", BenchRun.Median(figuresWaits)), ("queue_wait_ms", BenchRun.Median(queueWaits)), ("wait_without_ms", alone),
                ("figures_answer_ms", BenchRun.Median(figures)), ("queue_answer_ms", BenchRun.Median(queue)));
            return 0;
        }
    }

    private static async Task FillAsync(Centre centre, int cases)
    {
        for (var first = 0; first < cases; first += PaymentsAWork)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var work = new PaymentWork { Completed = _ => done.SetResult() };
            for (var i = first; i < first + PaymentsAWork; i++)
            {
                Add(work.Payments, i);
            }

            if (!centre.TrySubmit(work))
            {
                throw new InvalidOperationException("The centre took no payments.");
            }

            await done.Task.ConfigureAwait(false);
            var reports = Enumerable.Range(first, PaymentsAWork).Select(i => centre.SubmitAsync(
                new Command.FileReport(Id('r', i), Start + TimeSpan.FromMinutes(1 + (i / PaymentsAWork)), Id('p', i), 0, null, null, null)).AsTask());
            var results = await Task.WhenAll(reports).ConfigureAwait(false);
            if (results.FirstOrDefault(result => result is not { Status: CommandStatus.Done, Case.Orders.Count: 1 }) is { } failed)
            {
                throw new InvalidOperationException($"A report was not taken with one order: {failed.Detail}");
            }
        }
    }

    private static void Add(PaymentBatch to, int number)
    {
        var fault = PaymentCheck.TryAdd(to, new PaymentTexts
        {
            PaymentId = Encoding.UTF8.GetBytes(Id('p', number)),
            Time = Encoding.UTF8.GetBytes((Start + TimeSpan.FromMinutes(number / PaymentsAWork)).ToString()),
            PayerBank = "AAAAXAAA"u8,
            PayerAccount = Encoding.UTF8.GetBytes(Id('V', number)),
            PayeeBank = "BBBBXBBB"u8,
            PayeeAccount = Encoding.UTF8.GetBytes(Id('M', number)),
            Amount = "100"u8,
            Currency = "EUR"u8,
        });
        if (fault is not null)
        {
            throw new InvalidOperationException($"The bench's payment is faulty: {fault}");
        }
    }

    private static string Id(char kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    private static async Task TimeAsync(Task<CommandResult> question, List<double> milliseconds)
    {
        var from = Stopwatch.GetTimestamp();
        var result = await question.ConfigureAwait(false);
        milliseconds.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        if (result.Status != CommandStatus.Done)
        {
            throw new InvalidOperationException($"The question was not answered: {result.Detail}");
        }
    }

    /// <summary>Asks the lane over and over until something has ended. Returns the longest wait, in milliseconds.</summary>
    private static async Task<double> WhileAsync(Centre centre, Func<Task> something)
    {
        var longest = 0L;
        var ended = something();
        while (!ended.IsCompleted)
        {
            var from = Stopwatch.GetTimestamp();
            await centre.WhenDurableAsync().ConfigureAwait(false);
            longest = Math.Max(longest, Stopwatch.GetTimestamp() - from);
        }

        await ended.ConfigureAwait(false);
        return longest * 1_000.0 / Stopwatch.Frequency;
    }
}
