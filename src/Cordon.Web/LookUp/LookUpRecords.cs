using System.Collections.Concurrent;
using Cordon.Core.Casework;
using Cordon.Engine.Casework;

namespace Cordon.Web.LookUp;

/// <summary>
/// Keeps what officers look up, for the audit, as they typed it: who asks after a neighbour is found by it. The same question of the same person is kept
/// once an hour, since a screen asks it again whenever it is drawn anew.
/// </summary>
internal sealed class LookUpRecords(CaseDesk desk, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Questions that are remembered; above it all are forgotten, and kept once more.</summary>
    private const int RememberedMax = 8_192;

    private readonly ConcurrentDictionary<(string Where, string Person, string Question), DateTimeOffset> _kept = new();

    /// <summary>Keeps a question.</summary>
    /// <param name="where">The address of the screen that asks it.</param>
    /// <returns>Whether it is kept: what is not is not answered.</returns>
    public async ValueTask<bool> KeepAsync(string where, ActingOfficer by, string question, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue((where, by.Id, question), out var before) && now - before < Every)
        {
            return true;
        }

        var answer = await desk.NoteDeedAsync(DeskKind.LookedUp, where, by, question, cancellation: cancellation).ConfigureAwait(false);
        if (answer.Status is not (DeskStatus.Done or DeskStatus.AlreadyDone))
        {
            return false;
        }

        if (_kept.Count >= RememberedMax)
        {
            _kept.Clear();
        }

        _kept[(where, by.Id, question)] = now;
        return true;
    }
}
