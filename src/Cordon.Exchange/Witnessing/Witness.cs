using System.Security.Cryptography;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Witnessing;

/// <summary>
/// Watches others' logs: it co-signs a checkpoint only where it grew out of the last one that it co-signed of the same log, and keeps that one on disk before
/// it answers. Two histories of one log can therefore never both carry its word. C2SP tlog-witness.
/// </summary>
/// <remarks>
/// A file per log, named after the log's name's hash. What a log signed that cannot be of one history with what stands there is kept beside it, since the two
/// together prove what the log did to whoever has its public key.
/// </remarks>
public sealed class Witness : IDisposable
{
    private const string KeyFile = "witness.key";
    private const string LastFile = ".checkpoint";
    private const string OtherFile = ".other";
    private const string HistoryFile = ".history";

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly WitnessKey _key;

    // Looking at the last checkpoint and putting the next one in its place is one step, or an earlier one could come back.
    private readonly Lock _turn = new();
    private readonly Dictionary<string, Watched> _logs = [];

    private Witness(string folder, TimeProvider time, WitnessKey key) => (_folder, _time, _key) = (folder, time, key);

    /// <summary>The key by which it co-signs.</summary>
    public CosignerKey Key => _key.Public;

    /// <summary>Takes up a witness's work, or begins it.</summary>
    /// <param name="folder">Its folder: the key lies in it too, so it is its user's alone.</param>
    /// <param name="logs">The keys of the logs that it watches; a log's name is its keys'.</param>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">What it kept of a log is damaged.</exception>
    public static Witness Open(string folder, IEnumerable<VerifierKey> logs, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(logs);
        ArgumentNullException.ThrowIfNull(time);
        PrivateFile.MakeFolder(folder);
        var witness = new Witness(folder, time, WitnessKey.Open(Path.Combine(folder, KeyFile)));
        witness.Watch(logs);
        return witness;
    }

    /// <summary>Watches these logs from here on and no others; what it kept of each stays.</summary>
    /// <param name="logs">The keys of the logs; a log's name is its keys'.</param>
    /// <exception cref="InvalidDataException">What it kept of a log is damaged.</exception>
    public void Watch(IEnumerable<VerifierKey> logs)
    {
        ArgumentNullException.ThrowIfNull(logs);
        lock (_turn)
        {
            var watched = logs.GroupBy(key => key.Name).ToDictionary(keys => keys.Key, keys => new Watched([.. keys], LastOf(keys.Key),
                new WitnessHistory(PathOf(keys.Key, HistoryFile))));
            _logs.Clear();
            foreach (var (name, log) in watched)
            {
                _logs.Add(name, log);
            }
        }
    }

    /// <summary>Looks at a checkpoint and co-signs it where it grew out of the last one.</summary>
    /// <exception cref="IOException">It could not be kept, and is not co-signed.</exception>
    public WitnessWord Look(WitnessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var checkpoint = request.Checkpoint;
        lock (_turn)
        {
            if (!_logs.TryGetValue(checkpoint.Origin, out var log))
            {
                return new WitnessWord(WitnessAnswer.UnknownLog, 0, null);
            }

            if (!log.Keys.Any(key => LogKey.HasSigned(key, request.Note)))
            {
                return new WitnessWord(WitnessAnswer.NotSigned, log.Size, null);
            }

            if (log.Last?.Contradicts(checkpoint) is true)
            {
                Keep(checkpoint.Origin, OtherFile, request.Note);
            }

            if (request.Judge(log.Last) is not WitnessAnswer.Cosigned and var refused)
            {
                return new WitnessWord(refused, log.Size, null);
            }

            var cosignature = _key.Cosign(request.Note.Text, _time.GetUtcNow().ToUnixTimeSeconds());
            var cosigned = request.Note with { Signatures = [.. request.Note.Signatures, cosignature] };
            Keep(checkpoint.Origin, LastFile, cosigned);
            log.History.Add(cosigned);
            _logs[checkpoint.Origin] = log with { Last = checkpoint };
            return new WitnessWord(WitnessAnswer.Cosigned, checkpoint.Size, cosignature);
        }
    }

    /// <summary>The last checkpoint of a log that it co-signed, with the log's signature and its own; null where there is none.</summary>
    public SignedNote? Last(string origin) => Kept(origin, LastFile);

    /// <summary>A checkpoint that a log signed of the same size as the last one with another root; null where it signed none.</summary>
    public SignedNote? Other(string origin) => Kept(origin, OtherFile);

    /// <summary>
    /// The last checkpoint of a log that it co-signed and that ends before a place; null where there is none. It shows when an entry was not there yet.
    /// </summary>
    public SignedNote? Before(string origin, long place)
    {
        lock (_turn)
        {
            return _logs.TryGetValue(origin, out var log) ? log.History.Before(place) : null;
        }
    }

    public void Dispose() => _key.Dispose();

    private Checkpoint? LastOf(string origin)
    {
        var path = PathOf(origin, LastFile);
        if (!File.Exists(path))
        {
            return null;
        }

        return SignedNote.Read(File.ReadAllText(path)) is { } note && Checkpoint.Read(note.Text) is { } last && last.Origin == origin
            && WitnessKey.CosignatureOf(Key, note) is not null
            ? last
            : throw new InvalidDataException($"{path} is not what this witness kept of {origin}, or is damaged");
    }

    private SignedNote? Kept(string origin, string file) =>
        PathOf(origin, file) is var path && File.Exists(path) ? SignedNote.Read(File.ReadAllText(path)) : null;

    private void Keep(string origin, string file, SignedNote note) => DurableFile.WritePrivate(PathOf(origin, file), Encoding.UTF8.GetBytes(note.Whole));

    private string PathOf(string origin, string file) =>
        Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin))) + file);

    private sealed record Watched(IReadOnlyList<VerifierKey> Keys, Checkpoint? Last, WitnessHistory History)
    {
        public long Size => Last?.Size ?? 0;
    }
}
