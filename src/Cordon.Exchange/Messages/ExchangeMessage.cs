using System.Text.Json;
using Cordon.Core.Values;

namespace Cordon.Exchange.Messages;

/// <summary>What one centre says to another: the payload of a signed envelope, kept for years by both.</summary>
/// <param name="Id">UUID version 7, never used again.</param>
/// <param name="Kind">One of <see cref="MessageKind"/>.</param>
/// <param name="From">The centre that says it.</param>
/// <param name="To">The centre to which it is said, and no other.</param>
/// <param name="Thread">Which matter it belongs to: the number of its first message.</param>
/// <param name="Previous">Hashes of the last messages of the matter that its author had seen, so that none can be moved elsewhere or left out.</param>
/// <param name="At">When, by the author's clock; the co-signed checkpoints bound how wrong that can be.</param>
/// <param name="Trust">The number of the trust list that its author goes by.</param>
/// <param name="Body">What it says, by its kind.</param>
public sealed record ExchangeMessage(
    Guid Id, string Kind, string From, string To, Guid Thread, IReadOnlyList<byte[]> Previous, Instant At, long Trust, JsonElement Body)
{
    /// <summary>What its envelope says that it is.</summary>
    public const string PayloadType = "application/vnd.cordon.exchange.v1+json";

    /// <summary>Messages that one can name as the last it had seen.</summary>
    public const int PreviousMax = 16;
}
