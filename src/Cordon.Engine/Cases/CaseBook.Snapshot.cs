using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Values;
using Cordon.Engine.Records;

namespace Cordon.Engine.Cases;

/// <summary>Cases and orders in a snapshot.</summary>
internal sealed partial class CaseBook
{
    public void Save(ColumnWriter to)
    {
        to.VarUInt((ulong)_cases.Count);
        foreach (var file in _cases)
        {
            to.Int64(file.Sequence);
            to.VarUInt(file.Payer);
            to.VarUInt(file.Transfer);
            to.VarUInt(file.PayerPurse);
            to.VarUInt((ulong)file.Reports.Count);
            foreach (var (reporter, id, time, keyedIn) in file.Reports)
            {
                to.VarUInt(reporter);
                to.Text(Encoding.UTF8.GetBytes(id));
                to.Int64(time.Milliseconds);
                to.Int64(keyedIn.Milliseconds);
                to.Byte(file.TakenBack.Contains((reporter, id)) ? (byte)1 : (byte)0);
            }

            to.VarUInt(file.Payee);
            to.Int64(file.Size);
            to.Int64(file.Counted?.Milliseconds ?? long.MinValue);
            to.Byte(file.IsPayeeRighted ? (byte)1 : (byte)0);

            SaveHold(file.Hold, to);
            SaveRecovery(file, to);
            var purses = _pursesByCase.GetValueOrDefault(file.Number, []);
            to.VarUInt((ulong)purses.Count);
            foreach (var purse in purses)
            {
                to.VarUInt(purse);
            }
        }

        to.VarUInt((ulong)_orders.Count);
        foreach (var order in _orders)
        {
            WriteProposal(order, to);
            SaveProgress(order, to);
        }

        to.VarUInt((ulong)_righted.Count);
        foreach (var (number, account) in _righted.Order())
        {
            to.VarUInt(number);
            to.VarUInt(account);
        }

        SavePlans(to);
    }

    /// <summary>Fills a book that is new.</summary>
    public void Load(ref ColumnReader from)
    {
        for (var left = from.VarUInt(); left > 0; left--)
        {
            var (sequence, payer, transfer, purse) = (from.Int64(), (uint)from.VarUInt(), (uint)from.VarUInt(), (uint)from.VarUInt());
            for (var reports = from.VarUInt(); reports > 0; reports--)
            {
                var (reporter, id) = ((uint)from.VarUInt(), Encoding.UTF8.GetString(from.Text()));
                var file = Join(sequence, payer, reporter, id, new Instant(from.Int64()), new Instant(from.Int64()));
                (file.Transfer, file.PayerPurse) = (transfer, purse);
                if (from.Byte() != 0)
                {
                    file.TakenBack.Add((reporter, id));
                }
            }

            (_cases[^1].Payee, _cases[^1].Size, _cases[^1].Counted) = ((uint)from.VarUInt(), from.Int64(), TimeOrNull(ref from));
            _cases[^1].IsPayeeRighted = from.Byte() != 0;
            _cases[^1].Hold = LoadHold(ref from);
            LoadRecovery(_cases[^1], ref from);
            for (var purses = from.VarUInt(); purses > 0; purses--)
            {
                Link(_cases[^1].Number, (uint)from.VarUInt());
            }
        }

        for (var left = from.VarUInt(); left > 0; left--)
        {
            Add(ReadProposal(ref from) with { Payment = from.Int64() });
            var order = LoadProgress(_orders[^1], ref from);
            _orders[^1] = order;
            Close(order);
            CountHeld(order, 1);
            NoteReturns(order, 0);
            if (DueOf(order) is { } due)
            {
                _due.Add((due, order.Number));
            }
        }

        for (var left = from.VarUInt(); left > 0; left--)
        {
            _righted.Add(((uint)from.VarUInt(), (uint)from.VarUInt()));
        }

        LoadPlans(ref from);
    }

