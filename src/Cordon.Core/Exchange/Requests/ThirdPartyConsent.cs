using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>That a third centre agreed to a release of what comes from it.</summary>
/// <param name="Event">The event that shows it.</param>
/// <param name="Object">To which object.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Lane">For what use.</param>
/// <param name="Expires">The last moment at which it holds.</param>
public readonly record struct ThirdPartyConsent(EventHash Event, EventHash Object, string Recipient, RequestLane Lane, Instant Expires);
