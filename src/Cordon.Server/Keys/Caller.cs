using Cordon.Core.Cases;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine;

namespace Cordon.Server.Keys;

/// <summary>Who calls, as the key says.</summary>
internal sealed class Caller(BankKey key)
{
    private const int BankBytes = 8;

    private readonly byte[] _bank = System.Text.Encoding.ASCII.GetBytes(key.Bank);

    public BankKey Key { get; } = key;

    /// <summary>The number under which its payments are kept.</summary>
    public uint Submitter => Key.Number;

    public bool IsCentre { get; } = key.Bank == ApiKeys.Centre;

    /// <summary>How the caller stands in records: never by an account or a person.</summary>
    public string By => Key.By;

    /// <summary>The same with the person who says that they speak through it; null where nobody says.</summary>
    public string ByWhom(string? person) => person is null ? By : $"{By}: {VisibleText.Of(person)}";

    /// <summary>A bank hands in payments that it takes part in; its branches count as the bank itself.</summary>
    public bool MayHandIn(PaymentBatch payments, int index) =>
        IsCentre || IsOwn(payments.Text(index, PaymentText.PayerBank)) || IsOwn(payments.Text(index, PaymentText.PayeeBank));

    /// <summary>Whether account numbers at a bank may be told: the centre sees all, a bank those at itself.</summary>
    public bool MaySeeAccountsOf(string bank) => IsCentre || FreezeNotice.BankOf(bank) == FreezeNotice.BankOf(Key.Bank);

    /// <summary>Whether it may know of an order: the centre of all, a bank of its own from their approval on.</summary>
    public bool Sees(FreezeOrder order) => IsCentre || order.IsKnownTo(Key.Bank);

    private bool IsOwn(ReadOnlySpan<byte> bic) =>
        bic.Length >= BankBytes && bic[..BankBytes].SequenceEqual(_bank.AsSpan(0, Math.Min(BankBytes, _bank.Length)));
}
