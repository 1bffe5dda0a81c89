namespace Cordon.Engine.Records;

/// <summary>Numbers for names, in the order in which they are first seen; number 0 is the empty name.</summary>
public sealed class NumberedNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> _names = [""];

    /// <summary>The names seen so far, by their number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>A name's number; a new one when it has none yet.</summary>
    public int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            number = _names.Count;
            _numbers.Add(name, number);
            _names.Add(name);
        }

        return number;
    }
}
