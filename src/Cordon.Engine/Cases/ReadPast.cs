using Cordon.Core.Networks;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>An account's past as the lane read it.</summary>
internal sealed record ReadPast(string AccountKey, string Bank, Currency Currency, long AtMilliseconds, AccountPast Past)
{
    /// <summary>No account.</summary>
    public override string ToString() => $"{Past.Payments.Count} payments at {Bank}";
}
