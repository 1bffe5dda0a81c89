using System.Text;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Tests.Support;
using Xunit;

namespace Cordon.Exchange.Tests.Asking;

/// <summary>What a holder announces, and what comes and goes in the days of an epoch.</summary>
public sealed class EpochTests
{
    [Fact]
    public void A_standing_batch_meets_what_comes_later_without_a_question_and_no_more_what_went()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1, 2, 50, 60], standing: true);
        var finding = batch.Read(world.Answer(batch), world.Known, world.Now);
        Assert.Equal([1, 2], Numbers(finding.Hits));
        var watch = finding.Watch!;
        Assert.Empty(watch.Look(world.Now));
        var spent = world.Book.Page.Spent;

        Assert.Equal([50], NextDay([50, 99], [2]));
        Assert.Equal([], NextDay([], []));
        Assert.Equal([2], NextDay([2], [50]));
        Assert.Equal(spent, world.Book.Page.Spent);

        // Who asks only now finds what is there now, and where it came.
        using var late = world.Batch([1, 2, 50, 60], seed: "late");
        var found = late.Read(world.Answer(late), world.Known, world.Now);
        Assert.Null(found.Watch);
        Assert.Equal([(1, 0), (2, 3)], found.Hits.Select(hit => (Number(hit), hit.Part)).Order());
        foreach (var hit in found.Hits)
        {
            var claim = late.Claim(hit);
            var word = world.Claims.Look(claim);
            Assert.Equal(ClaimRefusal.None, word.Refusal);
            Assert.True(word.Proof!.Shows(claim, world.Known));
            Assert.False((word.Proof with { Part = hit.Part == 0 ? 3 : 0 }).Shows(claim, world.Known));
            Assert.False((word.Proof with { Leaf = word.Proof.Leaf with { Class = "victim" } }).Shows(claim, world.Known));
            Assert.False((word.Proof with { Leaf = word.Proof.Leaf with { FirstSeen = "2023-10-31" } }).Shows(claim, world.Known));
            Assert.False(word.Proof.Shows(claim with { Leaf = claim.Leaf with { Input = "asc1|phone|+6580000050" } }, world.Known));
        }

        // With the epoch the outputs are gone.
        Assert.Empty(watch.Look(world.Epoch.Announcement.Expires));
        Assert.True(watch.IsOver);

        int[] NextDay(int[] came, int[] went)
        {
            world.Clock.Now = world.Clock.Now.AddDays(1);
            var part = world.Known.Parts;
            var delta = world.Epoch.AddDay([.. came.Select(number => world.Record(number, part))], [.. went.Select(number => world.Record(number, 0))]);
            Assert.Equal(EpochFault.None, world.Known.Apply(delta, world.Epoch.Filters[part].Bytes.ToArray(), world.Now));
            return Numbers(watch.Look(world.Now));
        }
    }

    [Fact]
    public void A_hit_whose_record_went_since_is_held_no_more()
    {
        using var world = new AskingWorld([1, 2, 3]);
        using var batch = world.Batch([1]);
        var claim = batch.Claim(Assert.Single(batch.Read(world.Answer(batch), world.Known, world.Now).Hits));
        Assert.Equal(ClaimRefusal.None, world.Claims.Look(claim).Refusal);
        _ = world.Epoch.AddDay([], [world.Record(1, 0)]);
        Assert.Equal(ClaimRefusal.NotHeld, world.Claims.Look(claim).Refusal);
    }

    [Fact]
    public void A_day_of_fifty_thousand_is_less_than_320_kilobytes_and_of_one_size_whatever_happened()
    {
        using var world = new AskingWorld([1, 2, 3], deltaCount: 50_000);
        foreach (var (came, went) in ((int, int)[])[(0, 0), (1_000, 3)])
        {
            var delta = world.Epoch.AddDay(
                [.. Enumerable.Range(1_000, came).Select(i => world.Record(i, 1))], [.. Enumerable.Range(1, went).Select(i => world.Record(i, 0))]);
            Assert.Equal(50_000, delta.Count);
            Assert.InRange(world.Epoch.Filters[^1].Bytes.Length, 310_000, 313_000);
        }

        Assert.Throws<ArgumentException>(() => world.Epoch.AddDay([world.Record(5, 1)], [world.Record(5, 0)]));
    }

    [Fact]
    public void Days_come_in_their_order_whole_and_not_before_their_time()
    {
        using var world = new AskingWorld([1, 2, 3]);
        var (one, two) = (world.Epoch.AddDay([world.Record(5, 1)], []), world.Epoch.AddDay([], []));
        var (first, second) = (world.Epoch.Filters[1].Bytes.ToArray(), world.Epoch.Filters[2].Bytes.ToArray());
        Assert.Equal(EpochFault.Early, world.Known.Apply(one, first, world.Now));
        world.Clock.Now = world.Clock.Now.AddDays(2);
        Assert.Equal(EpochFault.OtherDelta, world.Known.Apply(two, second, world.Now));
        Assert.Equal(EpochFault.OtherFilter, world.Known.Apply(one, second, world.Now));
        Assert.Equal(EpochFault.OtherDelta, world.Known.Apply(one with { Count = 1_000 }, first, world.Now));
        Assert.Equal(EpochFault.OtherDelta, world.Known.Apply(one with { Previous = new byte[32] }, first, world.Now));
        Assert.Equal(EpochFault.OtherDelta, world.Known.Apply(one with { Epoch = one.Epoch with { Number = 8 } }, first, world.Now));
        Assert.Equal(EpochFault.None, world.Known.Apply(one, first, world.Now));
        Assert.Equal(EpochFault.OtherDelta, world.Known.Apply(one, first, world.Now));
        Assert.Equal(EpochFault.Expired, world.Known.Apply(two, second, world.Epoch.Announcement.Expires));
        Assert.Equal(EpochFault.None, world.Known.Apply(two, second, world.Now));
    }

    [Fact]
    public void An_announcement_is_of_these_two_and_of_its_time()
    {
        using var world = new AskingWorld([1]);
        var (good, before) = (world.Epoch.Announcement, world.Name with { Number = 6 });
        Assert.Equal(EpochFault.None, good.FaultAfter(before, world.Now));
        foreach (var (other, now, fault) in ((EpochAnnouncement, long, EpochFault)[])[
            (good with { Epoch = good.Epoch with { Asker = "another" } }, world.Now, EpochFault.OtherPair),
            (good with { Epoch = good.Epoch with { Kind = "iban" } }, world.Now, EpochFault.OtherPair),
            (good with { Epoch = good.Epoch with { Asker = "a|b" } }, world.Now, EpochFault.Malformed),
            (good with { TagBits = 32 }, world.Now, EpochFault.Malformed),
            (good with { PublicKey = new byte[32] }, world.Now, EpochFault.Malformed),
            (good with { Expires = good.From + (93 * 86_400) }, world.Now, EpochFault.Malformed),
            (good, good.From - 1, EpochFault.NotBegun), (good, good.Expires, EpochFault.Expired)])
        {
            Assert.Equal(fault, other.FaultAfter(before, now));
        }

        var filter = world.Epoch.Filters[0].Bytes.ToArray();
        Assert.Equal(EpochFault.OtherFilter, KnownEpoch.Take(good with { Count = good.Count - 1 }, filter, before, world.Now).Fault);
        Assert.Equal(EpochFault.OtherFilter, KnownEpoch.Take(good with { RiceBits = good.RiceBits - 1 }, filter, before, world.Now).Fault);
        Assert.Equal(EpochFault.OtherFilter, KnownEpoch.Take(good, filter[..^1], before, world.Now).Fault);
    }

    [Fact]
    public void Every_record_of_a_set_can_be_opened_and_nothing_else()
    {
        var seed = Encoding.UTF8.GetBytes("a seed of 32 bytes for this set!");
        foreach (var (count, size) in ((int, int)[])[(1, 1), (1, 2), (5, 17), (100, 333)])
        {
            HeldRecord[] records = [.. Enumerable.Range(0, count).Select(i => new HeldRecord(AskingWorld.Phone(i), new DateOnly(2023, 1, 1), "mule"))];
            var set = SetCommitment.Of(records, seed, size);
            Assert.Equal(size, set.Size);
            Assert.Equal(set.Root, SetCommitment.Of([.. records.Reverse()], seed, size).Root);
            foreach (var record in records)
            {
                var (leaf, index, path) = set.Open(record)!.Value;
                Assert.True(Core.Evidence.MerkleProof.IsIncluded(leaf.Hash(), index, size, path, set.Root));
                Assert.Null(set.Open(record with { Class = "victim" }));
                Assert.Null(set.Open(record with { FirstSeen = new DateOnly(2022, 1, 1) }));
            }

            Assert.Null(set.Open(new HeldRecord(AskingWorld.Phone(count), new DateOnly(2023, 1, 1), "mule")));
        }
    }

    private static int Number(QueryHit hit) => int.Parse(hit.Input[^6..], System.Globalization.CultureInfo.InvariantCulture);

    private static int[] Numbers(IReadOnlyList<QueryHit> hits) => [.. hits.Select(Number).Order()];
}
