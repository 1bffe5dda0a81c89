using Cordon.Exchange.Asking;
using Cordon.Exchange.Questions;

namespace Cordon.Web.Abroad;

/// <summary>A hit of a question, with what became of it.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="Claim">The last proposal to disclose it; null where there is none.</param>
/// <param name="Proof">The other centre's proof; null while there is none.</param>
/// <param name="IsAnswered">Whether the other centre has answered all that was disclosed.</param>
internal sealed record QuestionHitRow(QueryHit Hit, QuestionProposal? Claim, HolderProof? Proof, bool IsAnswered)
{
    /// <summary>Whether the other centre has what was disclosed: its receipt is in the book.</summary>
    public bool IsDelivered { get; init; }
}
