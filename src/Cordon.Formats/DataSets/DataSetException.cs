namespace Cordon.Formats.DataSets;

/// <summary>A data file cannot be read or written as a whole: missing, damaged, without a needed column. The message says where and why.</summary>
/// <remarks>A bad row is no exception: it goes to <see cref="RejectedRows"/> and reading goes on.</remarks>
public sealed class DataSetException : Exception
{
    public DataSetException(string message)
        : base(message)
    {
    }

    public DataSetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
