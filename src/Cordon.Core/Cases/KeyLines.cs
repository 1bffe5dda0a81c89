using System.Collections.Frozen;

namespace Cordon.Core.Cases;

/// <summary>
/// Which keys of the centre speak for one person because of who issued them. Whoever holds a key can issue another with it and hold both: so all keys whose
/// issue leads back to one key are one person's, revoked ones in between too. A line begins with a key that was issued on the console or by a command.
/// Keys of which it is not recorded who issued them may all have been issued with one of them, and count as one line.
/// </summary>
public sealed class KeyLines
{
    /// <summary>No keys: names alone tell persons apart.</summary>
    public static readonly KeyLines None = new([]);

    /// <summary>The line of the keys of which it is not recorded who issued them, and of those issued with them.</summary>
    private const string Unrecorded = "";

    private readonly FrozenDictionary<string, string> _lines;

    // A key that was revoked leaves its name to another one, perhaps of another line: in doubt whoever came by that name came with either.
    private readonly FrozenDictionary<string, FrozenSet<string>> _linesOfNames;

    /// <param name="keys">All that were ever issued, in the order of their issue.</param>
    public KeyLines(IEnumerable<IssuedKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var (lines, names) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<(string Name, string Line)>());
        foreach (var key in keys)
        {
            lines[key.Id] = key.Origin.Kind switch
            {
                KeyOriginKind.Key => lines.GetValueOrDefault(key.Origin.Who ?? "", Unrecorded),
                KeyOriginKind.Console or KeyOriginKind.CommandLine => key.Id,
                _ => Unrecorded,
            };
            names.Add((PersonName.KeyOf($"{key.By}: ") ?? key.By, lines[key.Id]));
        }

        _lines = lines.ToFrozenDictionary(StringComparer.Ordinal);
        _linesOfNames = names.GroupBy(named => named.Name, named => named.Line, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The id of the key that a key's line begins with; null where that is not recorded, or no key of the centre has the id.</summary>
    public string? LineOf(string id) => _lines.GetValueOrDefault(id, Unrecorded) is { Length: > 0 } line ? line : null;

    /// <summary>Whether two who come with keys may be one by who issued those, however they are called.</summary>
    internal bool AreOfOneLine(string left, string right) => Shared(left, right).Any();

    /// <summary>The same where all that makes them one is that nobody recorded who issued their keys.</summary>
    internal bool AreOfOneLineInDoubt(string left, string right) => Shared(left, right).All(line => line == Unrecorded);

    private IEnumerable<string> Shared(string left, string right) => LinesOf(left).Intersect(LinesOf(right), StringComparer.Ordinal);

    private FrozenSet<string> LinesOf(string name) =>
        PersonName.KeyOf(name) is { } key && _linesOfNames.TryGetValue(key, out var lines) ? lines : FrozenSet<string>.Empty;
}
