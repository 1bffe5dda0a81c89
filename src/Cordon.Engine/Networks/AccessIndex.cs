namespace Cordon.Engine.Networks;

/// <summary>Which accounts pay on which devices and from which addresses: of each pair when first and last, of each device its first accounts.</summary>
/// <remarks>Owned by one thread. About 60 bytes a pair.</remarks>
internal sealed class AccessIndex
{
    /// <summary>Accounts that are kept of a device or address: with more it links nobody, so one more than that is enough to know.</summary>
    public const int AccountsMax = 257;

    /// <summary>Devices or addresses that are kept of an account: the first ones; beyond, it is a firm's with many hands.</summary>
    public const int MarksMax = 16;

    /// <summary>Devices and addresses that are numbered: beyond, new ones are not indexed.</summary>
    private const int MarksTotalMax = 50_000_000;

    private readonly Dictionary<string, uint> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [""];
    private readonly List<List<uint>> _accounts = [[]];
    private readonly Dictionary<uint, List<uint>> _marks = [];
    private readonly Dictionary<(uint Account, uint Mark), (long First, long Last, uint Payment)> _pairs = [];

    /// <summary>Notes that an account paid; returns the mark's number, 0 for none.</summary>
    /// <param name="payment">The payment, by its number; the first of a pair is kept.</param>
    public uint Note(uint account, string mark, long timeMilliseconds, uint payment)
    {
        if (mark.Length == 0)
        {
            return 0;
        }

        if (!_numbers.TryGetValue(mark, out var number))
        {
            if (_names.Count > MarksTotalMax)
            {
                return 0;
            }

            _numbers.Add(mark, number = (uint)_names.Count);
            _names.Add(mark);
            _accounts.Add([]);
        }

        if (_pairs.TryGetValue((account, number), out var pair))
        {
            _pairs[(account, number)] = pair with { Last = Math.Max(pair.Last, timeMilliseconds) };
            return number;
        }

        if (!_marks.TryGetValue(account, out var marks))
        {
            _marks.Add(account, marks = new List<uint>(2));
        }

        // What is not kept of the account is not kept of the mark either: it would be counted anew with each payment.
        if (marks.Count < MarksMax)
        {
            marks.Add(number);
            _pairs.Add((account, number), (timeMilliseconds, timeMilliseconds, payment));
            if (_accounts[(int)number].Count < AccountsMax)
            {
                _accounts[(int)number].Add(account);
            }
        }

        return number;
    }

    public string NameOf(uint mark) => _names[(int)mark];

    /// <summary>The first accounts that paid there, in the order of coming.</summary>
    public IReadOnlyList<uint> AccountsOf(uint mark) => _accounts[(int)mark];

    /// <summary>Where an account paid, in the order of coming.</summary>
    public IReadOnlyList<uint> MarksOf(uint account) => _marks.GetValueOrDefault(account, []);

    public (long First, long Last, uint Payment) PairOf(uint account, uint mark) => _pairs.GetValueOrDefault((account, mark));
}
