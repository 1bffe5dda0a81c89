using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Records;
using Cordon.Engine.Screening;

namespace Cordon.Engine;

/// <summary>The holds in a snapshot, the oldest first.</summary>
internal sealed partial class HoldBook
{
    public void Save(ColumnWriter to)
    {
        lock (_gate)
        {
            to.VarUInt((ulong)_latest.Count);
            foreach (var key in _latest.Reverse())
            {
                Save(_holds[key], to);
            }
        }
    }

    /// <summary>Fills a book that is new.</summary>
    public void Load(ref ColumnReader from)
    {
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var entry = LoadOne(ref from);
            lock (_gate)
            {
                Keep(entry);
            }
        }

        lock (_gate)
        {
            foreach (var entry in _holds.Values.Where(entry => entry.EndedAt is not null).OrderBy(entry => entry.EndedAt).ThenBy(entry => entry.Sequence))
            {
                _ended.AddFirst(entry);
            }
        }
    }

    private static void Save(Entry hold, ColumnWriter to)
    {
        to.Text(Encoding.UTF8.GetBytes(hold.PaymentId));
        to.VarUInt(hold.Submitter);
        to.Int64(hold.Sequence);
        to.VarUInt(hold.Payer);
        to.VarUInt(hold.Payee);
        to.Int64(hold.Size);
        to.Int64(hold.TimeMilliseconds);
        to.Int64(hold.Amount.Minor);
        to.VarUInt(hold.Amount.Currency.Number);
        to.Int64(hold.Arrived.Minor);
        to.VarUInt(hold.Arrived.Currency.Number);
        to.Int32(hold.Score.Millionths);
        to.Int64(hold.Until.Milliseconds);
        to.Byte((byte)hold.AtExpiry);
        to.Byte((byte)hold.State);
        to.Int64(hold.EndedAt?.Milliseconds ?? long.MinValue);
        to.TextOrNull(hold.By);
        to.TextOrNull(hold.Why);
        to.TextOrNull(hold.PayerBank);
        to.Int32(hold.ModelScore?.Millionths ?? -1);
        Save(hold.News, to);
        to.VarUInt((ulong)hold.Reasons.Count);
        foreach (var reason in hold.Reasons)
        {
            to.Text(Encoding.UTF8.GetBytes(reason.Code));
            to.Text(Encoding.UTF8.GetBytes(reason.Sentence));
            to.TextOrNull(reason.Chinese);
        }
    }

    private static Entry LoadOne(ref ColumnReader from)
    {
        var (id, submitter, sequence) = (Encoding.UTF8.GetString(from.Text()), (uint)from.VarUInt(), from.Int64());
        var (payer, payee, size, time) = ((uint)from.VarUInt(), (uint)from.VarUInt(), from.Int64(), from.Int64());
        var amount = new Money(from.Int64(), Currency.FromNumber((ushort)from.VarUInt()));
        var arrived = new Money(from.Int64(), Currency.FromNumber((ushort)from.VarUInt()));
        var (score, until) = (new Score(from.Int32()), new Instant(from.Int64()));
        var (atExpiry, state) = ((Outcome)from.Byte(), (HoldState)from.Byte());
        var (endedAt, by, why) = (from.Int64(), from.TextOrNull(), from.TextOrNull());
        var (bank, model, news) = (from.TextOrNull() ?? "", from.Int32(), LoadNews(ref from));
        var reasons = new Reason[from.VarUInt()];
        for (var i = 0; i < reasons.Length; i++)
        {
            reasons[i] = new Reason(Encoding.UTF8.GetString(from.Text()), Encoding.UTF8.GetString(from.Text()), from.TextOrNull());
        }

        return new Entry(id, submitter, sequence, payer, payee, size, time, amount, arrived, score, reasons, until, atExpiry, state)
        {
            EndedAt = endedAt == long.MinValue ? null : new Instant(endedAt),
            By = by,
            Why = why,
            PayerBank = bank,
            ModelScore = model < 0 ? null : new Score(model),
            News = news,
        };
    }
}
