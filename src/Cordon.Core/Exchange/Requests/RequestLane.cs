namespace Cordon.Core.Exchange.Requests;

/// <summary>What an object may be used for. Nothing passes from one lane to the other but by an event of its own, with the originator's consent.</summary>
public enum RequestLane : byte
{
    /// <summary>To know where to look. It does not go before a court.</summary>
    Intelligence = 1,

    /// <summary>To prove something before a court.</summary>
    Evidence = 2,
}
