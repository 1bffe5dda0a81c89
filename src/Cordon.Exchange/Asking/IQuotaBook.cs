namespace Cordon.Exchange.Asking;

/// <summary>
/// Where stands what a counterpart has asked in an epoch. One <see cref="QueryDesk"/> has it, and keeps a page before it answers: whatever ends the program
/// then, what was spent stays spent.
/// </summary>
public interface IQuotaBook
{
    /// <summary>The page as it was last kept.</summary>
    QuotaPage Page { get; }

    /// <summary>Keeps a page: when it returns, it is there for good.</summary>
    /// <exception cref="IOException">It may not be there: nothing is answered, and the book gives the last page that surely is.</exception>
    void Keep(QuotaPage page);
}
