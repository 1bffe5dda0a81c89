using Cordon.Exchange.Requests;

namespace Cordon.Exchange.Questions;

/// <summary>A step of a question's proposal as the book has it. It leaves the centre in no message, and is closed with its matter's key.</summary>
/// <param name="QuestionFormat">The number of this layout.</param>
/// <param name="Proposal">Which proposal.</param>
/// <param name="Step">What happened to it; null where it was done, or tried.</param>
/// <param name="By">Who did that, by the identifier that records name.</param>
internal sealed record QuestionNote(int QuestionFormat, Guid Proposal, ProposalState? Step, string By)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>What is to be asked; null for another step.</summary>
    public QuestionWish? Wish { get; init; }

    /// <summary>Which hit is to be disclosed; null for another step.</summary>
    public int? Hit { get; init; }

    /// <summary>Why it was declined; null where nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>The message by which it was done; null for another step.</summary>
    public Guid? Message { get; init; }

    /// <summary>How many hits there were.</summary>
    public int Hits { get; init; }

    /// <summary>Why it was tried and not done, in English; null for another step.</summary>
    public string? Refusal { get; init; }

    /// <summary>The same in Chinese.</summary>
    public string? RefusalInChinese { get; init; }
}
