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

    /// <summary>When an inspector last said that questions of the last epoch of a centre and a kind are not good; null where none did.</summary>
    internal async Task<Instant?> FailedAtAsync(string asker, CanonicalKind kind, CancellationToken cancellation)
    {
        EpochName? last;
        lock (_turn)
        {
            last = NamesOf(asker, kind).MaxBy(name => name.Number);
        }

        return (await Audits.AllAsync(cancellation).ConfigureAwait(false)).Where(audit => audit.Challenge.Epoch == last && audit.Result is { Failures: > 0 })
            .Max(audit => audit.ResultAt);
    }

    /// <summary>Destroys the records of epochs that ended a week ago. Their numbers, quotas and all that was said of them stay.</summary>
    /// <exception cref="IOException">They cannot be destroyed.</exception>
    internal void Forget()
    {
        lock (_turn)
        {
            foreach (var (name, held) in _epochs.Where(one => Now >= Instant.From(EndOf(one.Value.Epoch.Announcement)) + KeptAfterEnd).ToArray())
            {
                DurableFile.WritePrivate(Path.Combine(held.Folder, EndFile), ExchangeJson.Write(new KeptEnd(name)));
                _ended.Add(name);
                _epochs.TryRemove(name, out _);
                DeleteRecords(held.Folder);
                held.Epoch.Dispose();
                held.Quota.Dispose();
            }
        }
    }

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
