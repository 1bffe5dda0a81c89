using Cordon.Core.Values;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Wire;
using Xunit;

namespace Cordon.Exchange.Tests.Wire;

/// <summary>What a third party keeps for silent receivers: handed out while it is new, within a bound, and not kept for ever.</summary>
public sealed class MailboxTests : IDisposable
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_fetched_is_handed_out_for_some_days_more_and_kept_for_whoever_left_it()
    {
        var (box, id) = (new MailboxStore(_folder.In("box")), Id(1));
        Assert.True(box.Leave(id, "aland", "beland", [1], Now));
        Assert.Equal([id], box.Fetch("beland", Now).Select(one => one.Id));
        Assert.Equal([id], box.Fetch("beland", Now + MailboxStore.AgainFor + TimeSpan.FromMinutes(-1)).Select(one => one.Id));
        Assert.Empty(box.Fetch("beland", Now + MailboxStore.AgainFor));
        Assert.Equal(Now, box.Find(id, "aland")!.Fetched);
    }

    [Fact]
    public void More_than_an_answer_holds_comes_with_the_next_looks_and_what_is_new_first()
    {
        var box = new MailboxStore(_folder.In("box"));
        for (var i = 0; i < 12; i++)
        {
            Assert.True(box.Leave(Id(i), "aland", "beland", [1], Now + TimeSpan.FromSeconds(i)));
        }

        Assert.Equal([Id(0), Id(1), Id(2), Id(3), Id(4)], box.Fetch("beland", Now + TimeSpan.FromMinutes(1), countMax: 5).Select(one => one.Id));
        Assert.Equal([Id(5), Id(6), Id(7), Id(8), Id(9)], box.Fetch("beland", Now + TimeSpan.FromMinutes(2), countMax: 5).Select(one => one.Id));
        Assert.Equal([Id(0), Id(1), Id(2), Id(10), Id(11)], box.Fetch("beland", Now + TimeSpan.FromMinutes(3), countMax: 5).Select(one => one.Id));
    }

    [Fact]
    public void What_is_long_over_is_erased_also_from_the_disk()
    {
        var box = new MailboxStore(_folder.In("box"));
        Assert.True(box.Leave(Id(1), "aland", "beland", [1], Now));
        Assert.Empty(box.Fetch("celand", Now + MailboxStore.KeptFor + TimeSpan.FromSeconds(-1)));
        Assert.NotNull(box.Find(Id(1), "aland"));
        Assert.Empty(box.Fetch("celand", Now + MailboxStore.KeptFor));
        Assert.Null(box.Find(Id(1), "aland"));
        Assert.Empty(Directory.EnumerateFiles(_folder.In("box")));
    }

    private static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:D12}");
}
