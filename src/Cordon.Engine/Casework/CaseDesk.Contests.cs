using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Language;

namespace Cordon.Engine.Casework;

/// <summary>
/// What complaints are to the orders they are of. The words are the case's, which may be erased, and the order is the centre's: two records in two
/// partitions. The desk's comes first, and whatever the order was not told yet it is told again: by the keeper, and at the next start.
/// </summary>
public sealed partial class CaseDesk
{
    /// <summary>What an order's record says of a complaint: in which case it was taken down. Records have it in English.</summary>
    public static readonly Phrase ContestedIn = new("complaint taken down in {0}", "申诉已登记于{0}");

    private static readonly Phrase TookItDown = new(
        "who took a complaint down does not decide it: another supervisor does", "登记申诉的人员不得裁决该申诉，须由另一名主管裁决");

    private static readonly Phrase OrderedIt = new(
        "who approved the order, raised or prolonged it does not decide a complaint of it: another supervisor does", "批准、追加或延长过该指令的人员不得裁决对该指令的申诉，须由另一名主管裁决");

    private readonly SemaphoreSlim _telling = new(1, 1);
    private bool _isUntold;

    /// <summary>Whether an order could not be told of a complaint since the centre could not answer.</summary>
    public bool HasUntold => Volatile.Read(ref _isUntold);

    /// <summary>
    /// Why somebody does not decide a complaint, whatever their role: whoever took it down, and whoever had a part in ordering what it is of. Null where
    /// neither stands against it.
    /// </summary>
    /// <param name="work">The case.</param>
    /// <param name="contest">The complaint's number in it.</param>
    public Phrase? DecidingRefusal(uint work, uint contest, ActingOfficer by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (contest == 0 || contest > _projection.Work(work).Contests.Length)
        {
            return null;
        }

        var filed = _projection.File.Read(rows => DeskReading.ContestOf(rows, work, contest)).Filed;
        return filed.By == by.Id ? TookItDown
            : OrderEvents(filed.Order).Any(told => told.By == by.Id
                && told.Kind is FreezeEventKind.Approve or FreezeEventKind.Raise or FreezeEventKind.Extend) ? OrderedIt
            : null;
    }

    /// <summary>Tells orders of the complaints and decisions that they were not told of: after a crash, or when the centre could not answer.</summary>
    public async ValueTask TellOrdersAsync(CancellationToken cancellation = default)
    {
        if (_centre is not { } centre)
        {
            return;
        }

        await _telling.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var isUntold = false;
            foreach (var (work, number, order) in _projection.File.Read(DeskReading.LastContests))
            {
                isUntold |= !await TellAsync(centre, work, number, order, cancellation).ConfigureAwait(false);
            }

            Volatile.Write(ref _isUntold, isUntold);
        }
        finally
        {
            _telling.Release();
        }
    }

    /// <summary>Tells one order of its case's latest complaint of it, where it was not told. False when the centre could not answer.</summary>
    private async ValueTask<bool> TellAsync(Centre centre, uint work, uint number, uint orderNumber, CancellationToken cancellation)
    {
        if (centre.FindOrder(orderNumber) is not { } order || order.Case != work)
        {
            return true;
        }

        var (filed, decided) = _projection.File.Read(rows => DeskReading.ContestOf(rows, work, number));
        if (decided is { Upheld: true } && !order.IsRighted)
        {
            var righted = await centre.SubmitAsync(new Command.RightHolder(orderNumber, decided.By), cancellation).ConfigureAwait(false);
            if (righted.Status is CommandStatus.Unavailable or CommandStatus.Busy)
            {
                return false;
            }
        }

        // Of an order that is over there is nothing to mark and nothing to let go.
        if (order.IsOver)
        {
            return true;
        }

        var isHeld = order.State == FreezeOrderState.Frozen;
        if (!isHeld && decided is not { Upheld: true })
        {
            return true;
        }

        // Where the holder is right, what no bank has answered yet is asked for no more, and what is held is let go.
        var (kind, by, at, words) = decided is null
            ? (FreezeEventKind.Contest, filed.By, filed.At, ContestedIn.With(CaseId.Of(work)).English)
            : (!decided.Upheld ? FreezeEventKind.Uphold : isHeld ? FreezeEventKind.AskRelease : FreezeEventKind.Withdraw, decided.By, decided.At,
                decided.Reason);
        var isTold = kind switch
        {
            FreezeEventKind.Contest => order.IsContested,
            FreezeEventKind.Uphold => !order.IsContested,
            FreezeEventKind.Withdraw => false,
            _ => order.ReleaseAskedMinor > 0 || order.HeldMinor == 0,
        };

        // What was told once is not told again, whatever has become of the order by other people's words since.
        if (isTold || OrderEvents(orderNumber).Any(told => told.Kind == kind && told.Time >= at))
        {
            return true;
        }

        var isSum = kind == FreezeEventKind.AskRelease;
        var result = await centre.SubmitAsync(
            new Command.MoveOrder(
                orderNumber, kind, by, AmountMinor: isSum ? order.HeldMinor : 0, Currency: isSum ? order.Asked.Currency : null, Reason: words),
            cancellation).ConfigureAwait(false);
        return result.Status is not (CommandStatus.Unavailable or CommandStatus.Busy);
    }
}
