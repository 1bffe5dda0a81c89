using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Snapshots;
using Cordon.Exchange.Json;

namespace Cordon.Exchange.Wire;

/// <summary>
/// What a third party keeps for receivers that are silent: which message by its hash was left for whom, and when its receiver fetched that. It never sees a
/// message.
/// </summary>
public sealed class MailboxStore
{
    /// <summary>Hashes kept for one receiver at the most.</summary>
    public const int LeftMax = 100_000;

    /// <summary>Hashes handed out at one look: the rest with the next ones. A line of them is some 300 bytes, and an answer has its bound.</summary>
    public const int FetchMax = 10_000;

    /// <summary>How long what was fetched is handed out again: an answer may be lost on its way, or forgotten over a start.</summary>
    public static readonly TimeSpan AgainFor = TimeSpan.FromDays(7);

    /// <summary>How long a hash is kept: what nobody asked about by then is asked about by nobody.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private const string Extension = ".left.json";

    private readonly string _folder;
    private readonly Lock _turn = new();
    private readonly Dictionary<Guid, LeftMessage> _left = [];

    /// <summary>Takes up what lies in a folder.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file in it is damaged.</exception>
    public MailboxStore(string folder)
    {
        _folder = folder;
        PrivateFile.MakeFolder(folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            var left = ExchangeJson.Read<LeftMessage>(File.ReadAllBytes(path)) ?? throw new InvalidDataException($"{path} is damaged");
            _left[left.Id] = left;
        }
    }

    /// <summary>
    /// Keeps a message's hash; what was left before stays as it was. False where the receiver's box is full, or another left another under the number.
    /// </summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    public bool Leave(Guid id, string from, string to, byte[] hash, Instant now)
    {
        lock (_turn)
        {
            if (_left.TryGetValue(id, out var there))
            {
                return (there.From, there.To) == (from, to) && there.Hash.AsSpan().SequenceEqual(hash);
            }

            EraseOld(now);
            if (_left.Values.Count(one => one.To == to) >= LeftMax)
            {
                return false;
            }

            Keep(new LeftMessage(id, from, to, hash, now, null));
            return true;
        }
    }

    /// <summary>What was left for a receiver and is new to it, or was a few days ago, the first first; it has fetched that with this.</summary>
    /// <exception cref="IOException">That it did could not be kept.</exception>
    public IReadOnlyList<LeftMessage> Fetch(string to, Instant now, int countMax = FetchMax)
    {
        lock (_turn)
        {
            EraseOld(now);
            var fresh = _left.Values.Where(one => one.To == to && (one.Fetched is not { } at || now < at + AgainFor))
                .OrderBy(one => one.Fetched is not null).ThenBy(one => one.Left).ThenBy(one => one.Id).Take(countMax).ToArray();
            foreach (var one in fresh.Where(one => one.Fetched is null))
            {
                Keep(one with { Fetched = now });
            }

            return [.. fresh.Select(one => _left[one.Id]).OrderBy(one => one.Left)];
        }
    }

    /// <summary>What became of a message's hash, for whoever left it; null where they left none of the number.</summary>
    public LeftMessage? Find(Guid id, string from)
    {
        lock (_turn)
        {
            return _left.TryGetValue(id, out var left) && left.From == from ? left : null;
        }
    }

    private void EraseOld(Instant now)
    {
        foreach (var old in _left.Values.Where(one => one.Left + KeptFor <= now).ToArray())
        {
            File.Delete(PathOf(old.Id));
            _left.Remove(old.Id);
        }
    }

    private void Keep(LeftMessage left)
    {
        DurableFile.WritePrivate(PathOf(left.Id), ExchangeJson.Write(left));
        _left[left.Id] = left;
    }

    private string PathOf(Guid id) => Path.Combine(_folder, id.ToString("N") + Extension);
}
