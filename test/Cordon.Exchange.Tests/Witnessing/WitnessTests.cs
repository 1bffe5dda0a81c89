using Cordon.Core.Evidence;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Witnessing;
using CsCheck;
using Xunit;

namespace Cordon.Exchange.Tests.Witnessing;

/// <summary>A witness co-signs one history of a log, whatever it is asked and however often it is started.</summary>
public sealed class WitnessTests
{
    [Fact]
    public void What_grew_is_cosigned_step_by_step_and_across_starts()
    {
        using var folder = new ScratchFolder();
        using var log = new GrowingLog();
        var clock = new SetClock();
        long last = 0;
        foreach (var grown in (int[])[1, 1, 2, 3, 0, 250, 1])
        {
            log.Append(grown);
            using var witness = Witness.Open(folder.Path, [log.Key], clock);
            var word = witness.Look(log.Request(last, log.Size));
            Assert.Equal((WitnessAnswer.Cosigned, log.Size), (word.Answer, word.Size));
            var note = witness.Last(log.Key.Name)!;
            Assert.Equal(log.At(log.Size).Text, note.Text);
            Assert.Equal(clock.Now.ToUnixTimeSeconds(), WitnessKey.CosignatureOf(witness.Key, note)!.Seconds);
            Assert.Equal(word.Cosignature!.Bytes, note.Signatures[^1].Bytes);
            last = log.Size;
            clock.Now += TimeSpan.FromMinutes(1);
        }
    }

    [Fact]
    public void Whatever_did_not_grow_is_refused_and_the_last_checkpoint_stays()
    {
        using var folder = new ScratchFolder();
        using var log = new GrowingLog();
        using var other = new GrowingLog();
        log.Append(9);
        using var witness = Witness.Open(folder.Path, [log.Key], new SetClock());
        Assert.Equal(WitnessAnswer.Cosigned, witness.Look(log.Request(0, 5)).Answer);
        var kept = witness.Last(log.Key.Name)!.Whole;
        var grown = log.Request(5, 9);
        other.Append(9);
        Assert.Equal(WitnessAnswer.UnknownLog, witness.Look(other.Request(0, 9)).Answer);
        Assert.Equal(WitnessAnswer.NotSigned, witness.Look(grown with { Note = other.Signed(log.At(9)) }).Answer);
        Assert.Equal((WitnessAnswer.OtherSize, 5), Sized(witness.Look(log.Request(0, 9))));
        Assert.Equal((WitnessAnswer.OtherSize, 5), Sized(witness.Look(log.Request(6, 9))));
        Assert.Equal((WitnessAnswer.OtherSize, 5), Sized(witness.Look(log.Request(4, 4))));
        Assert.Equal(WitnessAnswer.NotGrown, witness.Look(grown with { Path = [] }).Answer);
        Assert.Equal(WitnessAnswer.NotGrown, witness.Look(grown with { Path = [.. grown.Path, new byte[32]] }).Answer);
        Assert.Equal(WitnessAnswer.NotGrown, witness.Look(log.Request(5, 5) with { Path = [new byte[32]] }).Answer);
        Assert.Null(witness.Other(log.Key.Name));
        Assert.Equal(kept, witness.Last(log.Key.Name)!.Whole);
        Assert.Equal(WitnessAnswer.Cosigned, witness.Look(grown).Answer);
    }

    [Fact]
    public void Who_signed_two_trees_of_one_size_is_convicted_by_his_own_signatures()
    {
        using var folder = new ScratchFolder();
        using var log = new GrowingLog();
        log.Append(7);
        using var witness = Witness.Open(folder.Path, [log.Key], new SetClock());
        Assert.Equal(WitnessAnswer.Cosigned, witness.Look(log.Request(0, 7)).Answer);
        log.Rewrite(3, "another past");

        // Also where he asks in another way than he should.
        Assert.Equal(WitnessAnswer.OtherSize, witness.Look(log.Request(5, 7)).Answer);
        Assert.NotNull(witness.Other(log.Key.Name));
        Assert.Equal(WitnessAnswer.OtherRoot, witness.Look(log.Request(7, 7)).Answer);
        log.Append(4);
        Assert.Equal(WitnessAnswer.NotGrown, witness.Look(log.Request(7, 11)).Answer);
        var (one, two) = (witness.Last(log.Key.Name)!, witness.Other(log.Key.Name)!);
        Assert.All([one, two], note => Assert.True(Engine.Proving.LogKey.HasSigned(log.Key, note)));
        Assert.Equal(Checkpoint.Read(one.Text)!.Size, Checkpoint.Read(two.Text)!.Size);
        Assert.NotEqual(one.Text, two.Text);
        Assert.Null(WitnessKey.CosignatureOf(witness.Key, two));
    }

