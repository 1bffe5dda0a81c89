using System.Runtime.ExceptionServices;
using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Exchange.Asking;
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

    /// <summary>The shortest epoch that is worth a filter, where there was one before.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Announces what is due. What fails for one centre and kind keeps nothing from the others, and is said when all is done.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation = default)
    {
        var fault = holder.Forget();
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
                try
                {
                    await KeepUpAsync(opening, kind, now, cancellation).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    fault ??= ExceptionDispatchInfo.Capture(
                        failure is IOException or InvalidOperationException ? failure : new InvalidOperationException(failure.Message, failure));
                }
            }
        }

        fault?.Throw();
    }

    private async Task KeepUpAsync(QuestionOpening opening, CanonicalKind kind, Instant now, CancellationToken cancellation)
    {
        // What an audit found of any epoch stands until two persons open the centre anew.
        var name = new EpochName(opening.Wish.Asker, node.Id, Canonicaliser.NameOf(kind), 0);
        if (await holder.IsFailureStandingAsync(name, opening.EndedAt, cancellation).ConfigureAwait(false))
        {
            return;
        }

        var last = holder.LastOf(opening.Wish.Asker, kind);
        var isServing = last is not null && now < last.Expires && !await holder.HasFailedAsync(last.Name, cancellation).ConfigureAwait(false);
        if (last is null || !isServing || now >= last.Expires + -Before)
        {
            // An opening that ends within the time by which the next is announced has its last epoch, as long as that lasts.
            var life = opening.Wish.Until - now is var rest && rest < Life ? rest : Life;
            if (last is null || life > (isServing ? Before : Shortest))
            {
                var held = await records.OfAsync(kind, cancellation).ConfigureAwait(false);
                await holder.AnnounceAsync(opening.Wish.Asker, kind, held, Whole(life), cancellation).ConfigureAwait(false);
            }
        }
        else if (holder.IsDayDue(last.Name))
        {
            var held = await records.OfAsync(kind, cancellation).ConfigureAwait(false);
            while (await holder.AddDayAsync(last.Name, held, cancellation).ConfigureAwait(false) is not null)
            {
                // Days that passed while nothing ran are made up for.
            }
        }
    }

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Max(1, Math.Floor(span.TotalSeconds)));
}
