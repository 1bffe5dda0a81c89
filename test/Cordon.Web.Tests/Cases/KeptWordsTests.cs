using System.Security.Claims;
using System.Security.Cryptography;
using Cordon.Web.Access;
using Cordon.Web.Cases;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Cases;

public sealed class KeptWordsTests : IDisposable
{
    private const string Note = "/cases/7|Note";

    private readonly SetClock _clock = new();
    private readonly OpenSessions _sessions;
    private readonly KeptWords _words;

    public KeptWordsTests()
    {
        _sessions = new OpenSessions(_clock, RandomNumberGenerator.Create());
        _words = new KeptWords(_sessions);
    }

    public void Dispose() => _words.Dispose();

    [Fact]
    public void What_was_typed_is_found_at_its_place_by_its_own_session_alone()
    {
        var (mara, tomas) = (Begin("mara"), Begin("tomas"));
        _words.Keep(mara, Note, "half a sent");
        Assert.Equal(("half a sent", "", ""), (_words.Find(mara, Note), _words.Find(tomas, Note), _words.Find(mara, "/cases/77|Note")));
        _words.Keep(mara, Note, "");
        Assert.Equal("", _words.Find(mara, Note));
    }

    [Fact]
    public void With_the_session_it_is_gone_and_too_much_of_one_is_not_kept()
    {
        var (mara, tomas) = (Begin("mara"), Begin("tomas"));
        for (var i = 0; i < KeptWords.OfSessionMax + 1; i++)
        {
            _words.Keep(mara, FormattableString.Invariant($"/cases/{i}|Note"), "words");
        }

        Assert.Equal(("words", ""), (_words.Find(mara, "/cases/31|Note"), _words.Find(mara, "/cases/32|Note")));
        _words.Keep(mara, "/cases/31|Note", "other words");
        Assert.Equal("other words", _words.Find(mara, "/cases/31|Note"));
        _sessions.End(mara);
        Assert.Equal(("", 0), (_words.Find(mara, "/cases/31|Note"), _words.Sessions));
        _words.Keep(tomas, Note, "words");
        _clock.Pass(OpenSessions.IdleTimeMax);
        Assert.Equal("", _words.Find(tomas, Note));
        _words.Keep(Begin("mara"), Note, "words");
        Assert.Equal(1, _words.Sessions);
    }

    private string Begin(string person)
    {
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person)]);
        _sessions.Begin(who, new SessionPlace("", ""));
        return OpenSessions.IdOf(new ClaimsPrincipal(who))!;
    }
}
