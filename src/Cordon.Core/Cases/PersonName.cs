namespace Cordon.Core.Cases;

/// <summary>
/// Whether two names given for persons mean the same one: where two persons are needed, spaces and capitals do not make a second. Names are what
/// the holder of a key says; that they are true is on him. With which key somebody comes makes no second person either: what stands before the name is
/// passed over.
/// </summary>
public static class PersonName
{
    private const string AfterKey = "): ";

    public static bool IsSame(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The name in "CENTRE (key's name): the person's"; all of it where there is no key. What looks like the end of a key's name in either of the two is
    /// taken for it: that may make two names one, never one two.
    /// </summary>
    private static string Plain(string name) =>
        string.Concat(name[(name.LastIndexOf(AfterKey, StringComparison.Ordinal) is >= 0 and var at ? at + AfterKey.Length : 0)..].Where(char.IsLetterOrDigit));
}
