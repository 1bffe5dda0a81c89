using System.Collections.Immutable;
using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>
/// The one order of a request's events, whatever order they came in and however often: behind all that they had seen, then by their moments, then by their
/// hashes. An event that had seen one which is not there waits for it.
/// </summary>
/// <remarks>
/// Kahn's algorithm, the earliest event that is free first. Hashes are all different, so no tie is left. Moments never fall in this order but at an event that
/// claims to be from before what it had seen, which is void: of one that is not, something it waits for would be free, and earlier.
/// </remarks>
/// <param name="Placed">The events in order, each once.</param>
/// <param name="Waiting">How many wait for one that is not there.</param>
public readonly record struct RequestOrder(ImmutableArray<RequestEvent> Placed, int Waiting)
{
    /// <summary>The order of a set of events of one request.</summary>
    public static RequestOrder Of(IEnumerable<RequestEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var nodes = new Dictionary<EventHash, Node>();
        foreach (var happened in events)
        {
            nodes.TryAdd(happened.Hash, new Node(happened));
        }

        foreach (var node in nodes.Values)
        {
            foreach (var seen in node.Event.Prev)
            {
                node.Open++;
                if (nodes.TryGetValue(seen, out var before))
                {
                    before.Behind.Add(node);
                }
            }
        }

        var free = new PriorityQueue<Node, (Instant, EventHash)>();
        foreach (var node in nodes.Values.Where(node => node.Open == 0))
        {
            free.Enqueue(node, node.Key);
        }

        var placed = ImmutableArray.CreateBuilder<RequestEvent>(nodes.Count);
        while (free.TryDequeue(out var next, out _))
        {
            placed.Add(next.Event);
            foreach (var behind in next.Behind)
            {
                if (--behind.Open == 0)
                {
                    free.Enqueue(behind, behind.Key);
                }
            }
        }

        return new RequestOrder(placed.ToImmutable(), nodes.Count - placed.Count);
    }

    private sealed class Node(RequestEvent happened)
    {
        public RequestEvent Event { get; } = happened;

        public int Open { get; set; }

        public List<Node> Behind { get; } = [];

        public (Instant At, EventHash Hash) Key => (Event.At, Event.Hash);
    }
}
