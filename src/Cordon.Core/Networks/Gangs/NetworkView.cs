using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>All that a centre knows at a moment of who is linked with whom.</summary>
/// <param name="AtMilliseconds">The moment, from the Unix epoch.</param>
/// <param name="Links">Cases, involved accounts and identifiers, and what links them.</param>
/// <param name="Accounts">The involved accounts.</param>
public sealed record NetworkView(long AtMilliseconds, LinkGraph Links, IReadOnlyDictionary<LinkNode, InvolvedAccount> Accounts);
