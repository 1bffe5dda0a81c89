using Cordon.Core.Screening;
using Cordon.Engine.Accounts;

namespace Cordon.Engine.Screening;

/// <summary>What a payment's identifier and accounts are looked up by. Taken on the thread that hands the payment in, to spare the lane.</summary>
internal readonly struct PaymentHashes(PaymentBatch payments, int index, uint submitter)
{
    public readonly ulong Payment = PaymentIdentity.Hash(payments.Text(index, PaymentText.PaymentId), submitter);
    public readonly ulong Payer = AccountDirectory.Hash(payments.Text(index, PaymentText.PayerAccount));
    public readonly ulong Payee = AccountDirectory.Hash(payments.Text(index, PaymentText.PayeeAccount));
}
