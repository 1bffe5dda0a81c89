namespace Cordon.Core.Networks.Roles;

/// <summary>What an account does besides the stolen money, as far as it is known: a mule with a life of its own is another person than a straw man.</summary>
/// <param name="Payments">Other payments, in and out.</param>
/// <param name="Partners">Different accounts it has them with.</param>
/// <param name="InMinor">What came in by them.</param>
/// <param name="OutMinor">What left by them.</param>
public readonly record struct OwnLife(int Payments, int Partners, long InMinor, long OutMinor)
{
    /// <summary>From so many payments with so many partners on it is a life: a straw man's account is opened, tried once or twice and used.</summary>
    public const int PaymentsMin = 10;
    public const int PartnersMin = 4;

    /// <summary>Whether somebody lives by this account.</summary>
    public bool IsLived => Payments >= PaymentsMin && Partners >= PartnersMin;
}
