using Cordon.Exchange.Asking;

namespace Cordon.Exchange.Tests.Support;

/// <summary>A book in a file whose program ends while a page is kept: before it is on disk, or right after.</summary>
internal sealed class StoppingBook(FileQuotaBook book, bool isKept) : IQuotaBook
{
    public QuotaPage Page => book.Page;

    public void Keep(QuotaPage page)
    {
        if (isKept)
        {
            book.Keep(page);
        }

        throw new IOException("the program ends here");
    }
}
