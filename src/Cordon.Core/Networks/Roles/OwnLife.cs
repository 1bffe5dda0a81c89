namespace Cordon.Core.Networks.Roles;

/// <summary>What an account does besides the stolen money, as far as it is known: a mule with a life of its own is another person than a straw man.</summary>
/// <param name="Payments">Other payments, in and out.</param>
/// <param name="Partners">Different accounts it has them with.</param>
/// <param name="InMinor">What came in by them.</param>
/// <param name="OutMinor">What left by them.</param>
/// <param name="Purchases">Of the payments, those to merchants: nobody shops for a straw man.</param>
public readonly record struct OwnLife(int Payments, int Partners, long InMinor, long OutMinor, int Purchases)
{
    /// <summary>From so many payments with so many partners on it is a life: a straw man's account is opened, tried once or twice and used.</summary>
    public const int PaymentsMin = 10;
    public const int PartnersMin = 4;

    /// <summary>And with so many purchases it is a person's.</summary>
    public const int PurchasesMin = 5;

    /// <summary>
    /// Of what was paid, by number and in percent, so much may be to accounts of unknown kind: beyond it nobody knows whether there were purchases.
    /// </summary>
    public const int UntoldPercentMax = 10;

    /// <summary>Whether the kinds of too many payees were not told, so that the purchases are not known.</summary>
    public bool IsUntold { get; init; }

    /// <summary>Whether somebody uses this account for something else.</summary>
    public bool IsLived => Payments >= PaymentsMin && Partners >= PartnersMin;

    /// <summary>Whether a person lives by it.</summary>
    public bool IsDaily => IsLived && Purchases >= PurchasesMin;

    /// <summary>Whether a person may live by it, for all that is known: what protects him asks no more.</summary>
    public bool MayBeDaily => IsDaily || (IsLived && IsUntold);
}
