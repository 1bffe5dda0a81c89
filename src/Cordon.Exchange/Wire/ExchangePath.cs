namespace Cordon.Exchange.Wire;

/// <summary>Where centres reach each other.</summary>
internal static class ExchangePath
{
    /// <summary>A log's checkpoint to be co-signed (C2SP tlog-witness).</summary>
    public const string AddCheckpoint = "/exchange/v1/add-checkpoint";

    /// <summary>Hashes of the log's tree.</summary>
    public const string Tiles = "/exchange/v1/log/tile";

    /// <summary>A message is delivered.</summary>
    public const string Messages = "/exchange/v1/messages";

    /// <summary>Questions that were committed to are evaluated.</summary>
    public const string Evaluate = "/exchange/v1/evaluate";

    /// <summary>Filters of epochs, by their hashes.</summary>
    public const string Filters = "/exchange/v1/filters";

    /// <summary>A third witness keeps a message's hash for a receiver that is silent.</summary>
    public const string Mailbox = "/exchange/v1/mailbox";
}
