using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.People;

/// <summary>Who is in, what they are, and the links that let others in.</summary>
public sealed partial class PeoplePage
{
    private IReadOnlyList<(Officer Officer, Phrase Way)> _people = [];
    private Dictionary<string, string> _names = [];
    private string _userName = "";
    private string _shownName = "";
    private string _bank = "";
    private OfficerRole _role = OfficerRole.DutyOfficer;
    private string? _said;
    private (string Id, OfficerRole Role, bool IsGone)? _asked;
    private string? _link;
    private string _linkFor = "";

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

        (_people, _names) = (found, ShownNames.Of([.. found.Select(one => one.Officer)]));
    }

    private Task InviteAsync() => ChangeBookAsync(async (book, people) =>
    {
        (_said, _link) = (null, null);
        var bank = _role == OfficerRole.BankOfficer ? CanonicalBank(_bank) : null;
        if (_role == OfficerRole.BankOfficer && bank is null)
        {
            _said = S[PeopleWords.BadBank];
            return;
        }

        if (ShownNames.Refusal(_shownName.Trim()) is { } unnamed)
        {
            _said = S[unnamed];
            return;
        }

        if (_people.Any(one => ShownNames.IsSignInOf(one.Officer, _shownName)))
        {
            _said = S[PeopleWords.NameTaken];
            return;
        }

        var hasNamesake = _people.Any(one => ShownNames.AreAlike(one.Officer.ShownName, _shownName));
        var (secret, _) = await book.InviteAsync(_userName.Trim(), _shownName.Trim(), _role, bank, Me.Id);
        if (secret is null)
        {
            _said = S[PeopleWords.Taken];
            return;
        }

        Show(secret, _shownName);
        _said = hasNamesake ? S.Say(PeopleWords.Namesake, _shownName.Trim()) : null;
        (_userName, _shownName, _bank) = ("", "", "");
        await ReadAsync(book, people);
    });

    private Task InviteAgainAsync(string id) => ChangeBookAsync(async (book, people) =>
    {
        if (await people.FindByIdAsync(id) is { } officer)
        {
            Show(await book.InviteAgainAsync(officer, Me.Id), _names.GetValueOrDefault(officer.Id, officer.ShownName));
        }
    });

    /// <summary>What a person's select shows: the role that is asked about, else the one they have.</summary>
    private OfficerRole RoleShown(Officer officer) => _asked is { } asked && asked.Id == officer.Id ? asked.Role : officer.Role;

    private void AskRole(Officer officer, string? role)
    {
        if (Enum.TryParse<OfficerRole>(role, out var wanted))
        {
            Ask(officer, wanted, officer.IsGone);
        }
    }

    // What changes a person's way in is asked about first, in their own line.
    private void Ask(Officer officer, OfficerRole role, bool isGone) =>
        (_said, _link, _asked) = (null, null, (role, isGone) == (officer.Role, officer.IsGone) ? null : (officer.Id, role, isGone));

    private string QuestionOf(Officer officer, (string Id, OfficerRole Role, bool IsGone) asked) =>
        asked.IsGone ? S.Say(PeopleWords.SureEnd, _names[officer.Id])
        : officer.IsGone ? S.Say(PeopleWords.SureBack, _names[officer.Id], S[RoleNames.Of(asked.Role)])
        : S.Say(PeopleWords.SureRole, _names[officer.Id], S[RoleNames.Of(officer.Role)], S[RoleNames.Of(asked.Role)]);

    private Task ChangeAsync() => ChangeBookAsync(async (book, people) =>
    {
        (_said, _link) = (null, null);
        if (_asked is { } asked && await people.FindByIdAsync(asked.Id) is { } officer)
        {
            var done = asked.IsGone ? PeopleWords.DidEnd : officer.IsGone ? PeopleWords.DidBack : PeopleWords.DidRole;
            var fault = await book.ChangeAsync(officer, asked.Role, asked.IsGone, Me.Id);
            _said = fault is null ? S.Say(done, _names.GetValueOrDefault(officer.Id, officer.ShownName), S[RoleNames.Of(asked.Role)]) : S[fault];
        }

        _asked = null;
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
