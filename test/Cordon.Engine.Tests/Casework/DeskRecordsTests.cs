using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Values;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Xunit;

namespace Cordon.Engine.Tests.Casework;

/// <summary>Records stand in journals for ever: their text is what it is here, to the letter.</summary>
public sealed class DeskRecordsTests
{
    private static readonly Instant At = new(5);
    private static readonly Instant Due = new(9);

    private static readonly (CaseEvent Event, string Text)[] OfCases =
    [
        (new CaseEvent.Assigned("ivo", "sue", At), """{"kind":"case.assigned","by":"sue","at":5,"case":3,"officer":"ivo"}"""),
        (new CaseEvent.Joined("ivo", "sue", At), """{"kind":"case.joined","by":"sue","at":5,"case":3,"officer":"ivo"}"""),
        (new CaseEvent.Left("ivo", "sue", At), """{"kind":"case.left","by":"sue","at":5,"case":3,"officer":"ivo"}"""),
        (new CaseEvent.HandedOver("ben", "so", "ann", At), """{"kind":"case.handed-over","by":"ann","at":5,"case":3,"officer":"ben","text":"so"}"""),
        (new CaseEvent.Moved(CaseStage.Waiting, "so", "ann", At), """{"kind":"case.moved","by":"ann","at":5,"case":3,"text":"so","stage":"Waiting"}"""),
        (new CaseEvent.Noted("\u738b\"\n\ud83d\ude00", "ann", At), """{"kind":"case.noted","by":"ann","at":5,"case":3,"text":"王\"\n\uD83D\uDE00"}"""),
        (new CaseEvent.TaskSet("so", "ivo", Due, "ann", At), """{"kind":"case.task-set","by":"ann","at":5,"case":3,"officer":"ivo","text":"so","due":9}"""),
        (new CaseEvent.TaskDone(2, "ivo", At), """{"kind":"case.task-done","by":"ivo","at":5,"case":3,"number":2}"""),
        (new CaseEvent.MergedInto(4, "so", "ann", At), """{"kind":"case.merged","by":"ann","at":5,"case":3,"text":"so","into":4}"""),
        (new CaseEvent.SplitOff("so", "ann", At), """{"kind":"case.split-off","by":"ann","at":5,"case":3,"text":"so"}"""),
        (new CaseEvent.Contested(7, "so", Due, "ann", At), """{"kind":"case.contested","by":"ann","at":5,"case":3,"text":"so","due":9,"order":7}"""),
        (new CaseEvent.ContestDecided(1, false, "so", "sue", At),
            """{"kind":"case.contest-decided","by":"sue","at":5,"case":3,"text":"so","number":1,"upheld":false}"""),
        (new CaseEvent.Erased("the rules", At), """{"kind":"case.erased","by":"the rules","at":5,"case":3}"""),
        (new CaseEvent.FileAdded("a.pdf", 9, "aa", "ann", At),
            """{"kind":"case.file-added","by":"ann","at":5,"case":3,"name":"a.pdf","bytes":9,"sha256":"aa"}"""),
    ];

    private static readonly (GraveEvent Event, string Text)[] OfActs =
    [
        (new GraveEvent.Proposed(new GraveMatter.BlockPayment("p-1", 2), "so", "ann", At),
            """{"kind":"grave.proposed","by":"ann","at":5,"act":3,"text":"so","matter":"block-payment","payment":"p-1","submitter":2}"""),
        (new GraveEvent.Proposed(new GraveMatter.PublishRules("rules"), "so", "sue", At),
            """{"kind":"grave.proposed","by":"sue","at":5,"act":3,"text":"so","matter":"publish-rules","rules":"rules"}"""),
        (new GraveEvent.Proposed(new GraveMatter.PublishRules("rules", "figures"), "so", "sue", At),
            """{"kind":"grave.proposed","by":"sue","at":5,"act":3,"text":"so","matter":"publish-rules","rules":"rules","tested":"figures"}"""),
        (new GraveEvent.Approved(8, "sue", At), """{"kind":"grave.approved","by":"sue","at":5,"act":3,"number":8}"""),
        (new GraveEvent.Declined("so", "sue", At), """{"kind":"grave.declined","by":"sue","at":5,"act":3,"text":"so"}"""),
        (new GraveEvent.Withdrawn("ann", At), """{"kind":"grave.withdrawn","by":"ann","at":5,"act":3}"""),
        (new GraveEvent.Executed("so", "the centre", At), """{"kind":"grave.executed","by":"the centre","at":5,"act":3,"text":"so"}"""),
        (new GraveEvent.Failed("so", "the centre", At), """{"kind":"grave.failed","by":"the centre","at":5,"act":3,"text":"so"}"""),
    ];

