using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Questions;

/// <summary>
/// What a batch is made of, as its asker's book has it before anything is asked: closed with the matter's key. With it the batch is made again to the byte,
/// after a crash and for an inspector.
/// </summary>
/// <param name="BatchFormat">The number of this layout.</param>
/// <param name="Epoch">Whom it asks, of what, and in which epoch.</param>
/// <param name="Seed">What salts and blinds are made of.</param>
/// <param name="Items">The questions.</param>
/// <param name="Terms">Why and on what ground.</param>
internal sealed record KeptBatch(int BatchFormat, EpochName Epoch, byte[] Seed, IReadOnlyList<QueryItem> Items, QueryTerms Terms)
{
    /// <summary>The layout that is written now.</summary>
    public const int FormatNow = 1;

    /// <summary>Without what is asked.</summary>
    public override string ToString() => $"{Items.Count} questions in {Epoch}";
}
