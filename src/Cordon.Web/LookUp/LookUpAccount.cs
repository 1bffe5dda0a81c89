using Cordon.Core.Cases;
using Cordon.Engine;

namespace Cordon.Web.LookUp;

/// <summary>What the centre knows of one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Lists">The lists that it is on.</param>
/// <param name="Holds">Payments from and to it that are held or were, the latest first.</param>
/// <param name="Orders">Freeze orders on it, each with whether the officer needs to know of its case.</param>
internal sealed record LookUpAccount(
    FoundAccount Account, IReadOnlyList<ListedAccount> Lists, IReadOnlyList<HeldPayment> Holds, IReadOnlyList<(FreezeOrder Order, bool IsOpen)> Orders)
{
    public override string ToString() => Account.ToString();
}
