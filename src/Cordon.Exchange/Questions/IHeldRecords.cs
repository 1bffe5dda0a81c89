using Cordon.Core.Exchange;
using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>What a centre knows by itself of identifiers: what questions of other centres are held against.</summary>
public interface IHeldRecords
{
    /// <summary>Its records of a kind now, each identifier once.</summary>
    ValueTask<IReadOnlyList<HeldRecord>> OfAsync(CanonicalKind kind, CancellationToken cancellation = default);
}
