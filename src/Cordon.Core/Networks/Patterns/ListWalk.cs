using System.Runtime.CompilerServices;

namespace Cordon.Core.Networks.Patterns;

/// <summary>The moment of a payment: what lies in the window before it, and in which order.</summary>
internal readonly struct Moment(in PatternPayment payment, long windowMilliseconds)
{
    /// <summary>Above every key of an earlier payment.</summary>
    public const ulong Now = ulong.MaxValue;

    public readonly long Time = ListedPayment.TimeOf(payment.TimeMilliseconds);
    public readonly long Window = windowMilliseconds;
    private readonly long _number = payment.Number;

    /// <summary>The lower half of the payment's number.</summary>
    public uint Order => (uint)_number;

    /// <summary>What is no later than this has left the window.</summary>
    public long Horizon => Time - Window;

    /// <summary>A place in the order of time, and of the journal among equal times: rises from one payment in the window to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong KeyOf(in ListedPayment payment) =>
        ((ulong)(payment.Time - Horizon) << 32) | (payment.Order - (uint)_number);

    /// <summary>The number in the journal of a payment by its key.</summary>
    public long NumberOf(ulong key) => key == Now ? _number : _number - (uint)-(int)(uint)key;

    /// <summary>When a payment was, by its key, in milliseconds from the Unix epoch.</summary>
    public long MillisecondsOf(ulong key) => ListedPayment.MillisecondsOf(key == Now ? Time : Horizon + (long)(key >> 32));
}

/// <summary>Goes through those payments of a list that lie in the window before a payment.</summary>
internal unsafe struct ListWalk
{
    private readonly ListedPayment* _ring;
    private readonly int _mask;
    private readonly int _end;
    private readonly long _floor;
    private readonly long _horizon;
    private readonly long _ceiling;
    private readonly uint _order;
    private int _at;

    public ListWalk(PaymentRings rings, PaymentList* list, in Moment moment)
    {
        _ring = rings.At(list);
        _mask = PaymentRings.MaskOf(list);
        _at = list->Head - 1;
        _end = list->Head + list->Count;
        _ceiling = moment.Time;
        _order = moment.Order;
        _horizon = moment.Horizon;
        _floor = Math.Max(_ceiling, list->Newest) - moment.Window;
        IsCut = list->DroppedNewest != 0 && list->DroppedNewest > _horizon;
    }

    /// <summary>Whether payments of the window may have been passed over, as far as the walk has come.</summary>
    public bool IsCut { get; private set; }

    public readonly ListedPayment* Current => _ring + (_at & _mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next()
    {
        while (++_at < _end)
        {
            var time = Current->Time;
            // Of a payment that was booked, what came later is none of its business, nor is itself.
            if (time > _floor && time <= _ceiling && (int)(Current->Order - _order) < 0)
            {
                return true;
            }

            // Only a payment that comes late meets some that its own window has and the list's has not.
            IsCut |= time <= _floor && time > _horizon;
        }

        return false;
    }
}
