using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Proving;
using Cordon.Exchange.Requests;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Freezing;

/// <summary>What both sides of a freeze need.</summary>
/// <param name="Centre">The centre whose banks are asked, or for whose victims.</param>
/// <param name="Desk">Its requests.</param>
/// <param name="Law">On what requests may rest.</param>
/// <param name="Time">The clock by which requests are made.</param>
/// <param name="CentreTime">The centre's own clock.</param>
public sealed record FreezeSide(Centre Centre, RequestDesk Desk, LegalBasisTable Law, TimeProvider Time, TimeProvider CentreTime)
{
    /// <summary>The keys by which goes out what a published rule wants: two persons published it.</summary>
    internal IReadOnlyList<SecretKey> StandingKeys =>
        [Desk.Node.Keys.Of(NodeIdentity.StandingRule, KeyUse.Operator), Desk.Node.Keys.Of(NodeIdentity.StandingRule, KeyUse.Authoriser)];

    internal Instant Now => Instant.From(Time.GetUtcNow());
}