    /// <summary>Writes what has become of an order since it was proposed.</summary>
    public static void SaveProgress(FreezeOrder order, ColumnWriter to)
    {
        to.Byte((byte)order.State);
        to.Int64(order.Asked.Minor);
        to.VarUInt((ulong)order.Approvals.Length);
        foreach (var by in order.Approvals)
        {
            to.Text(Encoding.UTF8.GetBytes(by));
        }

        foreach (var time in new[] { order.SentAt, order.AnsweredAt, order.AnswerDue, order.Expires })
        {
            to.Int64(time?.Milliseconds ?? long.MinValue);
        }

        to.Byte(order.IsExtended ? (byte)1 : (byte)0);
        to.Byte(order.IsContested ? (byte)1 : (byte)0);
        to.Int64(order.RightedAt?.Milliseconds ?? long.MinValue);
        to.VarUInt((ulong)order.Reminders);
        to.Int64(order.FrozenMinor);
        to.Int64(order.ReleasedMinor);
        to.Int64(order.ReturnedMinor);
        to.Int64(order.UnheldMinor);
        to.Byte((byte)order.EndedAs);
        to.TextOrNull(order.Reason);
        to.Int64(order.ReleaseAskedMinor);
        to.Int64(order.ToldMinor);
        to.VarUInt((ulong)order.Parts.Length);
        foreach (var part in order.Parts)
        {
            to.Byte((byte)part.Kind);
            to.Text(Encoding.UTF8.GetBytes(part.Reference));
            to.Int64(part.AmountMinor);
        }
    }

    /// <summary>An order with what has become of it.</summary>
    public static FreezeOrder LoadProgress(FreezeOrder order, ref ColumnReader from)
    {
        var state = (FreezeOrderState)from.Byte();
        var asked = order.Asked with { Minor = from.Int64() };
        var approvals = new string[from.VarUInt()];
        for (var i = 0; i < approvals.Length; i++)
        {
            approvals[i] = Encoding.UTF8.GetString(from.Text());
        }

        order = order with
        {
            State = state,
            Asked = asked,
            Approvals = [.. approvals],
            SentAt = TimeOrNull(ref from),
            AnsweredAt = TimeOrNull(ref from),
            AnswerDue = TimeOrNull(ref from),
            Expires = TimeOrNull(ref from),
            IsExtended = from.Byte() != 0,
            IsContested = from.Byte() != 0,
            RightedAt = TimeOrNull(ref from),
            Reminders = (int)from.VarUInt(),
            FrozenMinor = from.Int64(),
            ReleasedMinor = from.Int64(),
            ReturnedMinor = from.Int64(),
            UnheldMinor = from.Int64(),
            EndedAs = (FreezeOrderState)from.Byte(),
            Reason = from.TextOrNull(),
            ReleaseAskedMinor = from.Int64(),
            ToldMinor = from.Int64(),
        };
        var parts = new SettledPart[from.VarUInt()];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = new SettledPart((FreezeEventKind)from.Byte(), Encoding.UTF8.GetString(from.Text()), from.Int64());
        }

        return order with { Parts = [.. parts] };
    }

    private static void SaveHold(HoldFate? hold, ColumnWriter to)
    {
        to.Byte(hold is null ? (byte)0 : (byte)1);
        if (hold is not null)
        {
            to.Byte((byte)hold.State);
            to.Int64(hold.Until.Milliseconds);
            to.Int64(hold.EndedAt?.Milliseconds ?? long.MinValue);
            to.TextOrNull(hold.By);
            to.TextOrNull(hold.Why);
        }
    }

    private static HoldFate? LoadHold(ref ColumnReader from) => from.Byte() == 0
        ? null
        : new HoldFate((HoldState)from.Byte(), new Instant(from.Int64()), TimeOrNull(ref from), from.TextOrNull())
        {
            Why = from.TextOrNull(),
        };

    private static Instant? TimeOrNull(ref ColumnReader from) => from.Int64() is var time && time == long.MinValue ? null : new Instant(time);
}
