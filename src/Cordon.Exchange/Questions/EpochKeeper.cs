using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>
/// Announces by itself what two persons opened: an epoch of each kind where none counts or the last is about to end, and each day as it is due, out of what
/// the centre knows by then. What to do follows from the book, the openings in it and what was kept of epochs, so nothing is done twice however often this is
/// called.
/// </summary>
public sealed class EpochKeeper(ExchangeNode node, QuestionHolder holder, QuestionOpenings openings, IHeldRecords records, TimeProvider time)
{
    /// <summary>How many days an epoch has: a filter of ten million records is built anew as often.</summary>
    public const int LifeDays = 30;

    private static readonly TimeSpan Life = TimeSpan.FromDays(LifeDays);

    /// <summary>How long before the end of an epoch the next one is announced: long enough to build a filter and to be away for a while.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromHours(6);

    /// <summary>Announces what is due.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation = default)
    {
        holder.Forget();
        var now = Instant.From(time.GetUtcNow());
        foreach (var opening in await openings.StandingAsync(cancellation).ConfigureAwait(false))
        {
            // Nobody is announced anything who is in no list that counts now.
            if (node.Trust.At(now)?.Centre(opening.Wish.Asker) is null)
            {
                continue;
            }

            foreach (var kind in opening.Wish.Kinds)
            {
                await KeepUpAsync(opening, kind, now, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepUpAsync(QuestionOpening opening, CanonicalKind kind, Instant now, CancellationToken cancellation)
    {
        var last = holder.LastOf(opening.Wish.Asker, kind);
        if (await IsDueAsync(last, opening, kind, now, cancellation).ConfigureAwait(false))
        {
            // An opening that ends within the time by which the next is announced has its last epoch.
            var life = opening.Wish.Until - now is var rest && rest < Life ? rest : Life;
            if (last is null || life > Before)
            {
                var held = await records.OfAsync(kind, cancellation).ConfigureAwait(false);
                await holder.AnnounceAsync(opening.Wish.Asker, kind, held, Whole(life), cancellation).ConfigureAwait(false);
            }
        }
        else if (last is not null && now < last.Expires && holder.IsDayDue(last.Name))
        {
            var held = await records.OfAsync(kind, cancellation).ConfigureAwait(false);
            while (await holder.AddDayAsync(last.Name, held, cancellation).ConfigureAwait(false) is not null)
            {
                // Days that passed while nothing ran are made up for.
            }
        }
    }

    /// <summary>
    /// Whether the next epoch is due after one. Of one whose questions an audit found not to be good it is when two persons open the centre anew, and not
    /// before.
    /// </summary>
    private async Task<bool> IsDueAsync(AnnouncedEpoch? last, QuestionOpening opening, CanonicalKind kind, Instant now, CancellationToken cancellation) =>
        await holder.FailedAtAsync(opening.Wish.Asker, kind, cancellation).ConfigureAwait(false) is { } failed
            ? opening.EndedAt > failed : last is null || now >= last.Expires + -Before;

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Max(1, Math.Floor(span.TotalSeconds)));
}
