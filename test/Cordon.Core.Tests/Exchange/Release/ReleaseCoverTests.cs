using System.Text;
using Cordon.Core.Exchange.Release;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Release;

/// <summary>What travels with an object is read as it was written and in no other writing; what would leave is what leaves.</summary>
public sealed class ReleaseCoverTests
{
    private static readonly ReleaseDecision Decision = ReleasePolicy.Standard.Decide(World.Question);

    [Fact]
    public void A_cover_is_read_as_it_was_written()
    {
        var cover = ReleaseCover.Of(Decision)!;
        Assert.Equal(cover, ReleaseCover.Read(cover.ToBytes()));
        Assert.Equal((Decision.Id, Decision.Obligations!.Marks), (cover.DecisionId, cover.Marks));
    }

    [Fact]
    public void A_cover_with_anything_changed_in_its_writing_is_none()
    {
        var text = Encoding.UTF8.GetString(ReleaseCover.Of(Decision)!.ToBytes());
        string[] others =
        [
            text.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal),
            text.Replace("\"policy\"", "\"rules\"", StringComparison.Ordinal), text + " ",
            text.Replace("{\"format\":1,", "{\"format\":1,\"format\":1,", StringComparison.Ordinal), text.Replace("GREEN", "green", StringComparison.Ordinal),
            text.Replace(",\"purpose\"", ",\"more\":1,\"purpose\"", StringComparison.Ordinal), text[..^1], "null", "[]", "",
        ];
        Assert.All(others, other =>
        {
            Assert.NotEqual(text, other);
            Assert.Null(ReleaseCover.Read(Encoding.UTF8.GetBytes(other)));
        });
    }

    [Fact]
    public void Where_nothing_leaves_there_is_no_cover() =>
        Assert.Null(ReleaseCover.Of(ReleasePolicy.Standard.Decide(World.Question with { Now = World.Draft.RetainUntil })));

    [Fact]
    public void What_would_leave_is_what_leaves_whatever_is_to_be_done_and_for_what()
    {
        ReleaseField[] fields =
        [
            .. Enum.GetValues<FieldClass>().Select(one => new ReleaseField($"f{(int)one}", "v", one)), new("f2", "again", FieldClass.Account),
        ];
        foreach (var action in Enum.GetValues<ReleaseAction>())
        {
            foreach (var purpose in Enum.GetValues<ReleasePurposes>())
            {
                var question = World.Question with { Action = action, Purpose = purpose };
                if (ReleasePolicy.Standard.Decide(question) is { Obligations: not null } decision)
                {
                    var (planned, left) = (Redaction.Planned(action, purpose, question.Marks, fields), Redaction.Of(decision, fields));
                    Assert.Equal(left.Fields, planned.Fields);
                    Assert.Equal(left.Withheld, planned.Withheld);
                }
            }
        }
    }
}
