using Cordon.Core.Values;

namespace Cordon.Exchange.Wire;

/// <summary>A message's hash that lies with a third party.</summary>
/// <param name="Id">The message's number.</param>
/// <param name="From">Who left it.</param>
/// <param name="To">For whom.</param>
/// <param name="Hash">The message's hash.</param>
/// <param name="Left">When, by the third party's clock.</param>
/// <param name="Fetched">When its receiver asked what lies there; null where it has not.</param>
/// <param name="Told">When the third party says all this; null until it does.</param>
public sealed record LeftMessage(Guid Id, string From, string To, byte[] Hash, Instant Left, Instant? Fetched = null, Instant? Told = null)
{
    /// <summary>What the envelope says that it is in which the third party says so.</summary>
    public const string PayloadType = "application/vnd.cordon.left-message.v1+json";
}
