using Cordon.Core.Language;

namespace Cordon.Core.Exchange.Requests;

/// <summary>What came of an act in a request: what may be said now, or why not.</summary>
/// <param name="Act">What may be signed and sent; null where it was refused.</param>
/// <param name="Fault">Why it was refused; none where it was not.</param>
/// <param name="Refusal">The same in words, as a sentence's end; null where it was not.</param>
public readonly record struct RequestDecision(RequestDetails? Act, RequestFault Fault, Phrase? Refusal)
{
    /// <summary>It may be said.</summary>
    public static RequestDecision Of(RequestDetails act) => new(act, RequestFault.None, null);

    /// <summary>It may not.</summary>
    public static RequestDecision Refuse(RequestFault fault, Phrase? words = null) => new(null, fault, words ?? RequestFaults.Say(fault));
}
