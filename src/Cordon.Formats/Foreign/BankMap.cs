using System.Text;
using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>
/// Fictional BICs for the banks of foreign formats, which name banks by anything but BICs. The same names in the same order always give
/// the same BICs, and two banks never share one.
/// </summary>
/// <remarks>
/// Four letters come from a hash (FNV-1a) of the bank's name; then the country where the format gives it, else XA; then a letter and a
/// zero as the place: ISO 9362 keeps a zero there for test and training, so that no made BIC can be mistaken for a bank's. A bank whose
/// place is taken moves on to the next letters that are free. The mapping is written to banks.csv.
/// </remarks>
public sealed class BankMap
{
    /// <summary>The country of a bank whose country the format does not give.</summary>
    public const string UnknownCountry = "XA";

    private const int Letters = 26;
    private const int Places = Letters * Letters * Letters * Letters * Letters;

    private readonly Dictionary<string, Bank> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<(string Name, Bank Bank)> _inOrder = [];

    /// <summary>Banks with a BIC.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The BIC of a bank. Its country counts when the bank is first named.</summary>
    public string Bic(string name, string country = UnknownCountry) => Of(name, country).Text;

    /// <summary>The same as UTF-8.</summary>
    internal byte[] Utf8(ReadOnlySpan<byte> name, string country = UnknownCountry)
    {
        Span<char> chars = stackalloc char[Encoding.UTF8.GetMaxCharCount(Math.Min(name.Length, NameBytesMax))];
        var used = Encoding.UTF8.GetChars(name[..Math.Min(name.Length, NameBytesMax)], chars);
        return _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chars[..used], out var bank)
            ? bank.Bytes
            : Of(chars[..used].ToString(), country).Bytes;
    }

    /// <summary>The most bytes of a bank's name that tell it from another.</summary>
    internal const int NameBytesMax = 128;

    /// <summary>Writes the mapping (name, bic) in the order of first appearance.</summary>
    public void Write(string path)
    {
        using var table = new CsvWriter(path, "foreign_bank", "bic");
        foreach (var (name, bank) in _inOrder)
        {
            table.Shown(name);
            table.Text(bank.Text);
            table.EndRow();
        }
    }

    private Bank Of(string name, string country)
    {
        if (_byName.TryGetValue(name, out var known))
        {
            return known;
        }

        var bic = "";
        for (var place = Hash(name); bic.Length == 0 || !_taken.Add(bic); place = (place + 1) % Places)
        {
            bic = Spell(place, country);
        }

        var bank = new Bank(bic, Encoding.ASCII.GetBytes(bic));
        _byName.Add(name, bank);
        _inOrder.Add((name, bank));
        return bank;
    }

    private static int Hash(string name)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 1_099_511_628_211UL;
        }

        return (int)((hash ^ (hash >> 32)) % Places);
    }

    private static string Spell(int place, string country)
    {
        Span<char> letters = stackalloc char[5];
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = (char)('A' + (place % Letters));
            place /= Letters;
        }

        return $"{letters[..4]}{country}{letters[4]}0";
    }

    private sealed record Bank(string Text, byte[] Bytes);
}
