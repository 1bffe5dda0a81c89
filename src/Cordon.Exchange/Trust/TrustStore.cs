using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Trust;

/// <summary>The trust list that a centre goes by: the last one it was given, on disk, and never an earlier one again.</summary>
public sealed class TrustStore
{
    private const string Extension = ".trust.json";
    private const int BytesMax = 4 * 1024 * 1024;

    private readonly string _folder;
    private readonly Lock _turn = new();
    private TrustList? _list;
    private IReadOnlyList<TrustKeeper> _keepers;

    private TrustStore(string folder, IReadOnlyList<TrustKeeper> keepers) => (_folder, _keepers) = (folder, keepers);

    /// <summary>The last list that was taken, whether or not it still counts; null where there was none. For what is past.</summary>
    public TrustList? Last => Volatile.Read(ref _list);

    /// <summary>The list that counts at a moment; null where there is none, or it has run out: then nothing new is begun with anybody.</summary>
    public TrustList? At(Instant now) => Last is { } list && list.IsValid(now) ? list : null;

    /// <summary>Takes up the lists of a folder, each of which the keepers of the one before it signed.</summary>
    /// <param name="keepers">Who signed the first one: handed over by people, not by a wire.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="InvalidDataException">A list in it is damaged or was not signed.</exception>
    public static TrustStore Open(string folder, IReadOnlyList<TrustKeeper> keepers)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(keepers);
        PrivateFile.MakeFolder(folder);
        var store = new TrustStore(folder, keepers);
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            if (Envelope.Read(File.ReadAllBytes(path)) is not { } envelope || store.Judge(envelope) is not { Refusal: null, List: { } list })
            {
                throw new InvalidDataException($"{path} is no trust list that its keepers signed, or is damaged");
            }

            (store._list, store._keepers) = (list, list.Keepers);
        }

        return store;
    }

    /// <summary>Takes a list; the reason where it is not taken. It is on disk when this returns.</summary>
    /// <exception cref="IOException">It could not be kept, and is not taken.</exception>
    public string? Take(Envelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (envelope.Payload.Length > BytesMax)
        {
            return "it is too long";
        }

        lock (_turn)
        {
            var (list, refusal) = Judge(envelope);
            if (list is null)
            {
                return refusal;
            }

            // Twelve digits in front keep files in the order of their numbers.
            DurableFile.WritePrivate(Path.Combine(_folder, $"{list.Sequence:D12}{Extension}"), envelope.ToBytes());
            Volatile.Write(ref _list, list);
            _keepers = list.Keepers;
            return null;
        }
    }

    private (TrustList? List, string? Refusal) Judge(Envelope envelope)
    {
        var (list, refusal) = TrustList.Read(envelope, _keepers);
        return list is not null && _list is { } last && list.Sequence <= last.Sequence
            ? (null, $"its number is {list.Sequence}, and {last.Sequence} was taken already")
            : (list, refusal);
    }
}
