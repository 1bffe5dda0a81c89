using System.Buffers;
using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;

namespace Cordon.Formats.Iso20022;

/// <content>From the values of a transaction to a payment, or to the reason why there is none.</content>
public sealed partial class Pacs008Reader
{
    private readonly byte[] _paymentId = new byte[PaymentCheck.PaymentIdLengthMax * 2];
    private readonly byte[] _time = new byte[XmlLimits.ValueLengthMax + 1];
    private readonly byte[] _amount = new byte[XmlLimits.ValueLengthMax + 1];
    private readonly byte[] _orderedAmount = new byte[XmlLimits.ValueLengthMax + 1];

    private void Reject(Pacs008Field field, string reason)
    {
        if (_faultReason is null)
        {
            _faultReason = reason;
            _faultField = field;
        }
    }

    private void EndTransaction(long offset)
    {
        _transactions++;
        if (_values.Has(Pacs008Field.ControlSum))
        {
            _totals.Add(SchemaValues.Plain(_values[Pacs008Field.Amount], _amount));
        }

        var paymentId = PaymentId();
        RejectedTransaction? rejection = null;
        if (_faultReason is null && Add(paymentId))
        {
            _accepted++;
        }
        else
        {
            rejection = new RejectedTransaction(
                TextOf(Pacs008Field.MessageId), _transactions, Encoding.UTF8.GetString(paymentId), Pacs008Schema.PathOf(_faultField),
                offset, _faultReason!);
            _onRejected(rejection);
        }

        _original?.Add(_values, rejection is null ? _batch.Count - 1 : -1, rejection);
        if (_onFull is not null && _batch.Count >= BatchPayments)
        {
            _onFull(_batch);
            _batch.Clear();
        }
    }

    private bool Add(ReadOnlySpan<byte> paymentId)
    {
        CheckAccount(Pacs008Field.PayerIban, Pacs008Field.PayerNumber, Pacs008Field.PayerBank, Pacs008Field.PayerMember);
        CheckAccount(Pacs008Field.PayeeIban, Pacs008Field.PayeeNumber, Pacs008Field.PayeeBank, Pacs008Field.PayeeMember);
        if (_values.Has(Pacs008Field.PurposeCode) && _values.Has(Pacs008Field.PurposeOwn))
        {
            Reject(Pacs008Field.PurposeOwn, "Purp has both Cd and Prtry");
        }

        var currency = _values[Pacs008Field.Currency];
        var orderedCurrency = _values[Pacs008Field.OrderedCurrency];
        var isOrderedElsewhere = _values.Has(Pacs008Field.OrderedAmount) && !orderedCurrency.SequenceEqual(currency);
        var settled = SchemaValues.Plain(_values[Pacs008Field.Amount], _amount);
        var timeField = TimeField();
        var time = SchemaValues.WithOffset(_values[timeField], _time, out var isAssumed);
        if (_faultReason is not null)
        {
            return false;
        }

        var texts = new PaymentTexts
        {
            PaymentId = paymentId,
            Time = time,
            PayerBank = _values[Pacs008Field.PayerBank],
            PayerAccount = _values[_values.Has(Pacs008Field.PayerIban) ? Pacs008Field.PayerIban : Pacs008Field.PayerNumber],
            PayeeBank = _values[Pacs008Field.PayeeBank],
            PayeeAccount = _values[_values.Has(Pacs008Field.PayeeIban) ? Pacs008Field.PayeeIban : Pacs008Field.PayeeNumber],
            Amount = isOrderedElsewhere ? SchemaValues.Plain(_values[Pacs008Field.OrderedAmount], _orderedAmount) : settled,
            Currency = isOrderedElsewhere ? orderedCurrency : currency,
            PayeeAmount = isOrderedElsewhere ? settled : default,
            PayeeCurrency = isOrderedElsewhere ? currency : default,
            Purpose = _values[_values.Has(Pacs008Field.PurposeCode) ? Pacs008Field.PurposeCode : Pacs008Field.PurposeOwn],
            PayerName = Name(Pacs008Field.PayerName),
            PayeeName = Name(Pacs008Field.PayeeName),
        };
        if (PaymentCheck.TryAdd(_batch, texts) is { } fault)
        {
            Reject(FieldOf(fault, isOrderedElsewhere, timeField), fault);
            return false;
        }

        _timesWithoutOffset += isAssumed ? 1 : 0;
        return true;
    }

