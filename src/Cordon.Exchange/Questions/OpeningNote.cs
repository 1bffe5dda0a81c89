namespace Cordon.Exchange.Questions;

/// <summary>A step of an opening as the book has it. It leaves the centre in no message, and is closed with its matter's key.</summary>
/// <param name="OpeningFormat">The number of this layout.</param>
/// <param name="Opening">Which opening.</param>
/// <param name="Step">What happened to it.</param>
/// <param name="By">Who did that, by the identifier that records name.</param>
internal sealed record OpeningNote(int OpeningFormat, Guid Opening, OpeningStep Step, string By)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>The terms; null for another step than the first.</summary>
    public OpeningWish? Wish { get; init; }

    /// <summary>Why it was declined or closed; null where nobody said.</summary>
    public string? Reason { get; init; }
}
