namespace Cordon.Formats.DataSets;

/// <summary>What is told of an account, as it was written, in UTF-8; empty for what is not told.</summary>
public ref struct AccountTexts
{
    public ReadOnlySpan<byte> Bank;
    public ReadOnlySpan<byte> Account;
    public ReadOnlySpan<byte> Kind;
    public ReadOnlySpan<byte> Opened;
    public ReadOnlySpan<byte> OpeningBalance;
    public ReadOnlySpan<byte> Currency;
    public ReadOnlySpan<byte> Holder;
    public ReadOnlySpan<byte> Phone;
}
