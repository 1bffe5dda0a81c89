namespace Cordon.Core.Cases;

/// <summary>
/// Whether two names given for persons mean the same one: where two persons are needed, spaces and capitals do not make a second. Names are what
/// the holder of a key says; that they are true is on him.
/// </summary>
public static class PersonName
{
    public static bool IsSame(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
