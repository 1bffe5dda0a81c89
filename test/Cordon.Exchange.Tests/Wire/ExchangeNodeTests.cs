using System.Text.Json;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Wire;

/// <summary>Centres on their own ports, journals and keys: what is sent is proven on both sides, and nothing that is not comes in.</summary>
public sealed class ExchangeNodeTests : IAsyncLifetime
{
    private Federation _all = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _all = await Federation.OfAsync("aland", "beland");

    public ValueTask DisposeAsync() => _all.DisposeAsync();

    [Fact]
    public async Task A_message_is_delivered_receipted_and_proven_by_nothing_but_the_list()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        var receipt = ReceiptCheck.Of((await _all["aland"].ReceiptAsync(sent.Message.Id, Cancellation))!, _all.List);
        Assert.Equal((ExchangeFault.None, "beland"), (receipt.Fault, receipt.Receipt!.To));
        var delivery = await ReceivedAsync("beland", sent);
        var check = DeliveryCheck.Of(delivery, _all.List);
        Assert.Equal((ExchangeFault.None, "aland"), (check.Fault, check.Message!.Message.From));
        Assert.Equal(2, ShownLog.Witnesses(_all.List, _all.List.Centre("aland")!, check.Proof!.Note).Count);
    }

    [Fact]
    public async Task Answers_go_the_other_way_in_the_same_matter_and_name_what_they_answer()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        var answer = await SayAsync("beland", "aland", sent.Message.Thread);
        await _all.UntilAsync(() => HasReceipt("beland", answer));
        Assert.Equal(sent.Hash, Assert.Single(answer.Message.Previous));
        Assert.Equal(
            (await _all["aland"].MessagesAsync(sent.Message.Thread, Cancellation)).Select(one => one.Message.Id),
            (await _all["beland"].MessagesAsync(sent.Message.Thread, Cancellation)).Select(one => one.Message.Id));
    }

    [Fact]
    public async Task What_was_said_while_the_other_was_away_is_delivered_once_when_it_is_back_also_after_a_start_of_both()
    {
        await _all.UnplugAsync("beland");
        var first = await SayAsync("aland", "beland");
        var second = await SayAsync("aland", "beland", first.Message.Thread);
        Assert.False(HasReceipt("aland", first));
        await _all.RestartAsync("aland");
        await _all.ServeAsync("beland");
        _all["aland"].Kick();
        await _all.UntilAsync(() => { _all.Clock.Now += TimeSpan.FromSeconds(1); return HasReceipt("aland", second); });
        await _all.RestartAsync("beland");
        Assert.Equal(2, _all["beland"].Book.OfThread(first.Message.Thread).Count);
    }

    [Fact]
    public async Task A_delivery_that_comes_again_gets_its_receipt_again_and_is_entered_once()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        var size = _all["beland"].Book.Size;
        var again = await _all["beland"].ReceiveAsync(Centre("aland"), await ReceivedAsync("beland", sent), Cancellation);
        Assert.Equal(ExchangeFault.None, ReceiptCheck.Of(again.Receipt!, _all.List).Fault);
        Assert.Equal(size, _all["beland"].Book.Size);
    }

    [Fact]
    public async Task What_was_said_to_one_is_not_taken_by_another_nor_from_another()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        var delivery = await ReceivedAsync("beland", sent);
        Assert.Equal(ExchangeFault.OtherReceiver, (await _all["third"].ReceiveAsync(Centre("aland"), delivery, Cancellation)).Fault);
        Assert.Equal(ExchangeFault.UnknownCentre, (await _all["beland"].ReceiveAsync(Centre("third"), delivery, Cancellation)).Fault);
    }

    [Fact]
    public async Task What_is_not_signed_by_two_persons_or_is_changed_or_not_in_a_log_is_not_taken()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        var good = await ReceivedAsync("beland", sent);
        var said = sent.Message;
        var bare = SealedMessage.Seal(said, _all["aland"].Keys.Message);
        Assert.Equal(ExchangeFault.NotAuthorised, await TriedAsync(good with { Envelope = bare.Envelope.ToBytes() }));
        var other = SealedMessage.Seal(said with { Kind = "hello" }, _all["beland"].Keys.Message);
        Assert.Equal(ExchangeFault.NotSigned, await TriedAsync(good with { Envelope = other.Envelope.ToBytes() }));
        var unlogged = SealedMessage.Seal(said with { Id = Guid.CreateVersion7() }, _all["aland"].Keys.Message, _all.Persons("aland"));
        Assert.Equal(ExchangeFault.NotProven, await TriedAsync(good with { Envelope = unlogged.Envelope.ToBytes() }));
        Assert.Equal(ExchangeFault.NotProven, await TriedAsync(good with { Salt = new byte[32] }));
        Assert.Equal(ExchangeFault.Malformed, await TriedAsync(good with { Envelope = [1] }));
        var proof = LogProof.Read(good.Proof)!;
        var lonely = proof with { Note = proof.Note with { Signatures = [.. proof.Note.Signatures.Take(1)] } };
        Assert.Equal(ExchangeFault.NotWitnessed, await TriedAsync(good with { Proof = lonely.Whole }));

        async Task<ExchangeFault> TriedAsync(Delivery delivery) =>
            (await _all["beland"].ReceiveAsync(Centre("aland"), delivery, Cancellation)).Fault;
    }

    [Fact]
    public async Task What_names_nothing_that_came_before_or_something_of_another_matter_is_not_taken()
    {
        var sent = await SayAsync("aland", "beland");
        var other = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", other) && HasReceipt("aland", sent));
        Assert.Equal(ExchangeFault.OutOfOrder, await ForgedAsync(sent.Message.Thread, []));
        Assert.Equal(ExchangeFault.OutOfOrder, await ForgedAsync(sent.Message.Thread, [other.Hash]));
        Assert.Equal(ExchangeFault.OutOfOrder, await ForgedAsync(sent.Message.Thread, [new byte[32]]));
        Assert.Equal(ExchangeFault.None, await ForgedAsync(sent.Message.Thread, [sent.Hash]));
    }

    [Fact]
    public async Task A_message_dated_back_is_not_taken()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        Assert.Equal(ExchangeFault.BackDated, await ForgedAsync(sent.Message.Thread, [sent.Hash], TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public async Task Without_a_list_that_counts_nothing_new_is_begun_and_receipts_still_come()
    {
        await _all.UnplugAsync("beland");
        var sent = await SayAsync("aland", "beland");
        _all.Clock.Now += TimeSpan.FromDays(30);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => SayAsync("aland", "beland"));
        Assert.Contains("run out", fault.Message, StringComparison.Ordinal);
        await _all.PublishAsync(_all.Listed());
        await _all.ServeAsync("beland");
        _all["aland"].Kick();
        await _all.UntilAsync(() => { _all.Clock.Now += TimeSpan.FromSeconds(1); return HasReceipt("aland", sent); });
    }

    [Fact]
    public async Task What_was_erased_can_be_shown_no_more_and_all_proofs_stay_good()
    {
        var sent = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", sent));
        var receipt = (await _all["aland"].ReceiptAsync(sent.Message.Id, Cancellation))!;
        _all["beland"].Book.Erase(sent.Message.Thread);
        _all["aland"].Book.Erase(sent.Message.Thread);
        Assert.Empty(await _all["beland"].MessagesAsync(sent.Message.Thread, Cancellation));
        await _all.RestartAsync("beland");
        Assert.Equal(ExchangeFault.None, ReceiptCheck.Of(receipt, _all.List).Fault);
        var later = await SayAsync("aland", "beland");
        await _all.UntilAsync(() => HasReceipt("aland", later));
        foreach (var file in Directory.EnumerateFiles(_all.FolderOf("beland"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("sixteen tonnes", System.Text.Encoding.Latin1.GetString(await ReadAsync(file)), StringComparison.Ordinal);
        }
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await file.CopyToAsync(all, Cancellation);
        return all.ToArray();
    }

    private TrustedCentre Centre(string id) => _all.List.Centre(id)!;

    private Task<SealedMessage> SayAsync(string from, string to, Guid? thread = null) => _all[from].SendAsync(
        new MessageDraft(MessageKind.Request, to, thread, JsonSerializer.SerializeToElement("sixteen tonnes")), _all.Persons(from), Cancellation);

    private bool HasReceipt(string of, SealedMessage sent) => _all[of].Book.Find(EntryKind.Receipt, sent.Message.Id) is not null;

    private async Task<Delivery> ReceivedAsync(string of, SealedMessage sent)
    {
        var opened = await _all[of].Book.OpenEntryAsync(_all[of].Book.Find(EntryKind.Received, sent.Message.Id)!, Cancellation);
        return ExchangeJson.Read<Delivery>(opened!.Content)!;
    }

    /// <summary>
    /// What aland's own people could make it say: entered in its log and co-signed, but with names of earlier messages and a time of their choice.
    /// </summary>
    private async Task<ExchangeFault> ForgedAsync(Guid thread, IReadOnlyList<byte[]> previous, TimeSpan earlier = default)
    {
        var (node, now) = (_all["aland"], Instant.From(_all.Clock.GetUtcNow() - earlier));
        var message = SealedMessage.Seal(
            new ExchangeMessage(
                Guid.CreateVersion7(), MessageKind.Request, "aland", "beland", thread, previous, now, _all.List.Sequence,
                    JsonSerializer.SerializeToElement("x")),
            node.Keys.Message, _all.Persons("aland"));
        var place = await node.Book.EnterAsync(
            new BookEntry(EntryKind.Sent, thread, message.Message.Id, now, message.Hash), message.Envelope.ToBytes(), Cancellation);
        var note = await node.CosignedAsync(place.Leaf, "beland", Cancellation);
        var opened = (await node.Book.OpenEntryAsync(place, Cancellation))!;
        var delivery = new Delivery(opened.Content, opened.Bytes, opened.Salt, node.Book.Prove(place.Leaf, note).Whole);
        return (await _all["beland"].ReceiveAsync(Centre("aland"), delivery, Cancellation)).Fault;
    }
}
