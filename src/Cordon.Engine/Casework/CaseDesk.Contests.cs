using Cordon.Core.Cases;
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

    private readonly SemaphoreSlim _telling = new(1, 1);
    private bool _isUntold;

    /// <summary>Whether an order could not be told of a complaint since the centre could not answer.</summary>
    public bool HasUntold => Volatile.Read(ref _isUntold);

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
        // Of an order that holds nothing any more there is nothing to mark and nothing to let go.
        if (centre.FindOrder(orderNumber) is not { State: FreezeOrderState.Frozen } order || order.Case != work)
        {
            return true;
        }

        var (filed, decided) = _projection.File.Read(rows => DeskReading.ContestOf(rows, work, number));
        var (kind, by, at, words) = decided is null
            ? (FreezeEventKind.Contest, filed.By, filed.At, ContestedIn.With(CaseId.Of(work)).English)
            : (decided.Upheld ? FreezeEventKind.AskRelease : FreezeEventKind.Uphold, decided.By, decided.At, decided.Reason);
        var isTold = kind switch
        {
            FreezeEventKind.Contest => order.IsContested,
            FreezeEventKind.Uphold => !order.IsContested,
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
