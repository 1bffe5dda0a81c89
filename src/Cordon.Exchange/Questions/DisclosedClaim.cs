using System.Text;
using Cordon.Core.Exchange;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Cordon.Exchange.Asking;
using Cordon.Exchange.Book;
using Cordon.Exchange.Messages;
using Cordon.Exchange.Wire;

namespace Cordon.Exchange.Questions;

/// <summary>A hit that this centre disclosed to another: what a request for its holder or for a person follows.</summary>
/// <param name="Match">The message that disclosed it, by its hash: both books have it.</param>
/// <param name="Identifier">What was asked about.</param>
/// <param name="Holder">The centre that has it.</param>
/// <param name="At">When it was disclosed.</param>
public sealed record DisclosedClaim(EventHash Match, CanonicalIdentifier Identifier, string Holder, Instant At)
{
    /// <summary>The claim that a message made; null where it made none.</summary>
    public static async Task<DisclosedClaim?> OfAsync(ExchangeNode node, Guid message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(node);
        return await node.OpenMessageAsync(EntryKind.Sent, message, cancellation).ConfigureAwait(false) is var (opened, disclosed)
            && disclosed.Message is { Kind: MessageKind.HitDisclose } said
            && HitClaim.Read(CarriedBody.In(said)) is { } claim
            && Canonicaliser.ReadInput(Encoding.UTF8.GetBytes(claim.Leaf.Input)) is { IsRead: true } read
                ? new DisclosedClaim(new EventHash(disclosed.Hash), read.Identifier, said.To, opened.Entry.At) : null;
    }

    /// <summary>Whose it is not for logs.</summary>
    public override string ToString() => $"hit disclosed to {Holder}";
}
