using Cordon.Engine.Journal;

namespace Cordon.Engine.Tests.Journal;

public sealed class MemoryJournalTests : JournalContract, IAsyncDisposable
{
    private readonly MemoryJournal _journal = new();

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    protected override IJournal Open() => _journal;

    protected override Task TamperAsync(int partition, long position, Func<byte[], byte[]?> change)
    {
        _journal.Tamper(partition, position, change);
        return Task.CompletedTask;
    }
}
