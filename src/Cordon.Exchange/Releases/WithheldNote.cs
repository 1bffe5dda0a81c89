using Cordon.Core.Language;

namespace Cordon.Exchange.Releases;

/// <summary>Why a message did not leave, as the book has it.</summary>
internal sealed record WithheldNote(int WithheldFormat, string English, string Chinese)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>The reason as people are told it.</summary>
    public Phrase Why => new(English, Chinese);
}
