using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Patterns;

/// <summary>All lists as bytes and back, as they lie in memory.</summary>
public sealed unsafe partial class StreamPatterns
{
    /// <summary>Gives out the whole state. The same payments always give the same bytes.</summary>
    public void Save(BytesOut write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write.Value(_options.WindowMilliseconds);
        write.Value(_options.PaymentsMax);
        write.Value(_accountCount);
        write.Value(_numberLast);
        _accounts.Save(write, _accountCount);
        _rings.Save(write);
    }

    /// <summary>Fills a state that is new. Null, or why the bytes cannot be what <see cref="Save"/> gave out; the state is then of no use.</summary>
    /// <param name="read">Gives the bytes; throws where they end.</param>
    /// <param name="bytes">How many there are: no count among them is believed beyond that.</param>
    public string? Load(BytesIn read, long bytes)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (window, paymentsMax) = (read.Value<long>(), read.Value<int>());
        if (window != _options.WindowMilliseconds || paymentsMax != _options.PaymentsMax)
        {
            return $"holds {paymentsMax} payments of {window} ms an account, not {_options.PaymentsMax} of {_options.WindowMilliseconds} ms";
        }

        var accounts = read.Value<uint>();
        if (accounts > bytes / sizeof(AccountLists))
        {
            return $"names {accounts} accounts in {bytes} bytes";
        }

        (_accountCount, _numberLast) = (accounts, read.Value<long>());
        _accounts.Load(read, accounts);
        if (_rings.Load(read, bytes) is { } defect)
        {
            return defect;
        }

        for (var account = 0u; account < accounts; account++)
        {
            if (!_rings.Has(_accounts.At(account)->Sent) || !_rings.Has(_accounts.At(account)->Received))
            {
                return $"names a list of account {account} that is not there";
            }
        }

        return null;
    }
}
