using System.Runtime.ExceptionServices;
using Cordon.Core.Exchange;
using Cordon.Core.Values;
using Cordon.Engine.Snapshots;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Questions;

/// <summary>What is kept of epochs, for how long, and what people see of it.</summary>
public sealed partial class QuestionHolder
{
    /// <summary>The epochs whose records are held, the last begun first. It waits for none that is being built.</summary>
    public IReadOnlyList<AnnouncedEpoch> Epochs => [.. _epochs.Values.Select(Announced).OrderByDescending(one => one.From)];

    /// <summary>When something of an epoch was last announced to its asker; null while nothing was.</summary>
    public async Task<Instant?> SaidAtAsync(AnnouncedEpoch epoch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        for (long day = epoch.Days; day >= 0; day--)
        {
            if (_node.Book.Find(EntryKind.Sent, IdOf(epoch.Name, epoch.From, day)) is { } place
                && await _node.Book.OpenEntryAsync(place, cancellation).ConfigureAwait(false) is { } opened)
            {
                return opened.Entry.At;
            }
        }

        return null;
    }

    /// <summary>The last epoch of a centre and a kind; null where there is none, or its records are gone.</summary>
    internal AnnouncedEpoch? LastOf(string asker, CanonicalKind kind) =>
        Epochs.Where(one => one.Name.Asker == asker && one.Name.Kind == Canonicaliser.NameOf(kind)).MaxBy(one => one.Name.Number);

    /// <summary>Whether a day of an epoch is to be added.</summary>
    internal bool IsDayDue(EpochName epoch)
    {
        lock (_turn)
        {
            return _epochs.TryGetValue(epoch, out var held)
                && held.Epoch.Deltas.Count < held.Epoch.Announcement.DeltasDue(_time.GetUtcNow().ToUnixTimeSeconds());
        }
    }

    /// <summary>
    /// Whether an inspector said of any epoch of a centre and a kind that its questions are not good, and two persons have not opened the centre anew since.
    /// </summary>
    /// <param name="openedAt">When they last did; null where nobody opens anything.</param>
    internal async Task<bool> IsFailureStandingAsync(EpochName epoch, Instant? openedAt, CancellationToken cancellation) =>
        (await Audits.AllAsync(cancellation).ConfigureAwait(false)).Any(
            audit => HasFailed(audit) && audit.Challenge.Epoch with { Number = epoch.Number } == epoch && !(openedAt > audit.ResultAt));

    /// <summary>Whether an inspector said that questions of an epoch are not good: nothing more is answered in it, whatever is opened since.</summary>
    internal async Task<bool> HasFailedAsync(EpochName epoch, CancellationToken cancellation) =>
        (await Audits.AllAsync(cancellation).ConfigureAwait(false)).Any(audit => HasFailed(audit) && audit.Challenge.Epoch == epoch);

    /// <summary>
    /// Destroys the records of epochs that ended a week ago, and what could not be destroyed at an earlier look. Their numbers, quotas and all that was said
    /// of them stay.
    /// </summary>
    /// <returns>The first fault; null where all of it is destroyed. What a fault left is there for the next look, and no other epoch waits for it.</returns>
    internal ExceptionDispatchInfo? Forget()
    {
        ExceptionDispatchInfo? first = null;
        lock (_turn)
        {
            foreach (var (name, held) in _epochs.Where(one => Now >= Instant.From(EndOf(one.Value.Epoch.Announcement)) + KeptAfterEnd).ToArray())
            {
                Try(() =>
                {
                    DurableFile.WritePrivate(Path.Combine(held.Folder, EndFile), ExchangeJson.Write(new KeptEnd(name)));
                    _ended.Add(name);
                    _undeleted.Add(held.Folder);
                    _epochs.TryRemove(name, out _);
                    held.Epoch.Dispose();
                    held.Quota.Dispose();
                });
            }

            foreach (var folder in _undeleted.ToArray())
            {
                Try(() =>
                {
                    DeleteRecords(folder);
                    _undeleted.Remove(folder);
                });
            }
        }

        return first;

        void Try(Action work)
        {
            try
            {
                work();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                first ??= ExceptionDispatchInfo.Capture(failure as IOException ?? new IOException(failure.Message, failure));
            }
        }
    }

    private static bool HasFailed(QuestionAudit audit) => audit.Result is { Failures: > 0 };

    private IEnumerable<EpochName> NamesOf(string asker, CanonicalKind kind) =>
        _epochs.Keys.Concat(_ended).Where(name => name.Asker == asker && name.Kind == Canonicaliser.NameOf(kind));

    private static AnnouncedEpoch Announced(Held held)
    {
        var said = held.Epoch.Announcement;
        return new AnnouncedEpoch(
            said.Epoch, Instant.From(DateTimeOffset.FromUnixTimeSeconds(said.From)), Instant.From(EndOf(said)), held.Records.Count, held.Epoch.Deltas.Count,
            held.Quota.Page.Spent);
    }

    private static void DeleteRecords(string folder)
    {
        // What an epoch is taken up from goes last, so that whatever is left after a crash is deleted at the next start.
        foreach (var path in Directory.EnumerateFiles(folder, DayPrefix + "*" + DayExtension).Append(Path.Combine(folder, RecordsFile)).ToArray())
        {
            File.Delete(path);
        }

        if (Directory.Exists(Path.Combine(folder, FilterFolder)))
        {
            Directory.Delete(Path.Combine(folder, FilterFolder), recursive: true);
        }
    }
}
