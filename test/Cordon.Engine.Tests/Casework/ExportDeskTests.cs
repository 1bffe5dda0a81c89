using Cordon.Engine.Casework;
using Xunit;
using static Cordon.Engine.Tests.Casework.DeskRoom;

namespace Cordon.Engine.Tests.Casework;

/// <summary>That a case is written for another system: asked for, weighed by another person, written; the audit has each.</summary>
public sealed class ExportDeskTests
{
    private static readonly string Digest = new('d', 64);

    [Fact]
    public async Task Only_a_supervisor_who_did_not_ask_lets_it_leave_and_for_a_day()
    {
        await using var room = await OpenAsync();
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, Digest, "the unit asked", Sue)).Status);
        Assert.Equal(DeskStatus.Done, (await room.Desk.NoteExportAsync(DeskKind.ExportAsked, 1, Digest, "fiu, investigation", "sam")).Status);
        Assert.Equal(DeskStatus.AlreadyDone, (await room.Desk.NoteExportAsync(DeskKind.ExportAsked, 1, Digest, "fiu, investigation", "sam")).Status);
        Assert.Equal([Digest], room.Desk.AskedExports(1).Select(one => one.Digest));
        Assert.Empty(room.Desk.AskedExports(2));
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, Digest, "the unit asked", Ivo)).Status);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, Digest, "the unit asked", Sam)).Status);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, Digest, "x", Sue)).Status);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, new string('e', 64), "the unit asked", Sue)).Status);
        Assert.Null(room.Desk.AllowedExport(1, Digest));

        // Who asked at the machine itself gave a name, in whatever letters.
        var other = new string('a', 64);
        await room.Desk.NoteExportAsync(DeskKind.ExportAsked, 1, other, "fiu, investigation", "Sue Ng" + CaseDesk.AtTheMachine);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, other, "the unit asked", Sue, "sue ng")).Status);
        Assert.Equal(DeskStatus.Done, (await room.Desk.AllowExportAsync(1, other, "the unit asked", Sam, "Sam Oh")).Status);
        await room.Desk.NoteExportAsync(DeskKind.ExportAsked, 1, Digest, "fiu, investigation", "SAM" + CaseDesk.AtTheMachine);
        Assert.Equal(DeskStatus.Refused, (await room.Desk.AllowExportAsync(1, Digest, "the unit asked", Sam, "Sam Oh")).Status);
        Assert.Equal(DeskStatus.Done, (await room.Desk.AllowExportAsync(1, Digest, " the unit asked ", Sue, "Sue Ng")).Status);
        Assert.Equal(("sue", "the unit asked"), room.Desk.AllowedExport(1, Digest) is { } allowed ? (allowed.By, allowed.Words) : default);
        Assert.Empty(room.Desk.AskedExports(1));
        room.Time.Now += CaseDesk.ExportStands;
        Assert.Null(room.Desk.AllowedExport(1, Digest));
        Assert.Empty(room.Desk.AskedExports(1));
    }

    [Fact]
    public async Task The_audit_has_who_asked_who_let_it_leave_and_what_was_written_whatever_was_rebuilt()
    {
        await using var room = await OpenAsync();
        await room.Desk.NoteExportAsync(DeskKind.ExportAsked, 1, Digest, "fiu, investigation", "op");
        await room.Desk.AllowExportAsync(1, Digest, "the unit asked", Sue);
        await room.Desk.NoteExportAsync(DeskKind.ExportMade, 1, Digest, "fiu, investigation; SHA-256", "op");
        var choice = new MomentChoice(Start, room.Time.Now + TimeSpan.FromDays(1)) { Case = 1, KindPrefix = "export." };
        await room.ReopenAsync();
        Assert.Equal(
            [("op", "export.made", "fiu, investigation; SHA-256"), ("sue", "export.allowed", "the unit asked"), ("op", "export.asked", "fiu, investigation")],
            room.Desk.Moments(choice, null).Select(moment => (moment.Officer, moment.Kind, moment.Words)));
        Assert.Empty(room.Desk.Moments(choice with { Case = 2 }, null));
        Assert.Equal(await room.RowsAsync(), await room.RebuiltAsync());
    }
}
