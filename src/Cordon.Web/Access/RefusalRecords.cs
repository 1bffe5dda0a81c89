using System.Collections.Concurrent;
using System.Globalization;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;

namespace Cordon.Web.Access;

/// <summary>
/// Records what people were refused, for the audit: who tried a door that is not theirs. Each person and door is recorded once an hour at most, with how
/// often it was tried since, so that nobody fills the journal by trying.
/// </summary>
public sealed class RefusalRecords(CaseDesk desk, TimeProvider time)
{
    /// <summary>How long the same is not recorded anew.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>
    /// Persons and doors that are remembered: all screens and calls for a hundred people. Above it nothing new is recorded until an hour is over.
    /// </summary>
    private const int RememberedMax = 8_192;

    private readonly ConcurrentDictionary<(string Person, string Door), Tried> _tried = new();

    /// <summary>Takes down that somebody was refused.</summary>
    /// <param name="door">What was asked for: a call's pattern, or a case's path; never what somebody typed.</param>
    public async ValueTask NoteAsync(string person, string door, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var tried = _tried.AddOrUpdate(
            (person, door), _ => new Tried(now, 0, IsNew: true),
            (_, before) => now - before.At >= Every ? new Tried(now, before.Unsaid, IsNew: true) : before with { Unsaid = before.Unsaid + 1, IsNew = false });
        if (!tried.IsNew)
        {
            return;
        }

        if (_tried.Count > RememberedMax && !MakeRoom(now))
        {
            _tried.TryRemove((person, door), out _);
            return;
        }

        _tried.TryUpdate((person, door), tried with { Unsaid = 0 }, tried);
        var words = tried.Unsaid == 0 ? door : string.Create(CultureInfo.InvariantCulture, $"{door} (+{tried.Unsaid})");

        // When it cannot be recorded the refusal stands all the same: a door that stays shut harms nobody.
        _ = await desk.NoteAsync(PersonEvent.Refused, person, words, person, cancellation).ConfigureAwait(false);
    }

    private bool MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, tried) in _tried)
        {
            if (now - tried.At >= Every)
            {
                _tried.TryRemove(key, out _);
            }
        }

        return _tried.Count <= RememberedMax;
    }

    /// <param name="At">When it was last recorded.</param>
    /// <param name="Unsaid">How often it was tried since.</param>
    /// <param name="IsNew">Whether this try is to be recorded.</param>
    private sealed record Tried(DateTimeOffset At, int Unsaid, bool IsNew);
}
