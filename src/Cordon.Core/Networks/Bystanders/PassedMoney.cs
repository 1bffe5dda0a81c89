namespace Cordon.Core.Networks.Bystanders;

/// <summary>Money that left within a day of coming, to another than a merchant.</summary>
/// <param name="Came">By which payment it came.</param>
/// <param name="Left">By which it left.</param>
/// <param name="Minor">How much of both it is, in minor units.</param>
internal readonly record struct PassedMoney(PastPayment Came, PastPayment Left, long Minor);
