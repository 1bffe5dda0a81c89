using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Book;
using Cordon.Exchange.Wire;

namespace Cordon.Web.Abroad;

/// <summary>What is shown of an entry of this centre's own log, against the last checkpoint that others co-signed.</summary>
/// <param name="Place">Which entry.</param>
/// <param name="Entry">What it says; null where it was erased.</param>
/// <param name="Size">Entries of the checkpoint, or of the log where the entry is in no co-signed one yet.</param>
internal sealed record LogCheck(BookPlace Place, BookEntry? Entry, long Size)
{
    /// <summary>Whether a co-signed checkpoint goes as far as the entry.</summary>
    public bool IsCosigned { get; init; }

    /// <summary>Whether the log's own key signed the checkpoint.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whether the proof leads from the entry to the checkpoint's root; of one that was erased nobody can show it.</summary>
    public bool IsShown { get; init; }

    /// <summary>How many hashes the proof has.</summary>
    public int Steps { get; init; }

    /// <summary>Who co-signed the checkpoint, and when.</summary>
    public IReadOnlyList<(string Name, Instant At)> Witnesses { get; init; } = [];

    /// <summary>Looks at an entry.</summary>
    public static async Task<LogCheck> OfAsync(ExchangeNode node, BookPlace place)
    {
        var opened = await node.Book.OpenEntryAsync(place).ConfigureAwait(false);
        if (node.Book.Cosigned is not { } note || Checkpoint.Read(note.Text) is not { } checkpoint || checkpoint.Size <= place.Leaf)
        {
            return new LogCheck(place, opened?.Entry, node.Book.Size);
        }

        var proof = node.Book.Prove(place.Leaf, note);
        return new LogCheck(place, opened?.Entry, checkpoint.Size)
        {
            IsCosigned = true,
            IsSigned = checkpoint.Origin == node.Book.Key.Name && LogKey.HasSigned(node.Book.Key, note),
            IsShown = opened is not null && proof.Shows(MerkleTree.Commitment(opened.Salt, opened.Bytes)),
            Steps = proof.Path.Count,
            Witnesses = node.Trust.Last is { } list ? AbroadReader.Witnesses(list, node.Id, note) : [],
        };
    }
}
