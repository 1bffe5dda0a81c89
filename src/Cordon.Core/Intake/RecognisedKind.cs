namespace Cordon.Core.Intake;

/// <summary>What was recognised in what a victim says.</summary>
public enum RecognisedKind : byte
{
    None = 0,
    Account = 1,
    Amount = 2,
    Phone = 3,
    Link = 4,
    Handle = 5,
    Email = 6,
    Wallet = 7,
    PaymentId = 8,
}
