using Cordon.Core.Values;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Evidence;

/// <summary>
/// What a journal says, up to a moment, of what its payments truly were: reports, persons' words on holds, and where reported money went. Of
/// the journal after that moment not a byte has a part in it.
/// </summary>
/// <param name="AsOf">The moment.</param>
/// <param name="LastSequence">The last payment decided until then; 0 for none.</param>
/// <param name="Found">What is known, in the order of the payments' numbers, and of one payment the strongest first.</param>
/// <param name="NeverLeft">
/// Payments that were blocked, or held and not let go: nobody lost by them, so that nobody reports them, and silence about them says nothing.
/// </param>
public sealed record JournalEvidence(Instant AsOf, long LastSequence, IReadOnlyList<PaymentEvidence> Found, IReadOnlySet<long> NeverLeft)
{
    /// <summary>Reads it. Where all the money went is kept in memory meanwhile, some hundred bytes a payment.</summary>
    /// <param name="paymentsMax">Payments that may be kept so.</param>
    /// <exception cref="JournalDamagedException">A record is damaged.</exception>
    /// <exception cref="EvidenceLimitException">There are more payments.</exception>
    public static async Task<JournalEvidence> ReadAsync(
        IJournal journal, int partition, Instant asOf, long paymentsMax = long.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var founding = await Founding.OfAsync(journal, partition, cancellation).ConfigureAwait(false);

        // Who asks what payments were needs no patterns.
        var standard = new CentreOptions { FindsPatterns = false };
        var options = founding is null
            ? standard
            : standard with { Reference = founding.Reference, ZoneOffsetMinutes = founding.ZoneOffsetMinutes, IsReplay = founding.IsReplay };
        using var reading = new EvidenceReading(options, asOf);
        await foreach (var batch in journal.ReadAsync(partition, 0, cancellation).ConfigureAwait(false))
        {
            if (!reading.Take(batch.Payload.Span))
            {
                break;
            }

            if (reading.LastSequence > paymentsMax)
            {
                throw new EvidenceLimitException($"the journal has more than {paymentsMax} payments, which is as many as are read for it at a time");
            }
        }

        return reading.End(cancellation);
    }
}