    [Fact]
    public void Of_many_who_ask_at_once_one_is_next_and_none_leads_back()
    {
        using var folder = new ScratchFolder();
        using var log = new GrowingLog();
        log.Append(64);
        var requests = Enumerable.Range(1, 64).Select(size => log.Request(0, size)).ToArray();
        using var witness = Witness.Open(folder.Path, [log.Key], new SetClock());
        var words = new WitnessWord[requests.Length];
        Parallel.For(0, requests.Length, i => words[i] = witness.Look(requests[i]));
        var size = Assert.Single(words, word => word.Answer == WitnessAnswer.Cosigned).Size;
        Assert.All(words.Where(word => word.Answer != WitnessAnswer.Cosigned), word => Assert.Equal((WitnessAnswer.OtherSize, size), Sized(word)));
        Assert.Equal(size, Checkpoint.Read(witness.Last(log.Key.Name)!.Text)!.Size);
    }

    [Fact]
    public void A_file_that_is_damaged_or_anothers_is_refused_at_the_start()
    {
        using var folder = new ScratchFolder();
        using var log = new GrowingLog();
        log.Append(2);
        using (var witness = Witness.Open(folder.Path, [log.Key], new SetClock()))
        {
            Assert.Equal(WitnessAnswer.Cosigned, witness.Look(log.Request(0, 2)).Answer);
        }

        var file = Assert.Single(Directory.GetFiles(folder.Path, "*.checkpoint"));
        var text = File.ReadAllText(file);
        foreach (var damaged in (string[])["", text.Replace("\n2\n", "\n1\n", StringComparison.Ordinal), log.Signed(2).Whole])
        {
            File.WriteAllText(file, damaged);
            Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => Witness.Open(folder.Path, [log.Key], new SetClock())).Message);
        }
    }

    /// <summary>A log that goes on honestly from some of its sizes, or with an entry written anew: what is co-signed is always one history.</summary>
    [Fact]
    public void All_that_is_ever_cosigned_is_one_history() => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[-1, 39]).List[1, 30].Sample(
        asked =>
        {
            using var folder = new ScratchFolder();
            using var log = new GrowingLog();
            log.Append(40);
            var cosigned = new List<string>();
            using var witness = Witness.Open(folder.Path, [log.Key], new SetClock());
            foreach (var (from, to, rewritten) in asked)
            {
                if (rewritten >= 0)
                {
                    log.Rewrite(rewritten, FormattableString.Invariant($"{from} {to} {cosigned.Count}"));
                }

                if (witness.Look(log.Request(from, to)).Answer == WitnessAnswer.Cosigned)
                {
                    var history = log.History(to);
                    Assert.All(cosigned, earlier => Assert.StartsWith(earlier, history, StringComparison.Ordinal));
                    cosigned.Add(history);
                }
            }
        },
        iter: 100);

    [Theory]
    [InlineData("old 0\n", true)]
    [InlineData("old 00\n", false)]
    [InlineData("old 3\n", false)]
    [InlineData("old -1\n", false)]
    [InlineData("old\n", false)]
    [InlineData("old 0\nnot base 64\n", false)]
    [InlineData("old 0\nAAAA\n", false)]
    [InlineData("", false)]
    public void A_request_is_read_as_it_is_written_or_not_at_all(string head, bool isRead)
    {
        using var log = new GrowingLog();
        log.Append(2);
        var read = WitnessRequest.Read(head + "\n" + log.Signed(2).Whole);
        Assert.Equal(isRead, read is not null);
        Assert.Equal(isRead ? head + "\n" + log.Signed(2).Whole : null, read?.Whole);
    }

    [Fact]
    public void A_request_comes_through_whole()
    {
        using var log = new GrowingLog();
        log.Append(200);
        var request = log.Request(77, 200);
        Assert.Equal(request.Whole, WitnessRequest.Read(request.Whole)!.Whole);
        Assert.Null(WitnessRequest.Read(request.Whole.Replace("old 77", "old 201", StringComparison.Ordinal)));
        var many = request with { Path = [.. Enumerable.Repeat(new byte[32], MerkleProof.PathMax + 1)] };
        Assert.Null(WitnessRequest.Read(many.Whole));
    }

    private static (WitnessAnswer Answer, long Size) Sized(WitnessWord word) => (word.Answer, word.Size);
}
