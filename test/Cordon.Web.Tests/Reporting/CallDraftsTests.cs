using System.Security.Claims;
using System.Security.Cryptography;
using Cordon.Core.Intake;
using Cordon.Core.Values;
using Cordon.Web.Access;
using Cordon.Web.Reporting;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Reporting;

public sealed class CallDraftsTests : IDisposable
{
    private readonly SetClock _clock = new();
    private readonly OpenSessions _sessions;
    private readonly CallDrafts _drafts;

    public CallDraftsTests()
    {
        _sessions = new OpenSessions(_clock, RandomNumberGenerator.Create());
        _drafts = new CallDrafts(_sessions);
    }

    public void Dispose() => _drafts.Dispose();

    [Fact]
    public void A_call_is_found_as_it_was_kept_whatever_its_officer_does_with_it_next()
    {
        var (session, call) = (Begin("mara"), Call("paid 4800 USD to account 77120045"));
        Assert.True(_drafts.Keep(session, "a", call));
        call.Notes.Chips.First().IsOut = true;
        call.Notes.Take("nothing");
        var found = _drafts.Find(session, "a")!;
        Assert.Equal("paid 4800 USD to account 77120045", found.Notes.Text);
        Assert.Equal(2, found.Notes.Chips.Count());
        found.Notes.Chips.First().Value = "9";
        Assert.NotEqual("9", _drafts.Find(session, "a")!.Notes.Chips.First().Value);
    }

    [Fact]
    public void What_was_corrected_is_kept_as_it_was_corrected()
    {
        var (session, call) = (Begin("mara"), Call("paid 4800 USD to account 77120045, call +44 20 7946 0958"));
        var (sum, account, phone) = call.Notes.Chips.ToList() is [var a, var b, var c] ? (a, b, c) : default;
        (sum.Value, phone.IsOut, call.Notes.Days) = ("4900 USD", true, 30);
        account.Say(Owner.Victim);
        Assert.True(_drafts.Keep(session, "a", call));
        var notes = _drafts.Find(session, "a")!.Notes;
        Assert.Equal(["4900 USD", "77120045"], notes.Chips.Select(chip => chip.Value));
        Assert.True(notes.Chips.Last().IsVictims);
        Assert.Equal(30, notes.Days);
        notes.Take(notes.Text + " yesterday");
        Assert.Equal(["4900 USD", "77120045"], notes.Chips.Select(chip => chip.Value));
    }

    [Fact]
    public void Only_what_is_said_to_be_the_scammers_is_filed_and_a_word_more_may_say_it()
    {
        var notes = new CallNotes("");
        notes.Take("gold-fund.top, +44 20 7946 0958");
        Assert.Equal(("gold-fund.top", "+442079460958"), (notes.Contact, Assert.Single(notes.Unsure)));
        Assert.Equal(2, notes.ContactKeys.Count);
        notes.Take("gold-fund.top, he wrote from +44 20 7946 0958");
        Assert.Equal("gold-fund.top / +442079460958", notes.Contact);
        notes.FirstUnsure?.Say(Owner.Victim);
        notes.Chips.Last().Say(Owner.Victim);
        notes.Take("gold-fund.top, he wrote from +44 20 7946 0958 and again");
        Assert.Equal(("gold-fund.top", 0), (notes.Contact, notes.Unsure.Count));
        Assert.Single(notes.ContactKeys);
    }

    [Fact]
    public void Anothers_session_and_ones_own_next_find_nothing()
    {
        var (mara, tomas) = (Begin("mara"), Begin("tomas"));
        Assert.True(_drafts.Keep(mara, "a", Call("one")));
        Assert.Null(_drafts.Find(tomas, "a"));
        Assert.Empty(_drafts.Of(tomas));
        Assert.Null(_drafts.Find(Begin("mara"), "a"));
        _drafts.Drop(tomas, "a");
        Assert.NotNull(_drafts.Find(mara, "a"));
    }

    [Fact]
    public void With_a_session_that_is_ended_its_calls_are_gone_and_no_others()
    {
        var (mara, tomas) = (Begin("mara"), Begin("tomas"));
        Assert.True(_drafts.Keep(mara, "a", Call("one")));
        Assert.True(_drafts.Keep(tomas, "a", Call("two")));
        _sessions.End(mara);
        Assert.Null(_drafts.Find(mara, "a"));
        Assert.Equal("two", Assert.Single(_drafts.Of(tomas)).Draft.Notes.Text);
        Assert.False(_drafts.Keep(mara, "b", Call("three")));
        Assert.Equal(1, _drafts.Count);
    }

    [Fact]
    public void A_session_that_nobody_did_anything_in_shows_no_call_and_leaves_none_behind()
    {
        var mara = Begin("mara");
        Assert.True(_drafts.Keep(mara, "a", Call("one")));
        _clock.Pass(OpenSessions.IdleTimeMax);
        Assert.Null(_drafts.Find(mara, "a"));
        Assert.Empty(_drafts.Of(mara));
        Assert.True(_drafts.Keep(Begin("tomas"), "b", Call("two")));
        Assert.Equal(1, _drafts.Count);
    }

    [Fact]
    public void One_call_too_many_is_not_kept_and_those_before_it_stay()
    {
        var mara = Begin("mara");
        Assert.All(Enumerable.Range(0, CallDrafts.OfSessionMax), i => Assert.True(_drafts.Keep(mara, $"{i}", Call($"call {i}"))));
        Assert.False(_drafts.Keep(mara, "more", Call("more")));
        Assert.True(_drafts.Keep(mara, "0", Call("call 0, and on")));
        Assert.Equal(CallDrafts.OfSessionMax, _drafts.Of(mara).Count);
        _drafts.Drop(mara, "0");
        Assert.True(_drafts.Keep(mara, "more", Call("more")));
    }

    [Fact]
    public void All_sessions_together_keep_no_more_than_there_is_room_for()
    {
        var sessions = Enumerable.Range(0, (CallDrafts.AllMax / CallDrafts.OfSessionMax) + 1).Select(i => Begin($"officer {i}")).ToList();
        var kept = sessions.SelectMany(session => Enumerable.Range(0, CallDrafts.OfSessionMax).Select(i => _drafts.Keep(session, $"{i}", Call("words"))));
        Assert.Equal(CallDrafts.AllMax, kept.Count(isKept => isKept));
        Assert.Equal(CallDrafts.AllMax, _drafts.Count);
    }

    [Fact]
    public void A_call_tells_nothing_of_what_was_said_where_it_is_written_out() =>
        Assert.DoesNotContain("77120045", Call("account 77120045").ToString(), StringComparison.Ordinal);

    private static CallDraft Call(string text)
    {
        var notes = new CallNotes("");
        notes.Take(text);
        return new CallDraft("call-1", new Instant(1_000), notes, "investment", 7);
    }

    private string Begin(string person)
    {
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person)]);
        _sessions.Begin(who, new SessionPlace("", ""));
        return OpenSessions.IdOf(new ClaimsPrincipal(who))!;
    }
}
