namespace Cordon.Core.Screening.Activity;

/// <summary>
/// All that is known of accounts, as bytes and back. What lies in memory is copied as it lies, so a snapshot is read at memory's speed and only
/// by the very program that wrote it; for any other the journal is there.
/// </summary>
public sealed unsafe partial class AccountActivity
{
    /// <summary>Gives out the whole state. The same state always gives the same bytes.</summary>
    public void Save(BytesOut write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write.Value(_accountCount);
        _accounts.Save(write, _accountCount);
        _halves[0].Save(write);
        _halves[1].Save(write);
    }

    /// <summary>Fills a state that is new. Null, or why the bytes cannot be what <see cref="Save"/> gave out; the state is then of no use.</summary>
    /// <param name="read">Gives the bytes; throws where they end.</param>
    /// <param name="bytes">How many there are: no count among them is believed beyond that.</param>
    public string? Load(BytesIn read, long bytes)
    {
        ArgumentNullException.ThrowIfNull(read);
        var accounts = read.Value<uint>();
        if (accounts == 0 || accounts > bytes / sizeof(AccountState))
        {
            return $"names {accounts} accounts in {bytes} bytes";
        }

        _accountCount = accounts;
        _accounts.Load(read, accounts);
        return _halves[0].Load(read, bytes) ?? _halves[1].Load(read, bytes);
    }
}
