namespace Cordon.Core.Tracing;

/// <summary>An entry of either list on its way into a segment or out of one.</summary>
/// <param name="Purse">Whose list.</param>
/// <param name="Transfer">The transfer's number; 0 for an opening balance.</param>
/// <param name="Start">Where its interval begins.</param>
/// <param name="End">Where its interval ends.</param>
/// <param name="Counterparty">The other purse, with the flag of the entry it is from.</param>
/// <param name="PayeeStart">Where an outflow begins on the payee's axis of inflow; 0 for an inflow.</param>
internal readonly record struct SealedEntry(uint Purse, uint Transfer, long Start, long End, uint Counterparty, long PayeeStart);

/// <summary>Gives entries by purse, and of a purse in the order of booking.</summary>
internal abstract class SealedSource
{
    /// <summary>The next entry; false when there is none.</summary>
    public abstract bool Next(out SealedEntry entry);
}

/// <summary>Several sources as one. Of a purse all entries of an earlier source come before those of a later one.</summary>
internal sealed class MergedSource : SealedSource
{
    private readonly List<(SealedSource Source, SealedEntry Entry)> _heads = [];

    public MergedSource(IEnumerable<SealedSource> sources)
    {
        foreach (var source in sources)
        {
            if (source.Next(out var entry))
            {
                _heads.Add((source, entry));
            }
        }
    }

    public override bool Next(out SealedEntry entry)
    {
        if (_heads.Count == 0)
        {
            entry = default;
            return false;
        }

        var least = 0;
        for (var i = 1; i < _heads.Count; i++)
        {
            least = _heads[i].Entry.Purse < _heads[least].Entry.Purse ? i : least;
        }

        (var source, entry) = _heads[least];
        if (source.Next(out var next))
        {
            _heads[least] = (source, next);
        }
        else
        {
            _heads.RemoveAt(least);
        }

        return true;
    }
}
