using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>A bank that has not taken what it is to be told of its freeze orders, and is to be called.</summary>
/// <param name="Bank">The bank without its branch.</param>
/// <param name="Waiting">How many notices it has not taken.</param>
/// <param name="Since">When what the first of them tells happened.</param>
public sealed record BankBehind(string Bank, int Waiting, Instant Since)
{
    /// <summary>
    /// A bank with more notices than this is behind: ten of its fetches. None is ever dropped for it, since a bank may have read one without saying
    /// that it took it, and each is needed to know what became of an order; so somebody has to see to it.
    /// </summary>
    public const int NoticesMax = 1_000;
}
