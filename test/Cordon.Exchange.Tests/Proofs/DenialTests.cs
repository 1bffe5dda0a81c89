using System.Text.Json;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Proofs;

/// <summary>
/// Who denies is shown by a file and the trust list, with nothing of whoever shows it believed; and a file that was changed anywhere, or shows another thing,
/// shows nothing.
/// </summary>
public sealed class DenialTests : IAsyncLifetime
{
    private Federation _all = null!;
    private SealedMessage _sent = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Envelope Trust => _all.List.Sign(_all.KeeperKeys[0], _all.KeeperKeys[1]);

    public async ValueTask InitializeAsync()
    {
        _all = await Federation.OfAsync("aland", "beland");
        _sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => _all["aland"].Book.Find(EntryKind.Receipt, _sent.Message.Id) is not null);
    }

    public ValueTask DisposeAsync() => _all.DisposeAsync();

    [Fact]
    public async Task The_sender_denies_that_it_sent()
    {
        var proof = await _all["beland"].ProveSentAsync(_sent.Message.Id, Cancellation);
        Holds(proof!, $"ALAND (aland) sent message {_sent.Message.Id}");
        EveryChangeShows(proof!.ToBytes());
    }

    [Fact]
    public async Task The_receiver_denies_that_it_received()
    {
        var proof = await _all["aland"].ProveReceivedAsync(_sent.Message.Id, Cancellation);
        Holds(proof!, $"BELAND (beland) received message {_sent.Message.Id}");
        EveryChangeShows(proof!.ToBytes());
    }

    [Fact]
    public void The_log_is_written_anew()
    {
        using var log = new GrowingLog();
        var trust = With(log);
        log.Append(7);
        var earlier = log.Signed(7);
        log.Rewrite(3, "another");
        log.Append(5);
        var proof = TwoHistories.Prove(earlier, log.Signed(12), log.LeafHashes(12))!;
        Holds(proof, "log has two histories: it signed a tree of 7 entries, and later one of 12 whose first 7 are others", trust);
        Assert.False(ExchangeProofCheck.Check((proof with { Later = log.Signed(11).Whole }).ToBytes(), trust).Holds);
        Assert.False(ExchangeProofCheck.Check((proof with { RootThen = Checkpoint.Read(earlier.Text)!.Root }).ToBytes(), trust).Holds);
    }

    [Fact]
    public void The_log_shows_two_views()
    {
        using var log = new GrowingLog();
        var trust = With(log);
        log.Append(7);
        var one = log.Signed(7);
        log.Rewrite(6, "another");
        var proof = TwoHistories.Prove(one, log.Signed(7), log.LeafHashes(7))!;
        Holds(proof, "log has two histories", trust);
        EveryChangeShows(proof.ToBytes(), trust);
    }

    [Fact]
    public void An_honest_log_cannot_be_accused()
    {
        using var log = new GrowingLog();
        var trust = With(log);
        log.Append(7);
        var earlier = log.Signed(7);
        log.Append(5);
        Assert.Null(TwoHistories.Prove(earlier, log.Signed(12), log.LeafHashes(12)));
        var forged = new ExchangeProof(ExchangeProof.FormatNow, ProofKind.TwoHistories)
        {
            Earlier = earlier.Whole,
            Later = log.Signed(12).Whole,
            RootThen = new byte[32],
            Path = log.Growth(7, 12),
        };
        Assert.False(ExchangeProofCheck.Check(forged.ToBytes(), trust).Holds);
        Assert.False(ExchangeProofCheck.Check((forged with { RootThen = log.At(7).Root }).ToBytes(), trust).Holds);
    }

    [Fact]
    public async Task An_entry_is_dated_back_by_ten_minutes()
    {
        var earlier = _all["beland"].Witness.Last(_all["aland"].Book.Key.Name)!;
        _all.Clock.Now += TimeSpan.FromMinutes(10);
        var delivery = await ForgedAsync(TimeSpan.FromMinutes(20));
        var proof = new ExchangeProof(ExchangeProof.FormatNow, ProofKind.BackDated) { Delivery = delivery, Earlier = earlier.Whole };
        Holds(proof, "ALAND dated message");
        EveryChangeShows(proof.ToBytes());
        var honest = proof with { Delivery = await ForgedAsync(TimeSpan.Zero) };
        Assert.False(ExchangeProofCheck.Check(honest.ToBytes(), Trust).Holds);

        // Whoever reads why it proves nothing reads words.
        var bare = delivery with { Envelope = (Envelope.Read(delivery.Envelope)! with { Signatures = [] }).ToBytes() };
        Assert.Equal(
            ["the message: the signature is not that of a key of ALAND (aland) that counted at its time"],
            ExchangeProofCheck.Check((proof with { Kind = ProofKind.Sent, Delivery = bare }).ToBytes(), Trust).Faults);
    }

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        var said = Enum.GetValues<ExchangeFault>().Select(fault => ExchangeFaultWords.Of(fault, "ALAND")).Select(words => words.English).ToArray();
        Assert.Equal(said.Length, said.Distinct().Count());
        Assert.All(Enum.GetValues<ExchangeFault>().Zip(said), one => Assert.DoesNotContain(one.First.ToString(), one.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_receiver_is_silent_and_the_third_party_says_so()
    {
        await _all.UnplugAsync("beland");
        var unheard = await SayAsync("aland", "beland");
        await _all["aland"].LeaveAsync(unheard, Cancellation);
        _all.Clock.Now += TimeSpan.FromHours(23);
        Assert.False(ExchangeProofCheck.Check((await _all["aland"].ProveNotFetchedAsync(unheard.Message.Id, Cancellation))!.ToBytes(), Trust).Holds);
        _all.Clock.Now += TimeSpan.FromHours(2);
        var proof = await _all["aland"].ProveNotFetchedAsync(unheard.Message.Id, Cancellation);
        Holds(proof!, "BELAND (beland) did not fetch the hash of message");
        EveryChangeShows(proof!.ToBytes());
        Assert.Equal(unheard.Message.Id, Assert.Single(await _all["beland"].FetchAsync(Cancellation)).Id);
    }

    [Fact]
    public async Task Whoever_is_silent_for_a_day_has_hashes_left_for_it_and_the_third_partys_word_is_kept_after_another()
    {
        await _all.UnplugAsync("beland");
        var unheard = await SayAsync("aland", "beland");
        var id = unheard.Message.Id;
        await _all["aland"].MindSilenceAsync(Cancellation);
        Assert.Empty(await _all["beland"].FetchAsync(Cancellation));
        _all.Clock.Now += ExchangeNode.SilentAfter + TimeSpan.FromMinutes(1);
        await _all["aland"].MindSilenceAsync(Cancellation);
        Assert.NotNull(_all["third"].Mailbox.Find(id, "aland"));
        Assert.Null(_all["aland"].Book.Find(EntryKind.Unfetched, id));
        _all.Clock.Now += ExchangeNode.SilentAfter + TimeSpan.FromMinutes(1);
        for (var i = 0; i < 3; i++)
        {
            await _all["aland"].MindSilenceAsync(Cancellation);
            _all.Clock.Now += TimeSpan.FromMinutes(15);
        }

        Assert.Single(_all["aland"].Book.From(0, int.MaxValue), place => place.Kind == EntryKind.Unfetched && place.Id == id);
        Holds((await _all["aland"].ProveNotFetchedAsync(id, Cancellation))!, "BELAND (beland) did not fetch the hash of message");

        // The receiver learns that something was meant for it, and no more once that has come.
        await _all["beland"].MindSilenceAsync(Cancellation);
        Assert.Equal(id, Assert.Single(_all["beland"].Missed).Id);
        await _all.ServeAsync("beland");
        await _all.UntilAsync(() =>
        {
            _all["aland"].Kick();
            return _all["aland"].Book.Find(EntryKind.Receipt, id) is not null;
        });
        _all.Clock.Now += TimeSpan.FromMinutes(15);
        await _all["beland"].MindSilenceAsync(Cancellation);
        Assert.Empty(_all["beland"].Missed);

        // What the third party said stays shown, whatever it says now.
        Holds((await _all["aland"].ProveNotFetchedAsync(id, Cancellation))!, "BELAND (beland) did not fetch the hash of message");
    }

    [Fact]
    public void What_is_missed_is_bounded_and_goes_when_a_third_party_keeps_it_no_longer()
    {
        var now = Instant.From(_all.Clock.Now);
        var (old, future, come, fresh) = (Left(now + -MailboxStore.KeptFor), Left(now + TimeSpan.FromDays(1_000)), Left(now), Left(now));
        var missed = ExchangeNode.StillMissed([old], [future, come, fresh, fresh], now, id => id == come.Id);
        Assert.Equal([future.Id, fresh.Id], missed.Select(left => left.Id));
        Assert.Empty(ExchangeNode.StillMissed(missed, [], now + MailboxStore.KeptFor, _ => false));
        LeftMessage[] flood = [.. Enumerable.Range(0, ExchangeNode.MissedMax + 1).Select(_ => Left(now))];
        missed = ExchangeNode.StillMissed(missed, flood, now, _ => false);
        Assert.Equal((ExchangeNode.MissedMax, future.Id), (missed.Count, missed[0].Id));

        static LeftMessage Left(Instant at) => new(Guid.NewGuid(), "aland", "beland", new byte[32], at);
    }

    private Task<SealedMessage> SayAsync(string from, string to) => _all[from].SendAsync(
        new MessageDraft(MessageKind.Request, to, null, JsonSerializer.SerializeToElement("who holds it?")), _all.Persons(from), Cancellation);

    /// <summary>What aland's own people could enter at a time of their choice: in its log and co-signed.</summary>
    private async Task<Delivery> ForgedAsync(TimeSpan earlier)
    {
        var (node, at) = (_all["aland"], Instant.From(_all.Clock.GetUtcNow() - earlier));
        var id = Guid.CreateVersion7();
        var message = SealedMessage.Seal(
            new ExchangeMessage(id, MessageKind.Request, "aland", "beland", id, [], at, _all.List.Sequence, JsonSerializer.SerializeToElement("x")),
            node.Keys.Message, _all.Persons("aland"));
        var place = await node.Book.EnterAsync(new BookEntry(EntryKind.Sent, id, id, at, message.Hash), message.Envelope.ToBytes(), Cancellation);
        var note = await node.CosignedAsync(place.Leaf, "beland", Cancellation);
        var opened = (await node.Book.OpenEntryAsync(place, Cancellation))!;
        return new Delivery(opened.Content, opened.Bytes, opened.Salt, node.Book.Prove(place.Leaf, note).Whole);
    }

    /// <summary>The list with another log as aland's.</summary>
    private Envelope With(GrowingLog log) =>
        (_all.List with { Centres = [.. _all.List.Centres.Select(centre => centre.Id == "aland" ? centre with { LogKey = log.Key.Text } : centre)] })
        .Sign(_all.KeeperKeys[0], _all.KeeperKeys[1]);

    private void Holds(ExchangeProof proof, string says, Envelope? trust = null)
    {
        var report = ExchangeProofCheck.Check(proof.ToBytes(), trust ?? Trust, _all.Keepers);
        Assert.Empty(report.Faults);
        Assert.Contains(report.Lines, line => line.Contains(says, StringComparison.Ordinal));

        // Another's list knows none of them; and one keeper alone makes none.
        Assert.False(ExchangeProofCheck.Check(proof.ToBytes(), (trust ?? Trust) with { Signatures = [.. (trust ?? Trust).Signatures.Take(1)] }).Holds);
    }

    /// <summary>Each of a thousand changes of one byte breaks it, or leaves what it says as it was.</summary>
    private void EveryChangeShows(byte[] proof, Envelope? trust = null)
    {
        var chance = new Random(2026);
        var said = ExchangeProofCheck.Check(proof, trust ?? Trust).Lines;
        for (var i = 0; i < 1_000; i++)
        {
            var changed = (byte[])proof.Clone();
            changed[chance.Next(changed.Length)] ^= (byte)(1 << chance.Next(7));
            var report = ExchangeProofCheck.Check(changed, trust ?? Trust);
            Assert.True(!report.Holds || report.Lines.SequenceEqual(said) || IsLessWitnessed(report, said), string.Join('\n', report.Lines));
        }
    }

    /// <summary>A broken co-signature of two is one witness fewer; what happened is the same.</summary>
    private static bool IsLessWitnessed(EvidenceReport report, IReadOnlyList<string> said) =>
        report.Lines.Zip(said).All(pair => pair.First[..Math.Min(40, pair.First.Length)] == pair.Second[..Math.Min(40, pair.Second.Length)]);
}
