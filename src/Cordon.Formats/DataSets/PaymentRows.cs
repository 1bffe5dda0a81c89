using Cordon.Core.Screening;

namespace Cordon.Formats.DataSets;

/// <summary>Payments: the columns of the contract, each found by name, into batches.</summary>
internal sealed class PaymentRows
{
    private readonly TableReader _table;
    private readonly int _id, _time, _payerBank, _payerAccount, _payeeBank, _payeeAccount, _amount, _currency;
    private readonly int _channel, _purpose, _payerName, _payeeName, _device, _ip, _payeeAmount, _payeeCurrency;

    public PaymentRows(TableReader table)
    {
        _table = table;
        _id = Must("payment_id");
        _time = Must("time");
        _payerBank = Must("payer_bank");
        _payerAccount = Must("payer_account");
        _payeeBank = Must("payee_bank");
        _payeeAccount = Must("payee_account");
        _amount = Must("amount");
        _currency = Must("currency");
        _channel = table.FindOnce("channel");
        _purpose = table.FindOnce("purpose");
        _payerName = table.FindOnce("payer_name");
        _payeeName = table.FindOnce("payee_name");
        _device = table.FindOnce("device");
        _ip = table.FindOnce("ip");
        _payeeAmount = table.FindOnce("payee_amount");
        _payeeCurrency = table.FindOnce("payee_currency");
    }

    /// <summary>Fills the batch anew with up to so many payments, and their lines where wanted; false when none is left.</summary>
    public bool Fill(PaymentBatch batch, int most, RejectedRows rejected, long[]? lines)
    {
        batch.Clear();
        while (batch.Count < most && _table.Read())
        {
            var fault = _table.Fault;
            if (fault is null)
            {
                var texts = Texts();
                fault = PaymentCheck.TryAdd(batch, texts);
            }

            if (fault is null && lines is not null)
            {
                lines[batch.Count - 1] = _table.Line;
            }

            if (fault is not null)
            {
                rejected.Add(_table.FileName, _table.Line, fault, _table.Raw);
            }
        }

        return batch.Count > 0;
    }

    private PaymentTexts Texts() => new()
    {
        PaymentId = _table.Field(_id),
        Time = _table.Field(_time),
        PayerBank = _table.Field(_payerBank),
        PayerAccount = _table.Field(_payerAccount),
        PayeeBank = _table.Field(_payeeBank),
        PayeeAccount = _table.Field(_payeeAccount),
        Amount = _table.Field(_amount),
        Currency = _table.Field(_currency),
        Channel = _table.Field(_channel),
        Purpose = _table.Field(_purpose),
        PayerName = _table.Field(_payerName),
        PayeeName = _table.Field(_payeeName),
        Device = _table.Field(_device),
        Ip = _table.Field(_ip),
        PayeeAmount = _table.Field(_payeeAmount),
        PayeeCurrency = _table.Field(_payeeCurrency),
    };

    private int Must(string column)
    {
        _ = _table.FindOnce(column);
        return _table.Require(column);
    }
}
