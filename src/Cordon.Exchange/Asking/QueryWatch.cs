using System.Security.Cryptography;

namespace Cordon.Exchange.Asking;

/// <summary>
/// The outputs of a batch, looked for in each new day's filter without a further question: the holder does not learn of it. They are gone with the epoch.
/// </summary>
public sealed class QueryWatch : IDisposable
{
    private readonly QueryLeaf[] _leaves;
    private readonly byte[][] _outputs;
    private readonly KnownEpoch _epoch;
    private readonly int[] _standing;
    private int _parts;

    internal QueryWatch(QueryLeaf[] leaves, byte[][] outputs, KnownEpoch epoch)
    {
        (_leaves, _outputs, _epoch) = (leaves, outputs, epoch);
        _standing = new int[outputs.Length];
        Array.Fill(_standing, -1);
    }

    /// <summary>Whether it holds nothing any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Looks through the days since it last did.</summary>
    /// <param name="now">In seconds since 1970: once the epoch has ended, everything is thrown away and nothing is found.</param>
    /// <returns>What came newly.</returns>
    public IReadOnlyList<QueryHit> Look(long now)
    {
        if (now >= _epoch.Announcement.Expires)
        {
            Dispose();
        }

        return IsOver ? [] : New();
    }

    /// <summary>Throws the outputs away.</summary>
    public void Dispose()
    {
        foreach (var output in _outputs)
        {
            CryptographicOperations.ZeroMemory(output);
        }

        IsOver = true;
    }

    /// <summary>Looks through everything for the first time; null where a canary is missing.</summary>
    internal IReadOnlyList<QueryHit>? First()
    {
        var hits = New();
        return Enumerable.Range(0, _leaves.Length).Any(i => _standing[i] != 0 && QueryBatch.IsCanary(_leaves[i].Input)) ? null : hits;
    }

    private List<QueryHit> New()
    {
        var before = _standing.ToArray();
        _parts = _epoch.Look(_parts, _outputs, _standing);
        var hits = new List<QueryHit>();
        for (var i = 0; i < _standing.Length; i++)
        {
            if (_standing[i] >= 0 && _standing[i] != before[i] && _leaves[i].CaseReference.Length > 0)
            {
                hits.Add(new QueryHit(i, _leaves[i], _standing[i], OutputParts.Tag(_outputs[i]), OutputParts.ClaimKey(_outputs[i])));
            }
        }

        return hits;
    }
}
