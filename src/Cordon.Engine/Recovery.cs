using Cordon.Engine.Journal;
using Cordon.Engine.Records;
using Cordon.Engine.Snapshots;

namespace Cordon.Engine;

/// <summary>A partition as its journal says: its state, where its payments stand, and how that was come by.</summary>
/// <param name="State">Of all batches there were; whoever gets it disposes of it.</param>
/// <param name="SnapshotSequence">The last payment that a snapshot had; 0 without one.</param>
/// <param name="PassedOver">The snapshots that could not be used, and why.</param>
internal sealed record Recovered(PartitionState State, Archive Archive, long SnapshotSequence, IReadOnlyList<SnapshotDamage> PassedOver);

/// <summary>Builds a partition's state: from its newest snapshot that can be used and the journal after it, else from the whole journal.</summary>
internal static class Recovery
{
    /// <param name="untilSequence">Stops behind the batch that has this payment, though the journal may go on.</param>
    public static async Task<Recovered> RunAsync(
        CentreOptions options, IJournal journal, int partition, CancellationToken cancellation, long untilSequence = long.MaxValue)
    {
        var recovered = await FromSnapshotAsync(options, journal, partition, cancellation).ConfigureAwait(false);
        var isWhole = false;
        try
        {
            if (recovered.State.LastSequence < untilSequence)
            {
                using var playback = new Playback(journal, partition, recovered.State, recovered.Archive);
                await playback.RunAsync(untilSequence, cancellation).ConfigureAwait(false);
            }

            isWhole = true;
            return recovered;
        }
        finally
        {
            if (!isWhole)
            {
                recovered.State.Dispose();
            }
        }
    }

    private static async Task<Recovered> FromSnapshotAsync(
        CentreOptions options, IJournal journal, int partition, CancellationToken cancellation)
    {
        var passedOver = new List<SnapshotDamage>();
        foreach (var snapshot in options.SnapshotFolder is { } folder ? SnapshotFile.OpenNewestFirst(folder, partition, passedOver) : [])
        {
            using (snapshot)
            {
                var (state, archive) = (new PartitionState(options), new Archive(journal, partition));
                try
                {
                    await PartitionSnapshot.LoadAsync(snapshot, options, journal, state, archive, cancellation).ConfigureAwait(false);
                    return new Recovered(state, archive, state.LastSequence, passedOver);
                }
                catch (SnapshotDamagedException unusable)
                {
                    state.Dispose();
                    passedOver.Add(new SnapshotDamage(snapshot.Path, unusable.Reason));
                }
            }
        }

        return new Recovered(new PartitionState(options), new Archive(journal, partition), 0, passedOver);
    }
}
