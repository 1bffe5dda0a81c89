namespace Cordon.Core.Exchange.Requests;

/// <summary>An event that was not allowed where it stands: it is kept, and changes nothing.</summary>
/// <param name="Hash">Which it is.</param>
/// <param name="Fault">Why.</param>
public readonly record struct VoidEvent(EventHash Hash, RequestFault Fault);
