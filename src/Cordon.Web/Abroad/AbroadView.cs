using Cordon.Core.Cases;
using Cordon.Core.Evidence;
using Cordon.Core.Exchange.Requests;
using Cordon.Exchange.Freezing;
using Cordon.Exchange.Trust;

namespace Cordon.Web.Abroad;

/// <summary>What the screens of cooperation showed at one look.</summary>
/// <param name="Rows">All requests, the last begun first.</param>
/// <param name="Size">How many entries the book had.</param>
/// <param name="Fault">Why something cannot be delivered; null where everything can.</param>
/// <param name="Trust">The last trust list; null where there is none.</param>
/// <param name="Cosigned">The last checkpoint that enough others co-signed; null where there is none.</param>
public sealed record AbroadView(IReadOnlyList<AbroadRow> Rows, long Size, string? Fault, TrustList? Trust, SignedNote? Cosigned)
{
    /// <summary>Why something cannot be delivered, in words; null where everything can.</summary>
    public Phrase? FaultSaid { get; init; }

    /// <summary>The requests of this centre that take its orders abroad, by the orders' numbers: of several the last begun.</summary>
    public IReadOnlyDictionary<uint, AbroadRow> Freezes { get; init; } = new Dictionary<uint, AbroadRow>();

    /// <summary>Before the first look.</summary>
    public static AbroadView None { get; } = new([], -1, null, null, null);

    /// <summary>What a centre is called.</summary>
    public string NameOf(string id) => Trust?.Centre(id)?.Name ?? id;

    /// <summary>What somebody of this centre is called, or another centre.</summary>
    /// <param name="names">The names of this centre's people by their identifiers.</param>
    public string NameOf(string by, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.TryGetValue(by, out var name) ? name : NameOf(by);
    }

    /// <summary>The request by which another centre was asked for an order's money; null where its bank is told by this one.</summary>
    public AbroadRow? RequestOf(FreezeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Freezes.GetValueOrDefault(order.Number);
    }

    /// <summary>A request by its number; null where there is none.</summary>
    public AbroadRow? Find(string id) => Guid.TryParse(id, out var number) ? Rows.FirstOrDefault(row => row.Id == number) : null;

    /// <summary>What <see cref="Freezes"/> has of some rows.</summary>
    public static IReadOnlyDictionary<uint, AbroadRow> FreezesOf(IReadOnlyList<AbroadRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var freezes = new Dictionary<uint, AbroadRow>();
        foreach (var row in rows.Where(row => row is { IsOurs: true, Content.Kind: RequestKind.FreezeMoney }))
        {
            if (FreezeAsker.OrderOf(row.Content.CaseReference) is { } order)
            {
                freezes.TryAdd(order, row);
            }
        }

        return freezes;
    }
}
