using Cordon.Core.Cases;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Cases;

/// <summary>Figures and queue are read in slices, and yet tell of one moment.</summary>
public sealed class LaneReadingTests
{
    private const int Cases = 1_500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_and_queue_tell_of_one_moment_however_much_changes_while_they_are_read()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal, new CentreOptions { SliceItemsMax = 10 });
        await using var centre = world.Centre;
        for (var number = 1; number <= Cases; number++)
        {
            await world.Pay($"p{number}", $"V{number}", $"M{number}", 100);
            await world.Report($"r{number}", $"p{number}");
        }

        uint[] answered = [.. Enumerable.Range(1, Cases).Select(number => (uint)number)];
        new Random(5).Shuffle(answered);
        await WhileAsync(AnswerAll(world, answered, FreezeEventKind.Freeze), async () =>
        {
            var figures = (await centre.FindFiguresAsync(Cancellation)).Figures!;
            var held = (int)figures.Figures.Held.Sum(sum => (long)sum.Count);
            Assert.Equal(Cases, figures.Cases.Count);
            Assert.Equal(answered.Take(held).Order(), Numbers(figures.Cases, file => file.HeldMinor > 0));
            Assert.Equal(answered.Take(held).Order(), Numbers(figures.Cases, file => file.Orders[0].Held is not null));

            var queue = (await centre.FindQueueAsync(Cases, Cancellation)).Queue!.OrderBy(item => item.Order.Number).ToList();
            var frozen = Numbers(queue, item => item.Order.State == FreezeOrderState.Frozen);
            Assert.Equal(Cases, queue.Count);
            Assert.Equal(answered.Take(frozen.Count).Order(), frozen);
            Assert.All(queue, item => Assert.Equal(item.Order.State == FreezeOrderState.Frozen ? 0 : 10_000, item.Reach.FreeMinor));
            return held;
        });

        // And while orders are closed: with their money paid back.
        await WhileAsync(AnswerAll(world, answered, FreezeEventKind.Return), async () =>
        {
            var figures = (await centre.FindFiguresAsync(Cancellation)).Figures!;
            var returned = (int)figures.Figures.Returned.Sum(sum => (long)sum.Count);
            Assert.Equal(Cases - returned, (int)figures.Figures.Held.Sum(sum => (long)sum.Count));
            Assert.Equal(answered.Take(returned).Order(), Numbers(figures.Cases, file => file.ReturnedMinor > 0));
            Assert.Equal(answered.Skip(returned).Order(), Numbers(figures.Cases, file => file.HeldMinor > 0));

            var queue = (await centre.FindQueueAsync(Cases, Cancellation)).Queue!;
            Assert.Equal(answered.Skip(Cases - queue.Count).Order(), queue.Select(item => item.Order.Number).Order());
            return returned;
        });
    }

    /// <summary>Asks until something has been done, at least once in its midst.</summary>
    private static async Task WhileAsync(Task done, Func<Task<int>> ask)
    {
        var seen = new HashSet<int>();
        do
        {
            seen.Add(await ask());
        }
        while (!done.IsCompleted);
        await done;
        Assert.Contains(seen, count => count is > 0 and < Cases);
        Assert.Equal(Cases, await ask());
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_all_answered()
    {
        await using var journal = new MemoryJournal();
        var world = await RecoveryWorld.OpenAsync(journal);
        await using var centre = world.Centre;
        await world.Pay("p1", "A", "MULE", 500);
        await world.Report("r1", "p1");
        var asked = Enumerable.Range(0, 50)
            .SelectMany(_ => new[] { centre.FindFiguresAsync(Cancellation).AsTask(), centre.FindQueueAsync(1, Cancellation).AsTask() }).ToList();
        foreach (var question in asked)
        {
            Assert.Equal(CommandStatus.Done, (await question).Status);
        }
    }

    private static async Task AnswerAll(RecoveryWorld world, uint[] orders, FreezeEventKind kind)
    {
        // Some at a time, so that every slice of a reading finds some between it and the next; they are done in the order of being handed in.
        foreach (var some in orders.Chunk(20))
        {
            await Task.WhenAll(some.Select(order => world.Answer(order, kind, 10_000)));
        }
    }

    private static List<uint> Numbers<T>(IReadOnlyList<T> all, Func<T, bool> fits) =>
        [.. Enumerable.Range(1, all.Count).Where(number => fits(all[number - 1])).Select(number => (uint)number)];
}
