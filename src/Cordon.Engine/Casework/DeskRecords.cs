using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Values;
using Cordon.Engine.Journal;

namespace Cordon.Engine.Casework;

/// <summary>From what happened to its record and back: what goes in comes out equal.</summary>
internal static class DeskRecords
{
    /// <summary>The format of a batch.</summary>
    private const int Version = 1;

    private const string BlockPayment = "block-payment";
    private const string PublishRules = "publish-rules";

    // Characters beyond ASCII stand as they are: a Chinese note would take twice the room otherwise. The text is in no page's source.
    private static readonly DeskJson Json = new(new JsonSerializerOptions(DeskJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(params IReadOnlyList<DeskRecord> records) =>
        JsonSerializer.SerializeToUtf8Bytes(new DeskBatch(Version, records), Json.DeskBatch);

    /// <exception cref="JournalFormatException">A later program wrote it.</exception>
    public static IReadOnlyList<DeskRecord> Read(JournalBatch batch)
    {
        try
        {
            var read = JsonSerializer.Deserialize(batch.Payload.Span, Json.DeskBatch)!;
            return read.Version == Version
                ? read.Records
                : throw new JournalFormatException($"The casework's batch {batch.Position} has format {read.Version}; this program knows {Version}.");
        }
        catch (JsonException fault)
        {
            throw new JournalFormatException($"The casework's batch {batch.Position} cannot be read, a later program wrote it: {fault.Message}");
        }
    }

    /// <summary>One record as a row of the projection keeps it.</summary>
    public static byte[] Body(DeskRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Json.DeskRecord);

    public static DeskRecord OfBody(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize(body, Json.DeskRecord)!;

    public static DeskRecord Of(uint number, CaseEvent happened)
    {
        var record = new DeskRecord { Kind = "", By = happened.By, At = happened.At.Milliseconds, Case = number };
        return happened switch
        {
            CaseEvent.Assigned e => record with { Kind = DeskKind.Assigned, Officer = e.Officer },
            CaseEvent.Joined e => record with { Kind = DeskKind.Joined, Officer = e.Officer },
            CaseEvent.Left e => record with { Kind = DeskKind.Left, Officer = e.Officer },
            CaseEvent.HandedOver e => record with { Kind = DeskKind.HandedOver, Officer = e.To, Text = e.Text },
            CaseEvent.Moved e => record with { Kind = DeskKind.Moved, Stage = e.Stage.ToString(), Text = e.Reason },
            CaseEvent.Noted e => record with { Kind = DeskKind.Noted, Text = e.Text },
            CaseEvent.TaskSet e => record with { Kind = DeskKind.TaskSet, Text = e.Text, Officer = e.Officer, Due = e.Due.Milliseconds },
            CaseEvent.TaskDone e => record with { Kind = DeskKind.TaskDone, Number = e.Task },
            CaseEvent.MergedInto e => record with { Kind = DeskKind.Merged, Into = e.Case, Text = e.Reason },
            CaseEvent.SplitOff e => record with { Kind = DeskKind.SplitOff, Text = e.Reason },
            CaseEvent.Contested e => record with { Kind = DeskKind.Contested, Order = e.Order, Text = e.Text, Due = e.Due.Milliseconds },
            CaseEvent.ContestDecided e => record with { Kind = DeskKind.ContestDecided, Number = e.Contest, Upheld = e.Upheld, Text = e.Reason },
            CaseEvent.Erased => record with { Kind = DeskKind.Erased },
            CaseEvent.FileAdded e => record with { Kind = DeskKind.FileAdded, Name = e.Name, Bytes = e.Bytes, Sha256 = e.Sha256 },
            _ => throw new InvalidOperationException($"No way to record {happened.GetType().Name}."),
        };
    }

    public static DeskRecord Of(uint number, GraveEvent happened)
    {
        var record = new DeskRecord { Kind = "", By = happened.By, At = happened.At.Milliseconds, Act = number };
        return happened switch
        {
            GraveEvent.Proposed { Matter: GraveMatter.BlockPayment block } e => record with
            {
                Kind = DeskKind.GraveProposed,
                Matter = BlockPayment,
                Payment = block.PaymentId,
                Submitter = block.Submitter,
                Text = e.Reason,
            },
            GraveEvent.Proposed { Matter: GraveMatter.PublishRules rules } e => record with
            {
                Kind = DeskKind.GraveProposed,
                Matter = PublishRules,
                Rules = rules.Text,
                Tested = rules.Tested,
                Text = e.Reason,
            },
            GraveEvent.Approved e => record with { Kind = DeskKind.GraveApproved, Number = e.Policy },
            GraveEvent.Declined e => record with { Kind = DeskKind.GraveDeclined, Text = e.Reason },
            GraveEvent.Withdrawn => record with { Kind = DeskKind.GraveWithdrawn },
            GraveEvent.Executed e => record with { Kind = DeskKind.GraveExecuted, Text = e.Words },
            GraveEvent.Failed e => record with { Kind = DeskKind.GraveFailed, Text = e.Words },
            _ => throw new InvalidOperationException($"No way to record {happened.GetType().Name}."),
        };
    }

    public static DeskRecord Of(Look look) => new()
    {
        Kind = DeskKind.Looked,
        By = look.Officer,
        At = look.At.Milliseconds,
        Subject = look.Subject,
        Text = look.Purpose,
    };

    public static DeskRecord Of(GangUndoing undoing) => new()
    {
        Kind = DeskKind.GangMergeUndone,
        By = undoing.By,
        At = undoing.TimeMilliseconds,
        Number = (uint)undoing.Gang,
        Seen = undoing.SeenMilliseconds,
        Text = undoing.Why,
    };

    public static DeskRecord Of(PersonMoment moment) => new()
    {
        Kind = moment.What switch
        {
            PersonEvent.Invited => DeskKind.PersonInvited,
            PersonEvent.Changed => DeskKind.PersonChanged,
            PersonEvent.Renamed => DeskKind.PersonRenamed,
            PersonEvent.SignedIn => DeskKind.PersonSignedIn,
            PersonEvent.LockedOut => DeskKind.PersonLockedOut,
            PersonEvent.Refused => DeskKind.PersonRefused,
            _ => throw new InvalidOperationException($"No way to record {moment.What}."),
        },
        By = moment.By,
        At = moment.At.Milliseconds,
        Officer = moment.Person,
        Text = moment.Words,
    };

    /// <summary>What happened to a case; null for a record of another thing.</summary>
    public static CaseEvent? CaseEventOf(DeskRecord record)
    {
        var (by, at) = (record.By, new Instant(record.At));
        return record.Kind switch
        {
            DeskKind.Assigned => new CaseEvent.Assigned(record.Officer!, by, at),
            DeskKind.Joined => new CaseEvent.Joined(record.Officer!, by, at),
            DeskKind.Left => new CaseEvent.Left(record.Officer!, by, at),
            DeskKind.HandedOver => new CaseEvent.HandedOver(record.Officer!, record.Text!, by, at),
            DeskKind.Moved => new CaseEvent.Moved(Enum.Parse<CaseStage>(record.Stage!), record.Text!, by, at),
            DeskKind.Noted => new CaseEvent.Noted(record.Text!, by, at),
            DeskKind.TaskSet => new CaseEvent.TaskSet(record.Text!, record.Officer!, new Instant(record.Due!.Value), by, at),
            DeskKind.TaskDone => new CaseEvent.TaskDone(record.Number!.Value, by, at),
            DeskKind.Merged => new CaseEvent.MergedInto(record.Into!.Value, record.Text!, by, at),
            DeskKind.SplitOff => new CaseEvent.SplitOff(record.Text!, by, at),
            DeskKind.Contested => new CaseEvent.Contested(record.Order!.Value, record.Text!, new Instant(record.Due!.Value), by, at),
            DeskKind.ContestDecided => new CaseEvent.ContestDecided(record.Number!.Value, record.Upheld!.Value, record.Text!, by, at),
            DeskKind.Erased => new CaseEvent.Erased(by, at),
            DeskKind.FileAdded => new CaseEvent.FileAdded(record.Name!, record.Bytes!.Value, record.Sha256!, by, at),
            _ => null,
        };
    }

    /// <summary>What happened to a grave act; null for a record of another thing.</summary>
    public static GraveEvent? GraveEventOf(DeskRecord record)
    {
        var (by, at) = (record.By, new Instant(record.At));
        return record.Kind switch
        {
            DeskKind.GraveProposed => new GraveEvent.Proposed(MatterOf(record), record.Text!, by, at),
            DeskKind.GraveApproved => new GraveEvent.Approved(record.Number!.Value, by, at),
            DeskKind.GraveDeclined => new GraveEvent.Declined(record.Text!, by, at),
            DeskKind.GraveWithdrawn => new GraveEvent.Withdrawn(by, at),
            DeskKind.GraveExecuted => new GraveEvent.Executed(record.Text!, by, at),
            DeskKind.GraveFailed => new GraveEvent.Failed(record.Text!, by, at),
            _ => null,
        };
    }

    /// <summary>A look; null for a record of another thing.</summary>
    public static Look? LookOf(DeskRecord record) =>
        record.Kind == DeskKind.Looked ? new Look(record.By, new Instant(record.At), record.Subject!, record.Text!) : null;

    /// <summary>What was looked at, or to what of the centre something was done; null where nothing was.</summary>
    public static string? SubjectOf(DeskRecord record) => record.Kind == DeskKind.Looked || DeskKind.IsDeed(record.Kind) ? record.Subject
        : record.Kind == DeskKind.StatementGiven ? FreezeOrder.IdOf(record.Order!.Value)
        : null;

    /// <summary>That a merge of gangs is undone; null for a record of another thing.</summary>
    public static GangUndoing? GangUndoingOf(DeskRecord record) => record.Kind == DeskKind.GangMergeUndone
        ? new GangUndoing((int)record.Number!.Value, record.By, record.Text!, record.At) { SeenMilliseconds = record.Seen ?? 0 }
        : null;

    /// <summary>What happened to a person; null for a record of another thing.</summary>
    public static PersonMoment? PersonMomentOf(DeskRecord record)
    {
        PersonEvent? what = record.Kind switch
        {
            DeskKind.PersonInvited => PersonEvent.Invited,
            DeskKind.PersonChanged => PersonEvent.Changed,
            DeskKind.PersonRenamed => PersonEvent.Renamed,
            DeskKind.PersonSignedIn => PersonEvent.SignedIn,
            DeskKind.PersonLockedOut => PersonEvent.LockedOut,
            DeskKind.PersonRefused => PersonEvent.Refused,
            _ => null,
        };
        return what is { } happened ? new PersonMoment(happened, record.Officer!, record.Text!, record.By, new Instant(record.At)) : null;
    }

    private static GraveMatter MatterOf(DeskRecord record) => record.Matter switch
    {
        BlockPayment => new GraveMatter.BlockPayment(record.Payment!, record.Submitter!.Value),
        PublishRules => new GraveMatter.PublishRules(record.Rules!, record.Tested),
        _ => throw new JournalFormatException($"The casework knows no matter {record.Matter}: a later program wrote it."),
    };
}
