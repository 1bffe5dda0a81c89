using Cordon.Core.Values;
using Cordon.Bench.Fuzzing;
using Cordon.Bench.Measuring;
using Cordon.Core.Tracing;

namespace Cordon.Bench.Tracing;

/// <summary>
/// Transfers of 30 days in the order of time, from a seed: half of the payees and an eighth of the payers by a power law over one account in a hundred, so that
/// the largest gets one payment in forty and most get a handful; among them the schemes of mules. Keeps the schemes only.
/// </summary>
/// <remarks>The same seed gives the same transfers in the same order, however they are asked for.</remarks>
public sealed class TransferWorkload
{
    public const int TransfersFull = 100_000_000;
    public const int AccountsFull = 10_000_000;
    public const int SchemesFull = 2_000;
    public const long StartMilliseconds = 1_760_000_000_000;
    public const long EndMilliseconds = StartMilliseconds + (30L * Instant.DayMilliseconds);

    private readonly FuzzDice _dice = new();
    private readonly MuleSchemes _schemes;
    private readonly List<StolenTransfer> _thefts = [];
    private readonly int _hubs;
    private int _schemeTransfers;

    /// <param name="transfers">How many there are, those of the schemes among them.</param>
    public TransferWorkload(int transfers, int accounts, int schemes, int seed = 1)
    {
        (Transfers, Accounts, _hubs) = (transfers, accounts, Math.Max(1, accounts / 100));
        _schemes = new MuleSchemes(schemes, accounts, seed, StartMilliseconds, EndMilliseconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(transfers, _schemes.Transfers.Length);
        _dice.Restart(seed + 1);
    }

    /// <summary>That of all trace benches, or a hundredth of it.</summary>
    internal static TransferWorkload For(BenchRun run) =>
        new(run.Size(TransfersFull, TransfersFull / 100), run.Size(AccountsFull, AccountsFull / 100), run.Size(SchemesFull, SchemesFull / 100));

    /// <summary>How many transfers there are.</summary>
    public int Transfers { get; }

    /// <summary>Accounts have numbers from 1 to this.</summary>
    public int Accounts { get; }

    /// <summary>Transfers made so far.</summary>
    public int Made { get; private set; }

    /// <summary>
    /// The victims' payments among the transfers made so far: the payer's account and the transfer's number from 1, which are the graph's when
    /// all transfers are booked one after another and accounts have one currency.
    /// </summary>
    public IReadOnlyList<StolenTransfer> Thefts => _thefts;

    /// <summary>What an account held before everything, in minor units: a third of them nothing, the others up to 6,500.00.</summary>
    public static long OpeningBalance(uint account)
    {
        var mixed = account * 0x9E37_79B1u;
        return mixed % 3 == 0 ? 0 : (mixed >> 8) & ((1u << (int)(10 + (mixed % 10))) - 1);
    }

    /// <summary>Makes the next transfers and returns how many; 0 when all are made.</summary>
    public int Fill(Span<WorkloadTransfer> into)
    {
        var count = Math.Min(into.Length, Transfers - Made);
        var step = (double)(EndMilliseconds - StartMilliseconds) / (Transfers - _schemes.Transfers.Length + 1);
        for (var i = 0; i < count; i++)
        {
            var background = Made - _schemeTransfers;
            var time = StartMilliseconds + (long)(background * step);
            var isScheme = _schemeTransfers < _schemes.Transfers.Length
                && (_schemes.Transfers[_schemeTransfers].TimeMilliseconds <= time || background == Transfers - _schemes.Transfers.Length);
            into[i] = isScheme ? OfScheme() : Background(time);
            Made++;
        }

        return count;
    }

    private WorkloadTransfer OfScheme()
    {
        var transfer = _schemes.Transfers[_schemeTransfers];
        if (_schemes.Starts[_schemeTransfers++])
        {
            _thefts.Add(new StolenTransfer(transfer.Payer, (uint)Made + 1));
        }

        return transfer;
    }

    private WorkloadTransfer Background(long time)
    {
        var random = _dice.Next();
        var payer = (random & 7) == 0 ? Hub() : Anybody();
        var payee = (random & 8) == 0 ? Hub() : Anybody();
        var amount = 100 + (long)((random >> 20) & ((1UL << (int)(8 + ((random >> 4) % 10))) - 1));
        return new WorkloadTransfer(payer, payee, (random >> 56) == 0 ? amount * 20 : amount, time);
    }

    private uint Anybody() => 1 + (uint)_dice.Below(Accounts);

    /// <summary>A fourth power of an even share: a few hubs get most.</summary>
    private uint Hub()
    {
        var share = (_dice.Next() >> 11) * (1.0 / (1L << 53));
        return 1 + (uint)((Accounts - _hubs) + (_hubs * share * share * share * share));
    }
}
