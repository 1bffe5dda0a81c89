using Cordon.Simulation.Crime;
using Cordon.Simulation.Economy;
using Cordon.Simulation.People;

namespace Cordon.Simulation.Ledger;

/// <summary>
/// An account with what lies in it. Stolen money lies apart in a purse: a gang moves only what is in the purse, the holder spends only
/// what is not, so each payment's label is true by construction.
/// </summary>
internal sealed class Account(int index, SimulatedAccount row)
{
    private const long UnboundedMinor = long.MaxValue / 4;

    private readonly Queue<StolenPiece> _purse = new(0);

    public int Index { get; } = index;

    public SimulatedAccount Row { get; } = row;

    public long BalanceMinor { get; set; }

    public long OverdraftMinorMax { get; set; }

    /// <summary>Accounts abroad: what lies in them is not known, so they can always pay.</summary>
    public bool IsUnbounded { get; init; }

    /// <summary>The bank lets nothing in or out, after a report.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>What a business keeps when it pays its suppliers.</summary>
    public long FloatMinor { get; set; }

    public Person? Owner { get; set; }

    /// <summary>Its place in a gang, when it has one.</summary>
    public Mule? Mule { get; set; }

    /// <summary>Stolen money that lies here.</summary>
    public long StolenMinor { get; private set; }

    /// <summary>What the holder may spend of his own.</summary>
    public long SpendableMinor => IsFrozen ? 0 : IsUnbounded ? UnboundedMinor : BalanceMinor + OverdraftMinorMax - StolenMinor;

    public void PutStolen(StolenPiece piece)
    {
        _purse.Enqueue(piece);
        StolenMinor += piece.AmountMinor;
    }

    /// <summary>Takes stolen money, oldest first, and hands each piece on. The purse must hold that much.</summary>
    public void TakeStolen(long amountMinor, List<StolenPiece> taken)
    {
        if (amountMinor > StolenMinor)
        {
            throw new InvalidOperationException($"The purse holds {StolenMinor}, less than the {amountMinor} that were to be taken.");
        }

        StolenMinor -= amountMinor;
        while (amountMinor > 0)
        {
            var piece = _purse.Dequeue();
            if (piece.AmountMinor > amountMinor)
            {
                PutBackFirst(piece with { AmountMinor = piece.AmountMinor - amountMinor });
                piece = piece with { AmountMinor = amountMinor };
            }

            taken.Add(piece);
            amountMinor -= piece.AmountMinor;
        }
    }

    private void PutBackFirst(StolenPiece rest)
    {
        var others = _purse.ToArray();
        _purse.Clear();
        _purse.Enqueue(rest);
        foreach (var other in others)
        {
            _purse.Enqueue(other);
        }
    }
}

/// <summary>Stolen money of one payment of a case, by the payment's sequence number.</summary>
internal readonly record struct StolenPiece(Case Case, long Payment, long AmountMinor);
