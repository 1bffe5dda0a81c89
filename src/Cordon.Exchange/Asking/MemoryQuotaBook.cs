namespace Cordon.Exchange.Asking;

/// <summary>A book that is gone with the program, for tests and for trying things.</summary>
public sealed class MemoryQuotaBook(EpochName epoch) : IQuotaBook
{
    /// <inheritdoc/>
    public QuotaPage Page { get; private set; } = QuotaPage.Empty(epoch);

    /// <inheritdoc/>
    public void Keep(QuotaPage page) => Page = page;
}
