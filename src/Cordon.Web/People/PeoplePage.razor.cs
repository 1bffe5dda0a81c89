using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.People;

/// <summary>Who is in, what they are, and the links that let others in.</summary>
public sealed partial class PeoplePage
{
    private IReadOnlyList<(Officer Officer, Phrase Way)> _people = [];
    private string _userName = "";
    private string _shownName = "";
    private string _bank = "";
    private OfficerRole _role = OfficerRole.DutyOfficer;
    private Phrase? _said;
    private string? _link;
    private string _linkFor = "";

    /// <summary>Whether the page is not live yet: what is typed or pressed now would be lost.</summary>
    private bool IsDead => !RendererInfo.IsInteractive;

    protected override Task BeginAsync() => WithBookAsync(ReadAsync);

    // Whoever is signed in as an administrator no more changes nothing, whatever their screen still shows.
    private Task ChangeBookAsync(Func<PeopleBook, UserManager<Officer>, Task> work) => Me.May(Act.AdministerPeople) ? WithBookAsync(work) : Task.CompletedTask;

    // A screen may stay open for a shift: each time a book of its own, so that what others changed is seen.
    private async Task WithBookAsync(Func<PeopleBook, UserManager<Officer>, Task> work)
    {
        await using var scope = Scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<PeopleBook>(), scope.ServiceProvider.GetRequiredService<UserManager<Officer>>());
    }

    private async Task ReadAsync(PeopleBook book, UserManager<Officer> people)
    {
        var found = new List<(Officer Officer, Phrase Way)>();
        foreach (var officer in await book.AllAsync())
        {
            var hasPasskey = (await people.GetPasskeysAsync(officer)).Count > 0;
            var isLinked = (await people.GetLoginsAsync(officer)).Count > 0;
            found.Add((officer, hasPasskey ? PeopleWords.ByPasskey : officer.PasswordHash is not null ? PeopleWords.ByCode
                : isLinked ? PeopleWords.ByOpenId : PeopleWords.NotYet));
        }

        _people = found;
    }

    private Task InviteAsync() => ChangeBookAsync(async (book, people) =>
    {
        (_said, _link) = (null, null);
        var bank = _role == OfficerRole.BankOfficer ? CanonicalBank(_bank) : null;
        if (_role == OfficerRole.BankOfficer && bank is null)
        {
            _said = PeopleWords.BadBank;
            return;
        }

        var (secret, _) = await book.InviteAsync(_userName.Trim(), _shownName.Trim(), _role, bank, Me.Id);
        if (secret is null)
        {
            _said = PeopleWords.Taken;
            return;
        }

        Show(secret, _shownName);
        (_userName, _shownName, _bank) = ("", "", "");
        await ReadAsync(book, people);
    });

    private Task InviteAgainAsync(string id) => ChangeBookAsync(async (book, people) =>
    {
        if (await people.FindByIdAsync(id) is { } officer)
        {
            Show(await book.InviteAgainAsync(officer, Me.Id), officer.ShownName);
        }
    });

    private Task ChangeAsync(string id, string? role, bool isGone) => ChangeBookAsync(async (book, people) =>
    {
        (_said, _link) = (null, null);
        if (Enum.TryParse<OfficerRole>(role, out var wanted) && await people.FindByIdAsync(id) is { } officer)
        {
            _said = await book.ChangeAsync(officer, wanted, isGone, Me.Id);
        }

        await ReadAsync(book, people);
    });

    private void Show(string secret, string name) => (_link, _linkFor) = (Navigation.BaseUri + "welcome/" + secret, name);

    private static string? CanonicalBank(string text)
    {
        Span<byte> bic = stackalloc byte[Bic.LengthMax];
        var length = Bic.Normalise(Encoding.UTF8.GetBytes(text.Trim()), bic);
        return length == 0 ? null : Encoding.ASCII.GetString(bic[..length]);
    }
}
