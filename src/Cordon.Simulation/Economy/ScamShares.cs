namespace Cordon.Simulation.Economy;

/// <summary>How often each kind of scam begins, against the others. Only the proportions count.</summary>
public readonly record struct ScamShares(int Employment, int Shopping, int Impersonation, int Investment, int Romance)
{
    /// <summary>Larger numbers would say no more than smaller ones.</summary>
    public const int ShareMax = 1_000;

    /// <summary>In per cent, about as statistics of several countries have them.</summary>
    public static readonly ScamShares Usual = new(23, 33, 21, 13, 10);

    /// <summary>In the order of <see cref="ScamKind"/>.</summary>
    public int[] ToWeights() => [Employment, Shopping, Impersonation, Investment, Romance];
}
