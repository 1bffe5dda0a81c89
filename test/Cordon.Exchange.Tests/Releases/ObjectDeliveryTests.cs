using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Releases;
using Xunit;

namespace Cordon.Exchange.Tests.Releases;

/// <summary>What is taken from another centre: the objects that its message names, whole, and none besides.</summary>
public sealed class ObjectDeliveryTests : IAsyncLifetime
{
    private GivingCentres _centres = null!;
    private Guid _request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _centres = await GivingCentres.OfAsync("aland", "beland");
        _request = await _centres.AskedAsync("beland", "aland");

        // The third party's word is enough while the receiver's port is closed.
        await _centres.All.PublishAsync(_centres.All.Listed(witnesses: 1));
    }

    public ValueTask DisposeAsync() => _centres.DisposeAsync();

    [Fact]
    public async Task A_message_whose_objects_are_missing_others_or_changed_is_refused_with_its_fault_and_taken_with_the_right_ones()
    {
        await _centres.All.UnplugAsync("beland");
        var plan = await PlanAsync();
        var message = await _centres.GivenAsync("aland", _request, plan);
        var (good, other) = (plan.Given!.Carried, (await PlanAsync()).Given!.Carried);
        await RefusedAsync(message, null);
        await RefusedAsync(message, []);
        await RefusedAsync(message, [other]);
        await RefusedAsync(message, [good, other]);
        await RefusedAsync(message, [good, good]);
        await RefusedAsync(message, [good with { Content = [.. good.Content, (byte)' '] }]);
        await RefusedAsync(message, [good with { Cover = other.Cover }]);
        Assert.Null(_centres.All["beland"].Book.Find(EntryKind.Received, message));
        Assert.Null(await _centres.All["beland"].ObjectAsync(_request, good.Hash, Cancellation));
        Assert.Equal(ExchangeFault.None, await TriedAsync(message, [good]));
        Assert.NotNull(await _centres.All["beland"].ObjectAsync(_request, good.Hash, Cancellation));
    }

    [Fact]
    public async Task Objects_beside_a_message_that_names_none_are_refused()
    {
        await _centres.All.UnplugAsync("beland");
        var said = await _centres.SaidAsync("aland", _request, new RequestDetails.Released([], IsFinal: true), []);
        Assert.Equal(ExchangeFault.ObjectsDiffer, await TriedAsync(said, [(await PlanAsync()).Given!.Carried]));
        Assert.Equal(ExchangeFault.None, await TriedAsync(said, null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"format\":1,\"salt\":\"\",\"fields\":[{\"name\":\"a\",\"class\":\"account\",\"value\":\"1\",\"more\":\"2\"}]}")]
    [InlineData(
        "{\"format\":1,\"salt\":\"\",\"fields\":[{\"name\":\"a\",\"class\":\"account\",\"value\":\"1\"},"
        + "{\"name\":\"a\",\"class\":\"payment\",\"value\":\"2\"}]}")]
    [InlineData("{\"format\":2,\"salt\":\"\",\"fields\":[]}")]
    [InlineData("{\"format\":1,\"salt\":\"\", \"fields\":[]}")]
    [InlineData("{\"format\":1,\"fields\":[],\"salt\":\"\"}")]
    [InlineData("{\"format\":1,\"salt\":\"\",\"salt\":\"\",\"fields\":[]}")]
    [InlineData("{\"format\":1,\"salt\":\"AB\",\"fields\":[]}")]
    [InlineData("{\"format\":1,\"salt\":\"\",\"fields\":[{\"name\":\"A\",\"class\":\"account\",\"value\":\"1\"}]}")]
    [InlineData("{\"format\":1,\"salt\":\"\",\"fields\":[{\"name\":\"a\",\"class\":\"no-such\",\"value\":\"1\"}]}")]
    [InlineData("{\"format\":1,\"salt\":\"\",\"fields\":{}}")]
    [InlineData("[[[[[[1]]]]]]")]
    [InlineData("")]
    public void A_content_is_read_where_it_would_be_written_so_and_not_otherwise(string text) =>
        Assert.Null(ReleaseContent.Read(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_content_of_all_that_it_can_hold_is_read_as_it_was_written_and_one_more_is_none()
    {
        ReleaseField[] fields =
            [.. Enumerable.Range(0, ReleaseContent.FieldsMax).Select(at => new ReleaseField($"f_{at}", "冻结 ö \"\\ \u0001", FieldClass.Payment))];
        var written = ReleaseContent.Of(fields, new string('a', ReleaseContent.SaltDigits))!;
        var read = ReleaseContent.Read(written.Bytes)!;
        Assert.Equal((written.Hash, written.Salt), (read.Hash, read.Salt));
        Assert.Equal(fields, read.Fields);
        Assert.Null(ReleaseContent.Of([.. fields, new ReleaseField("more", "", FieldClass.Payment)], ""));
        Assert.Null(ReleaseContent.Of([new ReleaseField("a", "\ud800", FieldClass.Payment)], ""));
        Assert.Null(ReleaseContent.Of([new ReleaseField("a", new string('x', ReleaseContent.ValueCharactersMax + 1), FieldClass.Payment)], ""));
    }

    private Task<ReleasePlan> PlanAsync() =>
        _centres.PlanAsync("aland", "beland", _centres.Draft("aland", ReleasePurposes.Investigation));

    private async Task RefusedAsync(Guid message, IReadOnlyList<CarriedObject>? objects) =>
        Assert.Equal(ExchangeFault.ObjectsDiffer, await TriedAsync(message, objects));

    /// <summary>What the other centre says to a message of the book with objects of somebody's choice.</summary>
    private async Task<ExchangeFault> TriedAsync(Guid message, IReadOnlyList<CarriedObject>? objects)
    {
        var node = _centres.All["aland"];
        var place = node.Book.Find(EntryKind.Sent, message)!;
        var note = await node.CosignedAsync(place.Leaf, "beland", Cancellation);
        var opened = (await node.Book.OpenEntryAsync(place, Cancellation))!;
        var delivery = new Delivery(opened.Content, opened.Bytes, opened.Salt, node.Book.Prove(place.Leaf, note).Whole) { Objects = objects };
        Assert.NotNull(ExchangeJson.Read<Delivery>(ExchangeJson.Write(delivery)));
        Assert.NotNull(SealedMessage.Read(delivery.Envelope));
        return (await _centres.All["beland"].ReceiveAsync(_centres.All.List.Centre("aland")!, delivery, Cancellation)).Fault;
    }
}
