namespace Cordon.Core.Exchange.Requests;

/// <summary>That a release was permitted, and with which marks the object goes: both are somebody else's matter and only named here.</summary>
/// <param name="Decision">The identifier of the policy's decision.</param>
/// <param name="Marks">The hash of the object's marks.</param>
public sealed record PolicyReference(string Decision, EventHash Marks);