    [Fact]
    public void What_happened_to_a_case_is_written_so_and_comes_back_equal()
    {
        Assert.Equal(typeof(CaseEvent).GetNestedTypes().Length, OfCases.Length);
        Assert.All(OfCases, row =>
        {
            var record = DeskRecords.Of(3, row.Event);
            Assert.Equal(row.Text, Encoding.UTF8.GetString(DeskRecords.Body(record)));
            Assert.Equal(row.Event, DeskRecords.CaseEventOf(DeskRecords.OfBody(DeskRecords.Body(record))));
        });
    }

    [Fact]
    public void What_happened_to_a_grave_act_is_written_so_and_comes_back_equal()
    {
        Assert.Equal(typeof(GraveEvent).GetNestedTypes().Length, OfActs.Select(row => row.Event.GetType()).Distinct().Count());
        Assert.All(OfActs, row =>
        {
            var record = DeskRecords.Of(3, row.Event);
            Assert.Equal(row.Text, Encoding.UTF8.GetString(DeskRecords.Body(record)));
            Assert.Equal(row.Event, DeskRecords.GraveEventOf(DeskRecords.OfBody(DeskRecords.Body(record))));
        });
    }

    [Theory]
    [InlineData(PersonEvent.Invited, "person.invited")]
    [InlineData(PersonEvent.Changed, "person.changed")]
    [InlineData(PersonEvent.SignedIn, "person.signed-in")]
    [InlineData(PersonEvent.LockedOut, "person.locked-out")]
    [InlineData(PersonEvent.Refused, "person.refused")]
    public void What_happened_to_a_person_is_written_so_and_comes_back_equal(PersonEvent what, string kind)
    {
        var moment = new PersonMoment(what, "bea", "investigator", "adi", At);
        var payload = DeskRecords.Write(DeskRecords.Of(moment));
        Assert.Equal(
            $$"""{"version":1,"records":[{"kind":"{{kind}}","by":"adi","at":5,"officer":"bea","text":"investigator"}]}""", Encoding.UTF8.GetString(payload));
        Assert.Equal(moment, DeskRecords.PersonMomentOf(DeskRecords.Read(Batch(payload))[0]));
    }

    [Fact]
    public void A_look_is_written_so_and_comes_back_equal()
    {
        var look = new Look("ann", At, "/cases/1", "to call");
        var payload = DeskRecords.Write(DeskRecords.Of(look));
        Assert.Equal(
            """{"version":1,"records":[{"kind":"look","by":"ann","at":5,"text":"to call","subject":"/cases/1"}]}""", Encoding.UTF8.GetString(payload));
        Assert.Equal(look, DeskRecords.LookOf(DeskRecords.Read(Batch(payload))[0]));
    }

    [Fact]
    public void That_a_merge_of_gangs_is_undone_is_written_so_and_comes_back_equal()
    {
        var undoing = new GangUndoing(4, "ivo", "two voices", At.Milliseconds) { SeenMilliseconds = 3 };
        var payload = DeskRecords.Write(DeskRecords.Of(undoing));
        Assert.Equal(
            """{"version":1,"records":[{"kind":"gang.merge-undone","by":"ivo","at":5,"text":"two voices","number":4,"seen":3}]}""",
            Encoding.UTF8.GetString(payload));
        Assert.Equal(undoing, DeskRecords.GangUndoingOf(DeskRecords.Read(Batch(payload))[0]));
    }

    [Theory]
    [InlineData("""{"version":2,"records":[]}""")]
    [InlineData("""{"version":1,"records":[{"kind":"look","by":"a","at":1,"colour":"red"}]}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("{")]
    public void What_a_later_program_wrote_is_not_guessed_at(string text) =>
        Assert.Throws<JournalFormatException>(() => DeskRecords.Read(Batch(Encoding.UTF8.GetBytes(text))));

    private static JournalBatch Batch(byte[] payload) => new(1, 0, 1, 1, 1, payload);
}