    private void CheckAccount(Pacs008Field iban, Pacs008Field number, Pacs008Field bank, Pacs008Field member)
    {
        var (account, agent) = iban == Pacs008Field.PayerIban ? ("DbtrAcct", "DbtrAgt") : ("CdtrAcct", "CdtrAgt");
        if (_values.Has(iban) && _values.Has(number))
        {
            Reject(number, $"{account} has both IBAN and Othr/Id");
        }
        else if (_values[iban].IsEmpty && _values[number].IsEmpty)
        {
            Reject(iban, $"{account} has neither IBAN nor Othr/Id: a name or an agent alone names no account");
        }
        else if (!_values[iban].IsEmpty)
        {
            Span<byte> canonical = stackalloc byte[Iban.LengthMax];
            if (Iban.Normalise(_values[iban], canonical) == 0)
            {
                Reject(iban, $"{account} has an IBAN whose country, length or check digits are wrong");
            }
        }

        if (_values[bank].IsEmpty)
        {
            Reject(bank, _values.Has(member)
                ? $"{agent} has no BICFI: the member id of a clearing system alone names no bank here"
                : $"{agent} has no BICFI");
        }
    }

    /// <summary>
    /// The UETR in small letters, else TxId, else MsgId and InstrId or EndToEndId; empty, with the fault noted, when there is none.
    /// </summary>
    private ReadOnlySpan<byte> PaymentId()
    {
        for (var field = Pacs008Field.InstructionId; field <= Pacs008Field.TransactionId; field++)
        {
            if (IsTooLongForAnId(_values[field]))
            {
                Reject(field, $"{LastName(Pacs008Schema.PathOf(field))} is longer than {SchemaValues.IdentificationLengthMax} characters");
                return default;
            }
        }

        if (!_values[Pacs008Field.Uetr].IsEmpty)
        {
            return Uetr();
        }

        if (!_values[Pacs008Field.TransactionId].IsEmpty)
        {
            return _values[Pacs008Field.TransactionId];
        }

        var own = _values[Pacs008Field.InstructionId];
        own = own.IsEmpty ? _values[Pacs008Field.EndToEndId] : own;
        var message = _values[Pacs008Field.MessageId];
        if (own.IsEmpty || own.SequenceEqual("NOTPROVIDED"u8) || message.IsEmpty || message.Length + own.Length >= _paymentId.Length)
        {
            const string reason = "the transaction has no UETR, TxId, or MsgId with InstrId or EndToEndId that would tell it from others";
            Reject(Pacs008Field.Uetr, reason);
            return default;
        }

        message.CopyTo(_paymentId);
        _paymentId[message.Length] = (byte)'/';
        own.CopyTo(_paymentId.AsSpan(message.Length + 1));
        return _paymentId.AsSpan(0, message.Length + 1 + own.Length);
    }

    private ReadOnlySpan<byte> Uetr()
    {
        var length = SchemaValues.Uetr(_values[Pacs008Field.Uetr], _paymentId);
        if (length == 0)
        {
            Reject(Pacs008Field.Uetr, "UETR is not a UUID");
        }

        return _paymentId.AsSpan(0, length);
    }

    private static bool IsTooLongForAnId(ReadOnlySpan<byte> text) => SchemaValues.IsLonger(text, SchemaValues.IdentificationLengthMax);

    private Pacs008Field TimeField() =>
        _values.Has(Pacs008Field.AcceptanceTime) ? Pacs008Field.AcceptanceTime
        : _values.Has(Pacs008Field.MessageTime) ? Pacs008Field.MessageTime
        : Pacs008Field.HeaderTime;

    /// <summary>A name, cut at a character where it has more bytes than a payment carries: 140 characters may have 560.</summary>
    private ReadOnlySpan<byte> Name(Pacs008Field field)
    {
        var name = _values[field];
        if (name.Length <= PaymentBatch.TextLengthMax)
        {
            return name;
        }

        var length = 0;
        while (Rune.DecodeFromUtf8(name[length..], out _, out var used) == OperationStatus.Done
            && length + used <= PaymentBatch.TextLengthMax)
        {
            length += used;
        }

        _namesShortened++;
        return name[..length];
    }

    // The check of payments names fields of payments; the place is the element the field came from.
    private Pacs008Field FieldOf(string fault, bool isOrderedElsewhere, Pacs008Field timeField) => fault.Split(' ')[0] switch
    {
        "payment_id" => Pacs008Field.Uetr,
        "time" => timeField,
        "amount" => isOrderedElsewhere ? Pacs008Field.OrderedAmount : Pacs008Field.Amount,
        "currency" => isOrderedElsewhere ? Pacs008Field.OrderedCurrency : Pacs008Field.Currency,
        "payee_amount" => Pacs008Field.Amount,
        "payee_currency" => Pacs008Field.Currency,
        "payer_bank" => Pacs008Field.PayerBank,
        "payee_bank" => Pacs008Field.PayeeBank,
        "payer_account" => Pacs008Field.PayerNumber,
        "payee_account" => Pacs008Field.PayeeNumber,
        "payer_name" => Pacs008Field.PayerName,
        "payee_name" => Pacs008Field.PayeeName,
        "purpose" => _values.Has(Pacs008Field.PurposeCode) ? Pacs008Field.PurposeCode : Pacs008Field.PurposeOwn,
        _ => Pacs008Field.None,
    };
}
