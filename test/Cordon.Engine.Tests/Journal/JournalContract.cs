using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>What <see cref="IJournal"/> promises, held against every store.</summary>
public abstract partial class JournalContract
{
    private const int Partition = 3;

    /// <summary>A journal on this test's store: each call another handle, where the store is outside of the process.</summary>
    protected abstract IJournal Open();

    /// <summary>Changes a frame in the store behind the journal's back; null removes it.</summary>
    protected abstract Task TamperAsync(int partition, long position, Func<byte[], byte[]?> change);

    [Fact]
    public async Task Reads_batches_in_order_as_they_were_appended()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 20);
        var read = await journal.ListAsync(Partition);
        Assert.Equal(20, read.Count);
        Assert.All(read, (batch, index) =>
        {
            Assert.Equal((Partition, index, owner.Epoch, Batches.Id(index), 7), (batch.Partition, batch.Position, batch.Epoch, batch.BatchId, batch.RecordCount));
            Assert.Equal(Batches.Payload(index), batch.Payload.ToArray());
        });
    }

    [Fact]
    public async Task Reads_from_a_position_one_batch_and_beyond_the_end()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 20);
        Assert.Equal([17, 18, 19], (await journal.ListAsync(Partition, 17)).Select(b => b.Position));
        Assert.Empty(await journal.ListAsync(Partition, 20));
        Assert.Empty(await journal.ListAsync(Partition, 4_000));
        Assert.Equal(Batches.Payload(5), (await journal.ReadOneAsync(Partition, 5))!.Payload.ToArray());
        Assert.Null(await journal.ReadOneAsync(Partition, 20));
    }

    [Fact]
    public async Task Sees_an_append_at_once_and_through_every_handle()
    {
        await using var journal = Open();
        await using var other = Open();
        Assert.Equal(0, await other.NextPositionAsync(Partition));
        var owner = await journal.TakeOwnershipAsync(Partition);
        for (var position = 0; position < 5; position++)
        {
            await journal.AppendAsync(owner, position);
            Assert.Equal(position + 1, await other.NextPositionAsync(Partition));
            Assert.NotNull(await other.ReadOneAsync(Partition, position));
        }
    }

    [Fact]
    public async Task A_partition_never_owned_is_empty_and_takes_no_append()
    {
        await using var journal = Open();
        Assert.Equal(0, await journal.NextPositionAsync(9));
        Assert.Empty(await journal.ListAsync(9));
        Assert.Null(await journal.ReadOneAsync(9, 0));
        Assert.Equal(AppendStatus.Fenced, await journal.AppendAsync(new JournalOwner(9, 1), 0));
        Assert.Equal(0, await journal.NextPositionAsync(9));
    }

    [Fact]
    public async Task Keeps_partitions_apart()
    {
        await using var journal = Open();
        foreach (var partition in (int[])[0, 1, JournalLimits.PartitionMax])
        {
            await journal.FillAsync(await journal.TakeOwnershipAsync(partition), 3);
        }

        foreach (var partition in (int[])[0, 1, JournalLimits.PartitionMax])
        {
            Assert.All(await journal.ListAsync(partition), batch => Assert.Equal(partition, batch.Partition));
            Assert.Equal(3, await journal.NextPositionAsync(partition));
        }
    }

    [Fact]
    public async Task A_repeated_append_is_there_once()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 3);
        Assert.Equal(AppendStatus.AlreadyThere, await journal.AppendAsync(owner, 2));
        Assert.Equal(AppendStatus.AlreadyThere, await journal.AppendAsync(owner, 0));
        Assert.Equal(3, await journal.NextPositionAsync(Partition));
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_the_callers_defect()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 1);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await journal.AppendAsync(owner, 0, Batches.Id(0), Batches.Payload(99), 7));
        Assert.Contains("other content", failure.Message, StringComparison.Ordinal);
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(1_000_000)]
    public async Task Refuses_a_position_that_is_not_the_next(long position)
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 3);
        Assert.Equal(AppendStatus.WrongPosition, await journal.AppendAsync(owner, position, Batches.Id(777), Batches.Payload(777), 1));
        Assert.Equal(3, await journal.NextPositionAsync(Partition));
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_second_owner_fences_the_first_at_any_moment(int before)
    {
        await using var first = Open();
        await using var second = Open();
        var earlier = await first.TakeOwnershipAsync(Partition);
        await first.FillAsync(earlier, before);
        var later = await second.TakeOwnershipAsync(Partition);
        Assert.True(later.Epoch > earlier.Epoch);
        Assert.Equal(AppendStatus.Fenced, await first.AppendAsync(earlier, before));
        Assert.Equal(AppendStatus.Appended, await second.AppendAsync(later, before, Batches.Id(500), Batches.Payload(500), 1));
        Assert.Equal(AppendStatus.Fenced, await first.AppendAsync(earlier, before));
        Assert.Equal(AppendStatus.Fenced, await first.AppendAsync(earlier, before + 1));
        Assert.Equal(before + 1, await first.NextPositionAsync(Partition));
        Assert.Equal(later.Epoch, (await first.ReadOneAsync(Partition, before))!.Epoch);
    }

    [Fact]
    public async Task A_fenced_owner_is_still_told_what_is_durable()
    {
        await using var journal = Open();
        var earlier = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(earlier, 2);
        await journal.TakeOwnershipAsync(Partition);
        Assert.Equal(AppendStatus.AlreadyThere, await journal.AppendAsync(earlier, 1));
    }

    [Fact]
    public async Task Owners_racing_for_a_partition_never_write_past_the_fence()
    {
        await using var first = Open();
        await using var second = Open();
        async Task<List<UInt128>> Run(IJournal journal, int writer)
        {
            var acknowledged = new List<UInt128>();
            for (var round = 0; round < 8; round++)
            {
                var owner = await journal.TakeOwnershipAsync(Partition);
                var position = await journal.NextPositionAsync(Partition);
                for (var i = 0; i < 5; i++, position++)
                {
                    var id = Batches.Id((writer * 1_000) + (round * 10) + i);
                    if (await journal.AppendAsync(owner, position, id, Batches.Payload(i), 1) != AppendStatus.Appended)
                    {
                        break;
                    }

                    acknowledged.Add(id);
                }
            }

            return acknowledged;
        }

        var acknowledged = (await Task.WhenAll(Task.Run(() => Run(first, 1)), Task.Run(() => Run(second, 2)))).SelectMany(ids => ids).ToList();
        var read = await first.ListAsync(Partition);
        Assert.Equal(acknowledged.Order(), read.Select(batch => batch.BatchId).Order());
        Assert.Equal(read.Select(batch => batch.Epoch).Order(), read.Select(batch => batch.Epoch));
    }

    [Fact]
    public async Task Carries_large_small_and_incompressible_batches()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        byte[][] payloads = [[1], Batches.Noise(1, 511), Batches.Noise(2, 70_000), Batches.Payload(3, 3_000_000), Batches.Noise(4, 2_500_000)];
        for (var position = 0; position < payloads.Length; position++)
        {
            Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, position, Batches.Id(position), payloads[position], 1));
        }

        Assert.Equal(payloads, (await journal.ListAsync(Partition)).Select(batch => batch.Payload.ToArray()));
    }

    [Fact]
    public async Task Refuses_arguments_out_of_bounds()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.TakeOwnershipAsync(-1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.TakeOwnershipAsync(JournalLimits.PartitionMax + 1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.AppendAsync(default, 0, 1, new byte[1], 1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.AppendAsync(owner, -1, 1, new byte[1], 1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.AppendAsync(owner, 0, 1, ReadOnlyMemory<byte>.Empty, 1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.AppendAsync(owner, 0, 1, new byte[JournalLimits.PayloadBytesMax + 1], 1));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.AppendAsync(owner, 0, 1, new byte[1], 0));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await journal.ListAsync(Partition, -1));
        Assert.Equal(0, await journal.NextPositionAsync(Partition));
    }

    [Fact]
    public async Task Writes_nothing_when_cancelled_before()
    {
        await using var journal = Open();
        var owner = await journal.TakeOwnershipAsync(Partition);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await journal.AppendAsync(owner, 0, 1, new byte[1], 1, cancelled));
        Assert.Equal(0, await journal.NextPositionAsync(Partition));
    }

    [Theory]
    [InlineData(JournalFault.NotPersisted, AppendStatus.Appended)]
    [InlineData(JournalFault.Persisted, AppendStatus.AlreadyThere)]
    public async Task After_an_ambiguous_failure_the_same_append_settles_it(JournalFault fault, AppendStatus settled)
    {
        await using var journal = new FaultyJournal(Open());
        var owner = await journal.TakeOwnershipAsync(Partition);
        await journal.FillAsync(owner, 2);
        journal.FailNext(fault);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync(owner, 2));
        Assert.Equal(settled, await journal.AppendAsync(owner, 2));
        Assert.Equal(AppendStatus.Appended, await journal.AppendAsync(owner, 3));
        Assert.Equal([0, 1, 2, 3], (await journal.ListAsync(Partition)).Select(batch => batch.Position));
    }

    [Theory]
    [InlineData(JournalFault.NotPersisted, AppendStatus.Fenced)]
    [InlineData(JournalFault.Persisted, AppendStatus.AlreadyThere)]
    public async Task A_new_owner_between_failure_and_repetition_does_not_blur_the_answer(JournalFault fault, AppendStatus settled)
    {
        await using var journal = new FaultyJournal(Open());
        var owner = await journal.TakeOwnershipAsync(Partition);
        journal.FailNext(fault);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AppendAsync(owner, 0));
        await journal.TakeOwnershipAsync(Partition);
        Assert.Equal(settled, await journal.AppendAsync(owner, 0));
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public async Task A_writer_that_repeats_what_failed_loses_and_doubles_nothing(ulong seed)
    {
        var random = new Random((int)seed);
        await using var journal = new FaultyJournal(Open(), _ => (JournalFault)random.Next(3));
        var owner = await journal.TakeOwnershipAsync(Partition);
        for (var position = 0; position < 30;)
        {
            try
            {
                Assert.True(await journal.AppendAsync(owner, position) is AppendStatus.Appended or AppendStatus.AlreadyThere);
                position++;
            }
            catch (JournalUnavailableException)
            {
            }
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(i => Batches.Id(i)), (await journal.ListAsync(Partition)).Select(batch => batch.BatchId));
    }
}
