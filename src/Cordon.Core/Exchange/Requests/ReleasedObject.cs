namespace Cordon.Core.Exchange.Requests;

/// <summary>An object that goes from one centre to the other with an event.</summary>
/// <param name="Hash">Which it is.</param>
/// <param name="Lane">What it may be used for.</param>
/// <param name="Originator">The centre it comes from, which may be a third one.</param>
/// <param name="Policy">What permitted it.</param>
public sealed record ReleasedObject(EventHash Hash, RequestLane Lane, string Originator, PolicyReference Policy);
