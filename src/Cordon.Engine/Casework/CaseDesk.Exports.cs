using Cordon.Core.Casework;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Engine.Casework;

/// <summary>That a case is written for another system: who asked for it, who weighed it, and what was written.</summary>
public sealed partial class CaseDesk
{
    /// <summary>How long what was asked for can be allowed, and what was allowed be written: as long as a proposal stands.</summary>
    public static readonly TimeSpan ExportStands = GraveAct.LapsesAfter;

    /// <summary>What stands behind a name that somebody gave at the machine itself, where nobody has signed in.</summary>
    public const string AtTheMachine = " (command line)";

    /// <summary>What is asked for of a case at a time: more would be looked at by nobody.</summary>
    private const int ExportsMax = 50;

    /// <summary>Keeps that somebody asks for a case to be written, or wrote it; the answer comes when it is durable.</summary>
    /// <param name="kind"><see cref="DeskKind.ExportAsked"/> or <see cref="DeskKind.ExportMade"/>.</param>
    /// <param name="digest">The SHA-256 of what would leave, or of the file.</param>
    /// <param name="words">For whom, for what and by which rules.</param>
    /// <param name="by">Who it was, as they say.</param>
    public async ValueTask<DeskAnswer> NoteExportAsync(
        string kind, uint number, string digest, string words, string by, CancellationToken cancellation = default) => await RunAsync(
        (kind, number, digest, words, by),
        now => !_isCase(number) ? new Outcome(null, new DeskAnswer(DeskStatus.NotFound, NoSuchCase))
            : (CaseText.Refusal(by, new Phrase("who it is", "经办人"), CaseText.SubjectCharactersMax)
                ?? CaseText.Refusal(words, new Phrase("what it is for", "用途"), CaseWork.TextCharactersMax)) is { } why ? Outcome.Refused(why)
            : kind == DeskKind.ExportAsked && Exports(number, kind, now).Any(one => (one.Digest, one.By) == (digest, by))
                ? new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone))
            : new Outcome(RecordOf(kind, number, digest, words, by, now), new DeskAnswer(DeskStatus.Done)),
        cancellation).ConfigureAwait(false);

    /// <summary>What is asked for of a case and nobody has weighed yet, the latest first.</summary>
    public IReadOnlyList<ExportWord> AskedExports(uint number) =>
        [.. Exports(number, DeskKind.ExportAsked, Now).Where(one => AllowedExport(number, one.Digest) is null).DistinctBy(one => one.Digest)];

    /// <summary>Who let a case leave, and why; null where nobody did, or too long ago.</summary>
    public ExportWord? AllowedExport(uint number, string digest) => Exports(number, DeskKind.ExportAllowed, Now).FirstOrDefault(one => one.Digest == digest);

    /// <summary>Weighs what is asked for, and lets it leave.</summary>
    /// <param name="reason">Why, in the officer's words.</param>
    /// <param name="name">What the officer is called; null where only the identifier is known. Who asked at the machine may have given either.</param>
    public async ValueTask<DeskAnswer> AllowExportAsync(
        uint number, string digest, string reason, ActingOfficer by, string? name = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return await RunAsync((DeskKind.ExportAllowed, number, digest, reason, by.Id), Decide, cancellation).ConfigureAwait(false);

        Outcome Decide(Instant now)
        {
            var asked = Exports(number, DeskKind.ExportAsked, now).Where(one => one.Digest == digest).ToArray();
            return !by.May(Core.Casework.Act.ApproveGraveAct) ? Outcome.Refused(new Phrase("a supervisor decides this", "此事由主管决定"))
                : !_isCase(number) || WorkFor(number, by) is null ? new Outcome(null, new DeskAnswer(DeskStatus.NotFound, NotOnIt))
                : asked.Length == 0 ? Outcome.Refused(new Phrase("nobody asks for it, or asked too long ago", "没有此项申请，或申请已过期"))
                : asked.Any(one => IsSame(one.By, by.Id) || IsSame(one.By, name))
                    ? Outcome.Refused(new Phrase("you asked for it: another person decides it", "由您申请，须由另一人决定"))
                : CaseText.PurposeRefusal(reason) is { } why ? Outcome.Refused(why)
                : Exports(number, DeskKind.ExportAllowed, now).Any(one => one.Digest == digest)
                    ? new Outcome(null, new DeskAnswer(DeskStatus.AlreadyDone))
                : new Outcome(RecordOf(DeskKind.ExportAllowed, number, digest, reason.Trim(), by.Id, now), new DeskAnswer(DeskStatus.Done));
        }
    }

    private static bool IsSame(string asked, string? officer) =>
        (asked.EndsWith(AtTheMachine, StringComparison.Ordinal) ? asked[..^AtTheMachine.Length] : asked).Trim()
            .Equals(officer?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static readonly Phrase NoSuchCase = new("there is no such case", "没有这起案件");

    private static DeskRecord RecordOf(string kind, uint number, string digest, string words, string by, Instant now) =>
        new() { Kind = kind, By = by, At = now.Milliseconds, Subject = VictimsOf(number), Sha256 = digest, Text = words };

    private List<ExportWord> Exports(uint number, string kind, Instant now) => _projection.File.Read(rows => rows.Rows(
        "SELECT body FROM event WHERE subject = $1 AND kind = $2 AND at > $3 ORDER BY id DESC LIMIT $4",
        row => DeskRecords.OfBody((byte[])row.GetValue(0)) is var record
            ? new ExportWord(record.Sha256!, record.By, new Instant(record.At), record.Text!) : null!,
        VictimsOf(number), kind, (now + -ExportStands).Milliseconds, ExportsMax));
}
