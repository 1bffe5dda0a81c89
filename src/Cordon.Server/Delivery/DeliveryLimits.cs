namespace Cordon.Server.Delivery;

/// <summary>What a delivery to a bank may take at most.</summary>
internal static class DeliveryLimits
{
    /// <summary>How long a bank may take to answer a notice: it has only to write it down.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>How long connecting may take.</summary>
    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>The wait after the first failure in a row; it doubles with each.</summary>
    public static readonly TimeSpan RetryFirst = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait: a bank that is back has its orders within a minute.</summary>
    public static readonly TimeSpan RetryMax = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection is kept, so that a bank's new address is found.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Kibibytes of the header of an answer.</summary>
    public const int AnswerHeaderKibibytesMax = 16;

    /// <summary>Bytes of an answer that are read and thrown away to keep the connection; a longer one costs the connection.</summary>
    public const int AnswerDrainBytesMax = 16 * 1024;

    /// <summary>Characters of an endpoint's address.</summary>
    public const int UrlLengthMax = 1_000;

    /// <summary>Notices told at a time to a bank that fetches them.</summary>
    public const int NoticesMax = 100;
}
