using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>What officers say of gangs: it stands among the casework's records, and the next finding of gangs goes by it.</summary>
public sealed partial class CaseDesk
{
    /// <summary>Undoings of merges that are kept: more are undone by no officers, and each is looked at with every finding.</summary>
    private const int GangUndoingsMax = 10_000;

    /// <summary>Records that an officer undoes the merge of a gang. Whether it is merged is for the finding to say in which it was seen.</summary>
    /// <param name="gang">The number of the gang that was merged into another.</param>
    /// <param name="seen">The moment of the finding that the officer saw.</param>
    /// <param name="why">The officer's reason.</param>
    public async ValueTask<DeskAnswer> UndoMergeAsync(
        int gang, Instant seen, string why, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await RunAsync((gang, seen, why, by.Id), Decide, cancellation).ConfigureAwait(false);

        Outcome Decide(Instant now)
        {
            var words = !by.May(Core.Casework.Act.SeeNetworks) || !by.May(Core.Casework.Act.WorkCase)
                ? new Phrase("your role does not undo this", "您的角色不能撤销此合并")
                : gang <= 0 || seen > now ? new Phrase("there is no such gang in that finding", "该次研判中没有这个团伙")
                : CaseText.Refusal(why, new Phrase("a reason", "理由"), CaseWork.TextCharactersMax);
            var before = GangUndoings();
            return words is not null ? Outcome.Refused(words)
                : before.Any(one => one.Gang == gang && one.SeenMilliseconds == seen.Milliseconds)
                    ? new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone, new Phrase("it is undone already", "已撤销")))
                : before.Count == GangUndoingsMax ? Outcome.Refused(new Phrase(
                    "{0} merges are undone, and no more are kept", "已撤销{0}次合并，达到上限").With(GangUndoingsMax))
                : new Outcome(
                    DeskRecords.Of(new GangUndoing(gang, by.Id, why.Trim(), now.Milliseconds) { SeenMilliseconds = seen.Milliseconds }),
                    new DeskAnswer(DeskStatus.Done));
        }
    }

    /// <summary>All merges of gangs that officers undid, in the order of their times.</summary>
    public IReadOnlyList<GangUndoing> GangUndoings() => _projection.File.Read(rows => rows.Rows(
        "SELECT body FROM event WHERE kind = $1 ORDER BY id", row => DeskRecords.GangUndoingOf(DeskRecords.OfBody((byte[])row.GetValue(0)))!,
        DeskKind.GangMergeUndone));
}
