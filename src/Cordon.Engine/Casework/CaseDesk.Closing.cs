using Cordon.Core.Casework;
using Cordon.Core.Language;

namespace Cordon.Engine.Casework;

/// <summary>What keeps a case open: money that is still under way, or that the centre has and has not given back, whose end nobody would look at.</summary>
public sealed partial class CaseDesk
{
    private static readonly Phrase StillHeld = new("the reported payment is still held: close it when that has ended", "所报付款仍在暂停中，待其结束后再结案");

    private static readonly Phrase OrdersOpen = new(
        "a bank owes an answer or holds money in {0} {0:order|orders} of it: let it wait instead", "尚有{0}份止付指令待银行答复或仍冻结资金，可改为“等待”");

    private static readonly Phrase NotGivenBack = new(
        "{0} of it lies in the centre's hands and was not given back to the victims: close it when that is paid out", "尚有{0}在中心，未返还受害人，待返还后再结案");

    private static readonly Phrase NotKnown = new("the centre cannot say just now where its money is: try again", "中心暂时无法答复本案资金状况，请稍后再试");

    /// <summary>
    /// What of a case, or of one that is worked as part of it, is under way; null where nothing is, where the officer need not know of the case, and
    /// without a centre.
    /// </summary>
    private async ValueTask<Phrase?> UnderWayAsync(uint number, ActingOfficer by, CancellationToken cancellation)
    {
        if (_centre is not { } centre || WorkFor(number, by) is null)
        {
            return null;
        }

        uint[] whole = [number, .. PartsOf(number, by).Take(Centre.CasesAtOnceMax - 1).Select(part => part.Case)];
        var money = await centre.FindCasesAsync(whole, cancellation).ConfigureAwait(false);
        var toRestitute = await centre.FindToRestituteAsync(whole, cancellation).ConfigureAwait(false);
        return money.Any(one => one is { IsSettled: false, Hold.State: HoldState.Held }) ? StillHeld
            : whole.Sum(one => centre.OrdersOf(one).Count(order => !order.IsOver && (order.IsUnanswered || order.HeldMinor > 0))) is > 0 and var open
                ? OrdersOpen.With(open)
            : toRestitute is null ? NotKnown
            : toRestitute.Count > 0 ? NotGivenBack.With(Phrase.Join(" + ", "、", [.. toRestitute.Select(sum => Phrase.Same(sum.ToString()))]))
            : null;
    }
}
