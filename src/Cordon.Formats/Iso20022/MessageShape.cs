using System.Text;

namespace Cordon.Formats.Iso20022;

/// <summary>
/// The part of a message that is read: a tree of element names. Versions of one message are alike in it; what is not in the tree is
/// passed over.
/// </summary>
internal sealed class MessageShape
{
    /// <summary>Outside the message: envelopes of any name.</summary>
    public const byte Outside = 0;

    /// <summary>An element of no interest, with all that is in it.</summary>
    public const byte Ignored = 1;

    // Nodes are numbered in a byte.
    private const int NodesMax = 256;

    private readonly List<string> _paths = ["", "(ignored)"];
    private readonly Node[] _nodes;

    /// <param name="kind">The message.</param>
    /// <param name="transactions">The elements that are a transaction each.</param>
    /// <param name="groups">Elements that stand several times in one transaction, each with values of its own.</param>
    /// <param name="required">What the message must say before its first transaction; it names the message.</param>
    /// <param name="parts">All values that are read, the required one among them.</param>
    public MessageShape(XmlNamespaceKind kind, string[] transactions, string[] groups, MessagePart required, params MessagePart[] parts)
    {
        Kind = kind;
        Required = required;
        foreach (var path in parts.SelectMany(p => p.Paths).Concat(transactions).Concat(groups))
        {
            for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
            {
                Add(path[..end]);
            }

            Add(path);
        }

        if (_paths.Count > NodesMax)
        {
            throw new ArgumentException($"A shape has at most {NodesMax} elements.", nameof(parts));
        }

        _nodes = [.. _paths.Select((path, number) => new Node(
            path,
            [.. Enumerable.Range(2, _paths.Count - 2).Where(n => Parent(_paths[n]) == path).Select(n => new Child(Name(_paths[n]), (byte)n))],
            parts.FirstOrDefault(p => p.Paths.Contains(path)),
            transactions.Contains(path),
            groups.Contains(path),
            transactions.Any(t => path.StartsWith(t + "/", StringComparison.Ordinal))))];
        Document = (byte)_paths.IndexOf("Document");
    }

    /// <summary>The message's kind.</summary>
    public XmlNamespaceKind Kind { get; }

    /// <summary>What the message must say before its first transaction.</summary>
    public MessagePart Required { get; }

    /// <summary>The node of the Document.</summary>
    public byte Document { get; }

    /// <summary>The value the node's element holds; null where it has elements in it.</summary>
    public MessagePart? PartOf(byte node) => _nodes[node].Part;

    public bool IsTransaction(byte node) => _nodes[node].IsTransaction;

    public bool IsGroup(byte node) => _nodes[node].IsGroup;

    /// <summary>Whether the node stands inside a transaction.</summary>
    public bool IsInTransaction(byte node) => _nodes[node].IsInTransaction;

    /// <summary>The node's element, as its path from the Document on.</summary>
    public string PathOf(byte node) => _nodes[node].Path;

    /// <summary>The node of a child, or <see cref="Ignored"/>.</summary>
    public byte ChildOf(byte node, ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var child in _nodes[node].Children.AsSpan())
        {
            if (name.SequenceEqual(child.Name))
            {
                return child.Node;
            }
        }

        return Ignored;
    }

    private static string Parent(string path) => path.LastIndexOf('/') is var slash && slash < 0 ? "" : path[..slash];

    private static byte[] Name(string path) => Encoding.ASCII.GetBytes(path[(path.LastIndexOf('/') + 1)..]);

    private void Add(string path)
    {
        if (!_paths.Contains(path))
        {
            _paths.Add(path);
        }
    }

    private readonly record struct Child(byte[] Name, byte Node);

    private sealed record Node(string Path, Child[] Children, MessagePart? Part, bool IsTransaction, bool IsGroup, bool IsInTransaction);
}
