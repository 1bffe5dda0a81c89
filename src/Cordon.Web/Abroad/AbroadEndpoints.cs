using Cordon.Core.Casework;
using Cordon.Exchange.Book;
using Cordon.Exchange.Proofs;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Web.Abroad;

/// <summary>What shows to anybody who has the trust list that another centre sent or received a message, as a file.</summary>
internal static class AbroadEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/abroad/messages/{id}/proof", ProveAsync).WithMetadata(new NeedsAttribute(Act.SeeAbroad));

    /// <summary>The name of a proof's file.</summary>
    public static string NameOf(string id) => id + ".proof.json";

    private static async Task<IResult> ProveAsync(string id, ConsoleSettings settings, CancellationToken cancellation)
    {
        if (settings.Abroad is not { Desk.Node: var node } || !Guid.TryParseExact(id, "D", out var number))
        {
            return Results.NotFound();
        }

        ExchangeProof? proof = await node.ProveSentAsync(number, cancellation).ConfigureAwait(false)
            ?? await node.ProveReceivedAsync(number, cancellation).ConfigureAwait(false)
            ?? (node.Book.Find(EntryKind.Unfetched, number) is null ? null : await node.ProveNotFetchedAsync(number, cancellation).ConfigureAwait(false));
        return proof is null ? Results.NotFound() : Results.File(proof.ToBytes(), "application/json", NameOf(number.ToString("D")));
    }
}
