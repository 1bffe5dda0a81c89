namespace Cordon.Exchange.Asking;

/// <summary>What a batch found. Of what is no hit nothing is kept but in a watch.</summary>
/// <param name="Fault">Why the answer is not read.</param>
/// <param name="Hits">What the holder has too.</param>
/// <param name="Watch">The outputs of a standing batch, until the epoch's end; null for another.</param>
public sealed record QueryFinding(AnswerFault Fault, IReadOnlyList<QueryHit> Hits, QueryWatch? Watch)
{
    internal static QueryFinding Refused(AnswerFault fault) => new(fault, [], null);
}
