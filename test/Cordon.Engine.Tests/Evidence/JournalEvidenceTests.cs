using Cordon.Core.Values;
using Cordon.Engine.Evidence;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Evidence;

/// <summary>What a running centre's journal says of its payments as of a moment.</summary>
public sealed class JournalEvidenceTests
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_journal_of_more_payments_than_may_be_kept_is_not_read()
    {
        await using var journal = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation))
        {
            await PayAsync(centre, "p1");
            await PayAsync(centre, "p2");
        }

        Assert.Equal(2, (await JournalEvidence.ReadAsync(journal, 0, _time.Now, 2, Cancellation)).LastSequence);
        var refused = await Assert.ThrowsAsync<EvidenceLimitException>(() => JournalEvidence.ReadAsync(journal, 0, _time.Now, 1, Cancellation));
        Assert.Contains("more than 1 payments", refused.Message, StringComparison.Ordinal);
    }

    private static async Task PayAsync(Centre centre, string id) => await CentreTests.Submit(centre, CentreTests.Payment(id, "A", "B", 400));
}
