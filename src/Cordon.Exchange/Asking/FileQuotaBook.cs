using Cordon.Engine.Snapshots;

namespace Cordon.Exchange.Asking;

/// <summary>
/// A book in a file, forced to disk before a page counts as kept. A file beside it is locked as long as the book is open: two programs with one book would
/// each allow the whole quota.
/// </summary>
public sealed class FileQuotaBook : IQuotaBook, IDisposable
{
    private const string LockSuffix = ".lock";

    // A batch has at least 256 elements, and a line of it some 170 bytes.
    private const int BytesMax = 1 << 26;

    private readonly string _path;
    private readonly FileStream _lock;

    private FileQuotaBook(string path, FileStream locked, QuotaPage page) => (_path, _lock, Page) = (path, locked, page);

    /// <inheritdoc/>
    public QuotaPage Page { get; private set; }

    /// <summary>Opens a book, or begins it.</summary>
    /// <exception cref="IOException">It cannot be read, or another program has it open.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or another epoch's: nothing is allowed on a guess.</exception>
    public static FileQuotaBook Open(string path, EpochName epoch)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(epoch);
        var locked = new FileStream(path + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            if (!File.Exists(path))
            {
                return new FileQuotaBook(path, locked, QuotaPage.Empty(epoch));
            }

            return MessageText.Read<QuotaPage>(File.ReadAllBytes(path), BytesMax) is { } page && page.Epoch == epoch
                ? new FileQuotaBook(path, locked, page)
                : throw new InvalidDataException($"{path} is not what was kept of the quota of {epoch}, or is damaged");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            locked.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Keep(QuotaPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        DurableFile.WritePrivate(_path, MessageText.Of(page));
        Page = page;
    }

    public void Dispose() => _lock.Dispose();
}
