namespace Cordon.Core.Networks.Linking;

/// <summary>One fact that links two nodes: which, why, when, and the record that says so.</summary>
/// <param name="From">One node; where money moved, the payer.</param>
/// <param name="To">The other.</param>
/// <param name="Reason">Why.</param>
/// <param name="TimeMilliseconds">When it happened, from the Unix epoch.</param>
/// <param name="Source">The report or payment that says so, by its identifier. The same source counts once for a link and a reason.</param>
/// <param name="StolenMinor">How much stolen money moved, in minor units; 0 where none is known to have.</param>
public readonly record struct LinkEvidence(LinkNode From, LinkNode To, LinkReason Reason, long TimeMilliseconds, string Source, long StolenMinor = 0);
